package dev.p2c.odata.finance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.p2c.odata.model.Model;
import dev.p2c.odata.model.ModelParser;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Empty values of Finance. */
class FinanceValuesTest {

    private static final String TYPE = "Microsoft.Dynamics.DataEntities.CreditCardCVC";

    /** The document may list members in any order; the value 0 is the one of a new row. */
    @Test
    void theMemberWithTheLowestValueIsTheOneOfANewRow() throws IOException {
        Model model =
                ModelParser.parse(
                        """
                        <Edmx><Schema Namespace="Microsoft.Dynamics.DataEntities">
                          <EnumType Name="CreditCardCVC">
                            <Member Name="No" Value="1"/><Member Name="Absent" Value="0"/>
                            <Member Name="Yes" Value="2"/>
                          </EnumType>
                        </Schema></Edmx>
                        """
                                .getBytes(StandardCharsets.UTF_8));
        List<String> members = model.members(TYPE);

        assertThat(members).containsExactly("Absent", "No", "Yes");
        assertThat(FinanceValues.isInitial(TYPE, members, "Absent")).isTrue();
        assertThat(FinanceValues.isInitial(TYPE, members, "No")).isFalse();
        assertThat(FinanceValues.isInitial("Edm.Decimal", List.of(), "0")).isTrue();
    }
}
