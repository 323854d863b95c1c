package dev.p2c.odata;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.p2c.odata.dialect.RowWrite;
import dev.p2c.odata.dialect.WriteResult;
import dev.p2c.sandbox.Behaviour;
import dev.p2c.sandbox.SandboxClient;
import dev.p2c.sandbox.SandboxExtension;
import dev.p2c.sandbox.odata.ReaderSettings;
import dev.p2c.sandbox.store.Collation;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Tests keys and texts that the databases of the services treat as equal. */
class CollationTest {

    /** An organization in English. */
    @RegisterExtension static final SandboxExtension SANDBOX = new SandboxExtension();

    /** An organization in Swedish. */
    @RegisterExtension
    static final SandboxExtension SWEDISH =
            new SandboxExtension(
                    settings ->
                            settings.withBehaviour(
                                    Behaviour.defaults()
                                            .withSalesReading(
                                                    ReaderSettings.sales()
                                                            .withCollation(
                                                                    Collation.ACCENTS_COUNT))));

    private final Connection sales = connection(SANDBOX);
    private final Connection finance =
            new StandInConnections(SANDBOX.sandbox()).finance(new TestTime(), 100);

    private static Connection connection(SandboxExtension sandbox) {
        return new StandInConnections(sandbox.sandbox()).sales(new TestTime(), 100);
    }

    @BeforeEach
    void reset() {
        for (SandboxExtension one : List.of(SANDBOX, SWEDISH)) {
            one.sales().control("POST", "reset", "{\"data\":\"empty\"}");
            one.finance().control("POST", "reset", "{\"data\":\"empty\"}");
        }
    }

    @Test
    void salesIgnoresCaseAccentsWidthAndBlanksAtTheEndInFilters() {
        upsert(sales, "X-É1 ");

        for (String equal : List.of("X-E1", "x-é1", "X-É1", "\uff38-É1", "X-É1   ")) {
            assertThat(found(SANDBOX, "accountnumber eq '" + equal + "'")).as(equal).isEqualTo(1);
        }
        assertThat(found(SANDBOX, "contains(accountnumber,'e1')")).isEqualTo(1);
        assertThat(found(SANDBOX, "accountnumber eq ' X-E1'")).isZero();
        upsert(connection(SWEDISH), "X-É1");
        assertThat(found(SWEDISH, "accountnumber eq 'X-E1'")).isZero();
        assertThat(found(SWEDISH, "accountnumber eq 'x-é1'")).isEqualTo(1);
    }

    @Test
    void aNumberThatSalesTakesForAnotherOneIsRefusedWithTheOtherRow() {
        upsert(sales, "X-E1");

        assertThat(upsert(sales, "X-É1"))
                .singleElement()
                .isInstanceOfSatisfying(
                        WriteResult.Refused.class,
                        refused -> assertThat(refused.message()).contains("\"X-E1\""));
        assertThat(upsert(sales, "x-e1 ")).singleElement().isInstanceOf(WriteResult.Changed.class);
        Connection swedish = connection(SWEDISH);
        assertThat(upsert(swedish, "X-E1", "X-É1")).allMatch(WriteResult.Written.class::isInstance);
    }

    @Test
    void aLookupFindsTheRowThatTheServiceTakesForTheNumberAndPrefersTheExactOne() {
        upsert(sales, "X-E1");
        TextNode accent = TextNode.valueOf("X-É1");
        TextNode plain = TextNode.valueOf("X-E1");

        assertThat(find(sales, accent, plain)).containsKeys(plain);
        assertThat(find(sales, accent)).containsKey(accent);
        Connection swedish = connection(SWEDISH);
        upsert(swedish, "X-E1");
        assertThat(find(swedish, accent)).isEmpty();
        upsert(swedish, "X-É1");
        Map<JsonNode, String> both = find(swedish, accent, plain);
        assertThat(both.get(accent)).isNotEqualTo(both.get(plain));
    }

    /** Each of the queries returns the row. */
    @Test
    void aRowThatTwoQueriesReturnIsOneRow() {
        upsert(sales, "X-E1");
        List<JsonNode> numbers = new ArrayList<>(List.of(TextNode.valueOf("X-E1")));
        IntStream.range(0, 500).forEach(i -> numbers.add(TextNode.valueOf("OTHER-" + i)));
        numbers.add(TextNode.valueOf("X-É1"));

        var found = sales.find("accounts", Optional.empty(), "accountnumber", numbers);

        assertThat(found.ids()).hasSizeBetween(1, 2).containsKey(numbers.get(0));
        assertThat(found.ambiguous()).isEmpty();
    }

    private static Map<JsonNode, String> find(Connection sales, JsonNode... numbers) {
        return sales.find("accounts", Optional.empty(), "accountnumber", List.of(numbers)).ids();
    }

    @Test
    void financeComparesAccentsButNeitherCaseNorWidthNorBlanksAtTheEnd() {
        assertThat(customers("C-E1", "C-É1")).allMatch(WriteResult.Written.class::isInstance);

        assertThat(customers("c-e1")).noneMatch(WriteResult.Written.class::isInstance);
        assertThat(customers("\uff23-E1")).noneMatch(WriteResult.Written.class::isInstance);
        assertThat(customers("C-E1  ")).noneMatch(WriteResult.Written.class::isInstance);
    }

    private static long found(SandboxExtension sandbox, String filter) {
        String address = "accounts?$filter=" + SandboxClient.encode(filter);
        return sandbox.sales().get(address).json().get("value").size();
    }

    private static List<WriteResult> upsert(Connection sales, String... numbers) {
        List<RowWrite> rows = new ArrayList<>();
        for (String number : numbers) {
            ObjectNode body =
                    JsonNodeFactory.instance
                            .objectNode()
                            .put("accountnumber", number)
                            .put("name", number);
            rows.add(
                    new RowWrite(
                            Map.of("accountnumber", TextNode.valueOf(number)),
                            body,
                            Optional.empty()));
        }
        return sales.upsert("accounts", Optional.empty(), rows);
    }

    private List<WriteResult> customers(String... accounts) {
        List<RowWrite> rows = new ArrayList<>();
        for (String account : accounts) {
            Map<String, JsonNode> key = new LinkedHashMap<>();
            key.put("dataAreaId", TextNode.valueOf("usmf"));
            key.put("CustomerAccount", TextNode.valueOf(account));
            ObjectNode body =
                    JsonNodeFactory.instance
                            .objectNode()
                            .put("OrganizationName", "A")
                            .put("CustomerGroupId", "10")
                            .put("SalesCurrencyCode", "USD");
            key.forEach(body::set);
            rows.add(new RowWrite(key, body, Optional.empty()));
        }
        return finance.upsert("CustomersV3", Optional.empty(), rows);
    }
}
