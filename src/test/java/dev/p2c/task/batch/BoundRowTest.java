package dev.p2c.task.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.p2c.mapping.MappedRow;
import dev.p2c.state.LedgerEntry;
import dev.p2c.state.RowState;
import dev.p2c.task.TaskFixture;
import dev.p2c.task.batch.BoundRow.Binding;
import dev.p2c.task.batch.BoundRow.LeftOut;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class BoundRowTest {

    private static final LeftOut CONTACT =
            new LeftOut("primarycontactid.number", "contacts.number=C1");

    private final Mapped.Accepted row = new Mapped.Accepted(TaskFixture.json("{}"), mapped());

    @Test
    void bodyHasFieldsFirstAndThenBindings() {
        Map<String, Binding> bindings = new LinkedHashMap<>();
        bindings.put(
                "currency.code", new Binding("currency", Optional.of("/transactioncurrencies(1)")));
        bindings.put("primarycontactid.number", new Binding("primarycontactid", Optional.empty()));

        ObjectNode body = new BoundRow(row, bindings, List.of()).body(Set.of());

        assertThat(body)
                .hasToString(
                        "{\"accountnumber\":\"A1\",\"name\":\"Contoso\",\"fax\":\"7\","
                                + "\"currency@odata.bind\":\"/transactioncurrencies(1)\","
                                + "\"primarycontactid@odata.bind\":null}");
    }

    @Test
    void bodyLeavesOutFieldsWhoseRowIsMissing() {
        BoundRow bound = new BoundRow(row, Map.of(), List.of(new LeftOut("fax", "faxes.number=7")));

        assertThat(bound.body(Set.of()).has("fax")).isFalse();
        assertThat(bound.body(Set.of()).has("name")).isTrue();
    }

    @Test
    void bodyLeavesOutFieldsAndLookupsThatTheTargetKeeps() {
        BoundRow bound =
                new BoundRow(
                        row,
                        Map.of("currency.code", new Binding("currency", Optional.of("/c(1)"))),
                        List.of());

        ObjectNode body = bound.body(Set.of("name", "currency.code"));

        assertThat(body).hasToString("{\"accountnumber\":\"A1\",\"fax\":\"7\"}");
    }

    @Test
    void changingABodyChangesNeitherTheRowNorTheNextBody() {
        BoundRow bound = new BoundRow(row, Map.of(), List.of());

        bound.body(Set.of()).put("name", "Other").remove("fax");

        assertThat(bound.body(Set.of()).get("name").textValue()).isEqualTo("Contoso");
        assertThat(row.target().fields()).containsKey("fax");
    }

    @Test
    void bindingsAreCopiedAndCannotBeChanged() {
        Map<String, Binding> bindings = new HashMap<>();
        BoundRow bound = new BoundRow(row, bindings, List.of());
        bindings.put("currency.code", new Binding("currency", Optional.empty()));

        assertThat(bound.bindings()).isEmpty();
        assertThatThrownBy(() -> bound.bindings().clear())
                .isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void ledgerEntryTellsAnIncompleteRowFromACompleteOne() {
        LedgerEntry complete = new BoundRow(row, Map.of(), List.of()).entry("t", "usmf");
        LedgerEntry incomplete = new BoundRow(row, Map.of(), List.of(CONTACT)).entry("t", "usmf");

        assertThat(complete.state()).isEqualTo(RowState.WRITTEN);
        assertThat(complete.hash()).isEqualTo("hash");
        assertThat(incomplete.state()).isEqualTo(RowState.INCOMPLETE);
        assertThat(incomplete.isWrittenAs("hash")).isFalse();
    }

    @Test
    void onlyAnIncompleteRowThatWasSentAsItIsNowCountsAsSentAlready() {
        BoundRow complete = new BoundRow(row, Map.of(), List.of());
        BoundRow incomplete = new BoundRow(row, Map.of(), List.of(CONTACT));

        assertThat(incomplete.isSentAlready(incomplete.entry("t", "usmf"))).isTrue();
        assertThat(incomplete.isSentAlready(LedgerEntry.incomplete("t", "usmf", "A1", "other")))
                .isFalse();
        assertThat(incomplete.isSentAlready(complete.entry("t", "usmf"))).isFalse();
        assertThat(incomplete.isSentAlready(null)).isFalse();
        assertThat(complete.isSentAlready(complete.entry("t", "usmf"))).isFalse();
    }

    private static MappedRow mapped() {
        Map<String, JsonNode> fields = new LinkedHashMap<>();
        fields.put("accountnumber", TextNode.valueOf("A1"));
        fields.put("name", TextNode.valueOf("Contoso"));
        fields.put("fax", TextNode.valueOf("7"));
        return new MappedRow(
                "A1",
                Map.of("accountnumber", TextNode.valueOf("A1")),
                fields,
                List.of(),
                List.of(),
                "hash",
                List.of());
    }
}
