package dev.p2c.odata.finance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Test;

class FieldLabelTest {

    private static final ObjectNode ROW =
            JsonNodeFactory.instance
                    .objectNode()
                    .put("CustomerGroupDescription", "")
                    .put("CustomerGroupId", "99")
                    .put("AddressState", "WA")
                    .put("DeliveryAddressState", "ZZ");

    @Test
    void theShortestFieldThatBeginsWithTheLabelIsTheOneAtFault() {
        assertThat(FieldLabel.in("The value '99' in field 'Customer group' is unknown.", ROW))
                .contains("CustomerGroupId");
    }

    @Test
    void aLabelInsideFieldNamesIsThatOfTheFieldWithTheValue() {
        assertThat(FieldLabel.in("The value 'ZZ' in field 'State' is not found.", ROW))
                .contains("DeliveryAddressState");
    }

    @Test
    void aLabelOfNoFieldAndAnEmptyLabelNameNone() {
        assertThat(FieldLabel.in("field 'Site' must be filled in", ROW)).isEmpty();
        assertThat(FieldLabel.in("field ' ' must be filled in", ROW)).isEmpty();
    }
}
