package dev.p2c.odata.dialect;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.p2c.odata.TestService;
import dev.p2c.odata.TestTime;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A service that keeps to OData 4.0 needs settings and no code. */
class PlainDialectTest {

    @Test
    void rowsAreUpsertedByTheirKey() throws IOException {
        try (TestService service =
                new TestService(
                        "finance-metadata.xml",
                        asked ->
                                TestService.batch(
                                        asked, operation -> TestService.Answer.json(201, "{}")))) {
            RowWrite row =
                    new RowWrite(
                            Map.of("UnitSymbol", TextNode.valueOf("m/s")),
                            JsonNodeFactory.instance.objectNode().put("UnitSymbol", "m/s"),
                            Optional.empty());

            List<WriteResult> results =
                    service.connection("plain", new TestTime())
                            .upsert("UnitsOfMeasure", Optional.empty(), List.of(row));

            assertThat(results).containsExactly(new WriteResult.Written(true, "", ""));
            TestService.Asked sent = service.asked().get(0).operations().get(0);
            assertThat(sent.method()).isEqualTo("PATCH");
            assertThat(sent.target()).isEqualTo("UnitsOfMeasure(UnitSymbol='m%2Fs')");
            assertThat(sent.headers()).containsEntry("if-none-match", "*");
        }
    }

    @Test
    void anExistingRowThatIsNotKnownIsNotOverwritten() throws IOException {
        try (TestService service =
                new TestService(
                        "finance-metadata.xml",
                        asked ->
                                TestService.batch(
                                        asked, operation -> TestService.Answer.json(412, "{}")))) {
            RowWrite row =
                    new RowWrite(
                            Map.of("UnitSymbol", TextNode.valueOf("kg")),
                            JsonNodeFactory.instance.objectNode().put("UnitSymbol", "kg"),
                            Optional.empty());

            assertThat(
                            service.connection("plain", new TestTime())
                                    .upsert("UnitsOfMeasure", Optional.empty(), List.of(row)))
                    .containsExactly(new WriteResult.Changed(""));
        }
    }
}
