package dev.p2c.odata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.p2c.error.ConfigurationException;
import dev.p2c.error.RejectedRowException;
import dev.p2c.odata.dialect.RowWrite;
import dev.p2c.odata.dialect.WriteResult;
import dev.p2c.odata.model.Query;
import dev.p2c.sandbox.Reply;
import dev.p2c.sandbox.SandboxClient;
import dev.p2c.sandbox.SandboxExtension;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Tests limits that a service does not document: sizes of requests, and rights to single rows. */
class UndocumentedLimitsTest {

    @RegisterExtension static final SandboxExtension SANDBOX = new SandboxExtension();

    private final SandboxClient finance = SANDBOX.finance();
    private final Connection connection =
            new StandInConnections(SANDBOX.sandbox()).finance(new TestTime(), 100);

    @BeforeEach
    void reset() {
        finance.control("POST", "reset", "{\"data\":\"empty\"}");
        finance.control("DELETE", "stats", "");
    }

    @AfterEach
    void lift() {
        finance.control("DELETE", "sizes", "");
        finance.control("DELETE", "faults", "");
    }

    @Test
    void aQueryWithTooManyKeysIsHalvedAndTheSizeRemembered() {
        upsert(60);
        sizes("{\"filterNodes\":100}");

        assertThat(read(60)).hasSize(60);
        long refused = refused();
        assertThat(read(60)).hasSize(60);

        assertThat(refused).isBetween(1L, 6L);
        assertThat(refused()).isEqualTo(refused);
    }

    @Test
    void aLoweredLimitOfKeysGrowsAgain() {
        upsert(60);
        sizes("{\"filterNodes\":30}");
        read(60);
        finance.control("DELETE", "sizes", "");

        finance.control("DELETE", "stats", "");
        read(60);
        long lowered = requests();
        for (int i = 0; i < 120; i++) {
            read(60);
        }
        finance.control("DELETE", "stats", "");
        read(60);

        assertThat(lowered).isGreaterThan(4);
        assertThat(requests()).isLessThan(lowered);
    }

    @Test
    void aSingleKeyThatIsAlwaysRefusedIsTheFaultOfThatKey() {
        upsert(60);
        finance.control("POST", "faults", "[{\"query\":\"'K31'\",\"status\":400}]");
        List<Map<String, JsonNode>> refused = new ArrayList<>();

        List<ObjectNode> rows =
                connection.readByKeys(
                        Query.of("CustomersV3").withSelect(List.of("OrganizationName")),
                        keys(60),
                        (key, why) -> refused.add(key));

        assertThat(rows).hasSize(59);
        assertThat(refused).containsExactly(key(31));
        assertThatThrownBy(() -> read(60))
                .isInstanceOf(RejectedRowException.class)
                .hasMessageContaining("CustomersV3");
    }

    @Test
    void salesRefusesAFilterOfMoreThan300Conditions() {
        String filter = "accounts?$filter=name%20eq%20'a'" + "%20or%20name%20eq%20'a'".repeat(299);

        assertThat(SANDBOX.sales().get(filter).status()).isEqualTo(200);
        Reply refused = SANDBOX.sales().get(filter + "%20or%20name%20eq%20'a'");
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.json().at("/error/code").asText()).isEqualTo("0x80044183");
    }

    @Test
    void aQueryWithTooLongAnAddressIsHalved() {
        upsert(60);
        sizes("{\"addressLength\":1500}");

        assertThat(read(60)).hasSize(60);
    }

    @Test
    void aQueryOfAnUnknownColumnIsAMistakeOfTheMapping() {
        Query query = Query.of("CustomersV3").withSelect(List.of("Nothing"));

        assertThatThrownBy(() -> connection.readByKeys(query, keys(100)))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("Nothing");
        assertThat(refused()).isLessThan(10);
    }

    @Test
    void aBatchWithTooManyPartsIsHalvedAndTheSizeRemembered() {
        sizes("{\"batchParts\":10}");

        assertThat(upsert(100)).hasSize(100).allMatch(WriteResult.Written.class::isInstance);
        assertThat(connection.batchSize("CustomersV3")).isLessThanOrEqualTo(12);
        assertThat(finance.get("CustomersV3/$count").body()).endsWith("100");
    }

    @Test
    void aBatchThatIsAlwaysRefusedIsAMistakeOfASetting() {
        finance.control("POST", "faults", "[{\"path\":\"\\\\$batch\",\"status\":400}]");

        assertThatThrownBy(() -> upsert(100))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("$batch");
        assertThat(refused()).isLessThan(20);
    }

    @Test
    void aRowThatTheUserMayNotWriteIsRefusedAndTheOthersAreWritten() {
        finance.control(
                "POST",
                "faults",
                "[{\"method\":\"PATCH\",\"path\":\"CustomersV3.*K3'\",\"status\":403}]");
        upsert(10);

        List<WriteResult> results =
                connection.upsert("CustomersV3", Optional.empty(), rows(10, true));

        assertThat(results).filteredOn(WriteResult.Written.class::isInstance).hasSize(9);
        assertThat(results.get(3))
                .isInstanceOfSatisfying(
                        WriteResult.Refused.class,
                        refused -> {
                            assertThat(refused.status()).isEqualTo(403);
                            assertThat(refused.message()).isNotEmpty();
                        });
    }

    @Test
    void aTableThatTheUserMayNotReadIsAMistakeOfTheSetup() {
        finance.control("POST", "faults", "[{\"path\":\"CustomersV3\",\"status\":403}]");

        assertThatThrownBy(() -> upsert(10)).isInstanceOf(ConfigurationException.class);
    }

    private void sizes(String json) {
        assertThat(finance.control("POST", "sizes", json).status()).isEqualTo(200);
    }

    private long requests() {
        return finance.control("GET", "stats", "").json().get("requests").asLong();
    }

    private long refused() {
        JsonNode statuses = finance.control("GET", "stats", "").json().get("byStatus");
        return statuses.path("400").asLong() + statuses.path("414").asLong();
    }

    private List<WriteResult> upsert(int rows) {
        return connection.upsert("CustomersV3", Optional.empty(), rows(rows, false));
    }

    private List<ObjectNode> read(int rows) {
        Query query = Query.of("CustomersV3").withSelect(List.of("OrganizationName"));
        return connection.readByKeys(query, keys(rows));
    }

    private static List<Map<String, JsonNode>> keys(int count) {
        return IntStream.range(0, count).mapToObj(UndocumentedLimitsTest::key).toList();
    }

    private static Map<String, JsonNode> key(int number) {
        Map<String, JsonNode> key = new LinkedHashMap<>();
        key.put("dataAreaId", TextNode.valueOf("usmf"));
        key.put("CustomerAccount", TextNode.valueOf("K" + number));
        return key;
    }

    private static List<RowWrite> rows(int count, boolean known) {
        return IntStream.range(0, count)
                .mapToObj(
                        i -> {
                            ObjectNode body =
                                    JsonNodeFactory.instance
                                            .objectNode()
                                            .put("OrganizationName", "A")
                                            .put("CustomerGroupId", "10")
                                            .put("SalesCurrencyCode", "USD");
                            key(i).forEach(body::set);
                            return new RowWrite(
                                    key(i),
                                    body,
                                    known
                                            ? Optional.of(new RowWrite.Known("", ""))
                                            : Optional.empty());
                        })
                .toList();
    }
}
