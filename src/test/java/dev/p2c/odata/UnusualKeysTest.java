package dev.p2c.odata;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.p2c.odata.dialect.RowWrite;
import dev.p2c.odata.dialect.WriteResult;
import dev.p2c.odata.model.Query;
import dev.p2c.odata.write.Removal;
import dev.p2c.sandbox.SandboxExtension;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests rows whose keys hold characters that addresses treat in a special way. */
class UnusualKeysTest {

    @RegisterExtension static final SandboxExtension SANDBOX = new SandboxExtension();

    private static final List<String> KEYS =
            List.of(
                    "A/1",
                    "A//2",
                    "A\\3",
                    "A+4",
                    "A#5",
                    "A%6",
                    "A%2F7",
                    "A%252F8",
                    "A&9",
                    "A'10",
                    "A''11",
                    "A`12",
                    "A?13",
                    "A:14",
                    "A*15",
                    "A<16>",
                    "A\"17\"",
                    " A18",
                    "A19 ",
                    "A20\t",
                    "\tA21",
                    "A22\u00a0",
                    "\u00a0A23",
                    "Ä24ß",
                    "A25\uD83D\uDE00",
                    "A,26",
                    "A=27",
                    "A(28)",
                    "A;29",
                    "A|30",
                    "A@31",
                    "A$32",
                    "A{33}",
                    "A[34]",
                    "A^35~",
                    "A 36 b",
                    "A./..37",
                    "..",
                    "A.",
                    "12345678901234567890");

    private final StandInConnections connections = new StandInConnections(SANDBOX.sandbox());

    @ParameterizedTest
    @ValueSource(ints = {1, 100})
    void aCustomerWithAnyKeyIsCreatedUpdatedReadAndDeletedAloneAndInABatch(int batch) {
        Connection finance = connections.finance(new TestTime(), batch);

        List<WriteResult> created =
                finance.upsert("CustomersV3", Optional.empty(), customers(false));
        List<WriteResult> updated =
                finance.upsert("CustomersV3", Optional.empty(), customers(true));
        Query names = Query.of("CustomersV3").withSelect(List.of("OrganizationName"));
        List<ObjectNode> read = finance.readByKeys(names, KEYS.stream().map(this::key).toList());

        assertThat(created).allMatch(result -> created(result, true));
        assertThat(updated).allMatch(result -> created(result, false));
        assertThat(read)
                .hasSameSizeAs(KEYS)
                .allMatch(row -> row.get("OrganizationName").asText().equals("after"));
        assertThat(finance.removals().remove("CustomersV3", removals()))
                .allMatch(Optional::isEmpty);
        assertThat(finance.count(Query.of("CustomersV3"))).isZero();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 100})
    void anAccountWithAnyKeyIsCreatedUpdatedReadAndDeletedAloneAndInABatch(int batch) {
        Connection sales = connections.sales(new TestTime(), batch);

        List<WriteResult> created = sales.upsert("accounts", Optional.empty(), accounts(false));
        List<WriteResult> updated = sales.upsert("accounts", Optional.empty(), accounts(true));
        Map<JsonNode, String> ids =
                sales.find("accounts", Optional.empty(), "accountnumber", numbers()).ids();

        assertThat(created).allMatch(result -> created(result, true));
        assertThat(updated).allMatch(result -> created(result, false));
        assertThat(ids.keySet()).containsExactlyInAnyOrderElementsOf(numbers());
        List<Removal> removals =
                KEYS.stream()
                        .map(
                                number ->
                                        new Removal(
                                                Map.of("accountnumber", text(number)),
                                                "",
                                                Optional.empty()))
                        .toList();
        assertThat(sales.removals().remove("accounts", removals)).allMatch(Optional::isEmpty);
        assertThat(sales.count(Query.of("accounts"))).isZero();
    }

    private static boolean created(WriteResult result, boolean expected) {
        return result instanceof WriteResult.Written written && written.created() == expected;
    }

    private List<RowWrite> customers(boolean known) {
        List<RowWrite> rows = new ArrayList<>();
        for (String account : KEYS) {
            ObjectNode body =
                    JsonNodeFactory.instance
                            .objectNode()
                            .put("dataAreaId", "usmf")
                            .put("CustomerAccount", account)
                            .put("CustomerGroupId", "10")
                            .put("SalesCurrencyCode", "USD")
                            .put("OrganizationName", known ? "after" : "before");
            rows.add(new RowWrite(key(account), body, existing(known)));
        }
        return rows;
    }

    private static Optional<RowWrite.Known> existing(boolean known) {
        return known ? Optional.of(new RowWrite.Known("", "")) : Optional.empty();
    }

    private static List<RowWrite> accounts(boolean known) {
        List<RowWrite> rows = new ArrayList<>();
        for (String number : KEYS) {
            ObjectNode body =
                    JsonNodeFactory.instance
                            .objectNode()
                            .put("accountnumber", number)
                            .put("name", known ? "after" : "before");
            rows.add(new RowWrite(Map.of("accountnumber", text(number)), body, existing(known)));
        }
        return rows;
    }

    private static Set<JsonNode> numbers() {
        return Set.copyOf(KEYS.stream().<JsonNode>map(TextNode::valueOf).toList());
    }

    private Map<String, JsonNode> key(String account) {
        Map<String, JsonNode> key = new LinkedHashMap<>();
        key.put("dataAreaId", text("usmf"));
        key.put("CustomerAccount", text(account));
        return key;
    }

    private List<Removal> removals() {
        return KEYS.stream()
                .map(account -> new Removal(key(account), "", Optional.empty()))
                .toList();
    }

    private static TextNode text(String value) {
        return TextNode.valueOf(value);
    }
}
