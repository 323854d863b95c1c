package dev.p2c.odata.write;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.p2c.odata.Connection;
import dev.p2c.odata.HttpGateway;
import dev.p2c.odata.StandInConnections;
import dev.p2c.odata.dialect.Dialects;
import dev.p2c.odata.dialect.RowWrite;
import dev.p2c.odata.dialect.WriteResult;
import dev.p2c.odata.model.Query;
import dev.p2c.odata.transport.ConnectionSettings;
import dev.p2c.odata.transport.ConnectionSettings.Batching;
import dev.p2c.odata.transport.ConnectionSettings.Limits;
import dev.p2c.odata.transport.Gateway;
import dev.p2c.sandbox.SandboxClient;
import dev.p2c.sandbox.SandboxExtension;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Change sets are written as a whole or not at all; rows at fault are found by splitting sets into
 * halves.
 */
class ChangeSetsTest {

    @RegisterExtension static final SandboxExtension SANDBOX = new SandboxExtension();

    private static final AtomicInteger NUMBERS = new AtomicInteger();

    private final AtomicInteger batches = new AtomicInteger();

    @ParameterizedTest
    @CsvSource({"1,0", "1,1", "2,1", "2,2", "7,1", "100,0", "100,1", "100,3", "100,50", "100,100"})
    void theRowsAtFaultAreFoundAndAllOthersAreWritten(int rows, int bad) {
        Connection sales = connection("sales", SANDBOX.sales());
        Set<Integer> atFault = someOf(rows, bad, new Random(rows * 31L + bad));
        List<RowWrite> upserts = new ArrayList<>();
        for (int i = 0; i < rows; i++) {
            upserts.add(account(atFault.contains(i) ? "x".repeat(200) : "Company " + i));
        }

        List<WriteResult> results = sales.upsert("accounts", Optional.empty(), upserts);

        assertThat(results).hasSize(rows);
        for (int i = 0; i < rows; i++) {
            assertThat(results.get(i) instanceof WriteResult.Refused)
                    .as("row %d", i)
                    .isEqualTo(atFault.contains(i));
        }
        double bound = bad == 0 ? 0 : 2 * bad * Math.log((double) rows / bad) / Math.log(2) + bad;
        assertThat(batches.get() - 1).isLessThanOrEqualTo((int) bound);
        // All halves of one round share a request.
        int rounds = Integer.SIZE - Integer.numberOfLeadingZeros(rows - 1);
        assertThat(batches.get() - 1).isLessThanOrEqualTo(rounds);
        assertThat(
                        sales.count(
                                Query.of("accounts")
                                        .withFilter(Optional.of("startswith(name,'Company ')"))))
                .isGreaterThanOrEqualTo(rows - bad);
    }

    @Test
    void aRefusalHasTheServicesMessageForItsRow() {
        Connection finance = connection("finance", SANDBOX.finance());
        List<RowWrite> rows = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            rows.add(customer(i == 13 ? "NO-SUCH" : i == 5 ? "NEITHER" : "10"));
        }

        List<WriteResult> results = finance.upsert("CustomersV2", Optional.empty(), rows);

        assertThat(results.get(13))
                .isInstanceOfSatisfying(
                        WriteResult.Refused.class,
                        refused -> assertThat(refused.message()).contains("NO-SUCH"));
        assertThat(results.get(5))
                .isInstanceOfSatisfying(
                        WriteResult.Refused.class,
                        refused -> assertThat(refused.message()).contains("NEITHER"));
        assertThat(results.stream().filter(WriteResult.Written.class::isInstance)).hasSize(18);
    }

    @Test
    void existingRowsAreFoundAndNotChanged() {
        Connection finance = connection("finance", SANDBOX.finance());
        List<RowWrite> rows = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            rows.add(customer("10"));
        }
        finance.upsert("CustomersV2", Optional.empty(), rows.subList(2, 6));

        List<WriteResult> results = finance.upsert("CustomersV2", Optional.empty(), rows);

        assertThat(results.subList(2, 6))
                .allSatisfy(
                        result ->
                                assertThat(((WriteResult.Refused) result).message())
                                        .contains("already exists"));
        assertThat(results.stream().filter(WriteResult.Written.class::isInstance)).hasSize(6);
    }

    private static String unique() {
        return "S" + NUMBERS.incrementAndGet();
    }

    private static Set<Integer> someOf(int rows, int count, Random random) {
        Set<Integer> some = new TreeSet<>();
        while (some.size() < count) {
            some.add(random.nextInt(rows));
        }
        return some;
    }

    private RowWrite account(String name) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.put("accountnumber", unique()).put("name", name);
        return new RowWrite(
                Map.of("accountnumber", body.get("accountnumber")), body, Optional.empty());
    }

    private RowWrite customer(String group) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.put("dataAreaId", "usmf")
                .put("CustomerAccount", unique())
                .put("OrganizationName", "Company")
                .put("PartyType", "Organization")
                .put("CustomerGroupId", group)
                .put("SalesCurrencyCode", "USD");
        return new RowWrite(
                Map.of(
                        "dataAreaId",
                        body.get("dataAreaId"),
                        "CustomerAccount",
                        body.get("CustomerAccount")),
                body,
                Optional.empty());
    }

    private Connection connection(String name, SandboxClient client) {
        URI root = client.root();
        ConnectionSettings settings =
                new ConnectionSettings(
                        name,
                        root,
                        Optional.empty(),
                        new Limits(
                                Duration.ofSeconds(30),
                                3,
                                Duration.ofMinutes(1),
                                Duration.ofMinutes(10),
                                Duration.ofSeconds(30),
                                8),
                        new Batching(100, 1000, true));
        Gateway http = new HttpGateway(root);
        return Connection.builder(settings, Dialects.named(name), counting(http))
                .tokens(
                        List.of(
                                StandInConnections.tokens(
                                        new SandboxClient(root, SANDBOX.sandbox().tokenUrl()))))
                .build();
    }

    private Gateway counting(Gateway gateway) {
        return new Gateway() {
            @Override
            public Response read(Call call) throws IOException {
                return gateway.read(call);
            }

            @Override
            public Response send(Call call) throws IOException {
                if (call.target().equals("$batch")) {
                    batches.incrementAndGet();
                }
                return gateway.send(call);
            }
        };
    }
}
