package dev.p2c.sandbox.odata;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.p2c.sandbox.SandboxClient;
import dev.p2c.sandbox.http.ODataAnswer;
import dev.p2c.sandbox.http.ODataCall;
import dev.p2c.sandbox.model.EntityModel;
import dev.p2c.sandbox.model.ServiceModel;
import dev.p2c.sandbox.store.EntityTable;
import dev.p2c.sandbox.store.Store;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Counts how many of 200,000 rows a query examines; nothing is timed. */
final class QueryCostTest {

    private static final int ROWS = 200_000;
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    private static ODataReader sales;
    private static ODataReader finance;

    @BeforeAll
    static void fill() {
        ServiceModel salesModel = ServiceModel.sales(true);
        Store salesStore = new Store(salesModel);
        Indexes.ofSales(salesStore);
        fill(salesStore, salesStore.table("accounts"), QueryCostTest::account);
        sales =
                new ODataReader(
                        salesModel, salesStore, new SalesReadStyle(), ReaderSettings.sales());
        ServiceModel financeModel = ServiceModel.finance();
        Store financeStore = new Store(financeModel);
        Indexes.ofFinance(financeStore);
        fill(financeStore, financeStore.table("CustomersV2"), QueryCostTest::customer);
        finance =
                new ODataReader(
                        financeModel,
                        financeStore,
                        new FinanceReadStyle(financeModel),
                        ReaderSettings.finance());
    }

    private interface Filler {
        Map<String, Object> row(int number);
    }

    private static void fill(Store store, EntityTable table, Filler filler) {
        EntityModel entity = table.model();
        store.write(
                () -> {
                    for (int i = 0; i < ROWS; i++) {
                        Map<Integer, Object> values = new TreeMap<>();
                        filler.row(i).forEach((name, v) -> values.put(entity.index(name), v));
                        table.put(values);
                    }
                    return null;
                });
    }

    private static Map<String, Object> account(int i) {
        return Map.of(
                "accountid",
                new UUID(i * 7919L % ROWS, i),
                "accountnumber",
                "A" + i,
                "name",
                "Name " + i,
                "statecode",
                i % 2,
                "modifiedon",
                START.plusSeconds(i / 4));
    }

    private static Map<String, Object> customer(int i) {
        return Map.of(
                "dataAreaId", i % 2 == 0 ? "usmf" : "demf",
                "CustomerAccount", "C" + i,
                "PartyNumber", "P" + i);
    }

    private static JsonNode read(ODataReader reader, String set, String query) {
        ODataAnswer answer =
                reader.read(new ODataCall("GET", set, query, Map.of(), new byte[0], "http://x/"));
        try {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            answer.content().writeTo(out);
            return new ObjectMapper().readTree(out.toByteArray());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static long cost(ODataReader reader, String set, String filter, String more, int rows) {
        long before = reader.examinedRows();
        JsonNode value =
                read(reader, set, "$filter=" + SandboxClient.encode(filter) + more).get("value");
        assertThat(value).hasSize(rows);
        return reader.examinedRows() - before;
    }

    @Test
    void equalityOnAKeyExaminesOneRow() {
        assertThat(cost(sales, "accounts", "accountnumber eq 'a777'", "", 1)).isEqualTo(1);
        assertThat(cost(sales, "accounts", "statecode eq 1 and 'A777' eq accountnumber", "", 1))
                .isEqualTo(1);
        assertThat(cost(sales, "accounts", "name eq 'Name 5' and statecode eq 0", "", 0))
                .isEqualTo(1);
        String key = "dataAreaId eq 'usmf' and CustomerAccount eq 'C778'";
        assertThat(cost(finance, "CustomersV2", key, "", 1)).isEqualTo(1);
        assertThat(cost(finance, "CustomersV2", "PartyNumber eq 'P778'", "", 1)).isEqualTo(1);
    }

    @Test
    void alternativeKeysExamineOnlyTheirRows() {
        assertThat(
                        cost(
                                sales,
                                "accounts",
                                "accountnumber eq 'A1' or accountnumber eq 'A2' or"
                                        + " accountnumber eq 'none'",
                                "",
                                2))
                .isEqualTo(2);
        String one = "(dataAreaId eq 'usmf' and CustomerAccount eq 'C2')";
        String two = "(dataAreaId eq 'demf' and CustomerAccount eq 'C3')";
        String both = one + " or " + two + " or " + one;
        assertThat(cost(finance, "CustomersV2", both, "&cross-company=true", 2)).isEqualTo(2);
        String inOne =
                "dataAreaId eq 'usmf' and (CustomerAccount eq 'C2' or CustomerAccount eq 'C4')";
        assertThat(cost(finance, "CustomersV2", inOne, "", 2)).isEqualTo(2);
    }

    @Test
    void changesSinceATimeAreReadInOrderWithoutSorting() {
        String filter = "modifiedon ge " + START.plusSeconds(ROWS / 4 - 100);
        String order = "&$orderby=modifiedon,accountid";

        assertThat(cost(sales, "accounts", filter, order, 400)).isEqualTo(400);
        assertThat(cost(sales, "accounts", "modifiedon ge " + START, order, 5_000))
                .isEqualTo(5_001);
    }

    @Test
    void nextPageStartsAfterTheLastRowOfThePreviousPage() {
        JsonNode first = read(sales, "accounts", "$select=name&$orderby=modifiedon");
        String next = first.get("@odata.nextLink").asText();
        long before = sales.examinedRows();
        JsonNode second = read(sales, "accounts", next.substring(next.indexOf('?') + 1));

        assertThat(second.get("value")).hasSize(5_000);
        assertThat(sales.examinedRows() - before).isEqualTo(5_001);
        assertThat(second.get("value").findValuesAsText("name"))
                .doesNotContainAnyElementsOf(first.get("value").findValuesAsText("name"));
    }

    @Test
    void readingACompanyInKeyOrderNeedsNoSorting() {
        assertThat(
                        cost(
                                finance,
                                "CustomersV2",
                                "dataAreaId eq 'usmf'",
                                "&cross-company=true&$select=CustomerAccount"
                                        + "&$orderby=dataAreaId,CustomerAccount",
                                10_000))
                .isEqualTo(10_001);
        assertThat(
                        cost(
                                finance,
                                "CustomersV2",
                                "dataAreaId eq 'usmf' and CustomerAccount gt 'C99998'",
                                "",
                                0))
                .isZero();
    }
}
