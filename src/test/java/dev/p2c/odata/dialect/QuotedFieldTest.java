package dev.p2c.odata.dialect;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Test;

class QuotedFieldTest {

    private static final ObjectNode ROW =
            JsonNodeFactory.instance
                    .objectNode()
                    .put("name", "Contoso")
                    .put("transactioncurrencyid@odata.bind", "/transactioncurrencies(1)");

    @Test
    void theFirstQuotedFieldOfTheRowIsTheOneAtFault() {
        assertThat(QuotedField.in("'account' has a 'name' that is too long", ROW)).contains("name");
    }

    @Test
    void aQuotedLookupIsTheBindingOfTheRow() {
        assertThat(QuotedField.in("'transactioncurrencyid' is missing", ROW))
                .contains("transactioncurrencyid@odata.bind");
    }

    @Test
    void theQuoteThatEndsAWordMayBeginTheNext() {
        assertThat(QuotedField.in("it's the field 'name'", ROW)).contains("name");
    }

    @Test
    void aMessageWithoutAFieldOfTheRowNamesNone() {
        assertThat(QuotedField.in("'fax' is unknown, name is not quoted", ROW)).isEmpty();
    }
}
