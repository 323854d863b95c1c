package dev.p2c.sandbox.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.p2c.sandbox.BatchBody;
import dev.p2c.sandbox.Reply;
import dev.p2c.sandbox.SandboxClient;
import dev.p2c.testing.TestClock;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Control calls: statistics, injected faults, latency and error messages. */
class ControlCallsTest {

    private static final TestClock CLOCK = TestClock.standing();

    @RegisterExtension
    static final TinyServices services = new TinyServices(CLOCK, WireSettings.defaults());

    private final SandboxClient sales = services.sales();

    @Test
    void statisticsCountABatchAsOneRequestAndItsOperationsSingly() {
        sales.batch(new BatchBody().post("accounts", "{}").post("accounts", "{}").get("echo"));
        sales.get("accounts(9)");
        sales.anonymously("GET", "accounts", "");
        JsonNode stats = sales.control("GET", "stats", "").json();
        assertThat(stats.get("requests").asInt()).isEqualTo(3);
        assertThat(stats.get("operations").asInt()).isEqualTo(4);
        assertThat(stats.get("byMethod")).hasToString("{\"GET\":2,\"POST\":2}");
        assertThat(stats.get("byEntity")).hasToString("{\"accounts\":3,\"echo\":1}");
        assertThat(stats.get("byStatus")).hasToString("{\"200\":1,\"204\":2,\"401\":1,\"404\":1}");
        sales.control("DELETE", "stats", "");
        assertThat(sales.control("GET", "stats", "").json().get("requests").asInt()).isZero();
    }

    @Test
    void faultAppliesToEachNthMatchUpToItsMaximum() {
        faults(
                "[{\"method\":\"get\",\"path\":\"echo\",\"status\":503,\"retryAfter\":7,\"every\":2,\"times\":2}]");
        List<Reply> replies = IntStream.range(0, 6).mapToObj(i -> sales.get("echo")).toList();
        assertThat(replies).extracting(Reply::status).containsExactly(200, 503, 200, 503, 200, 200);
        assertThat(replies.get(1).header("Retry-After")).isEqualTo("7");
        assertThat(sales.control("GET", "faults", "").json().get(0).get("applied").asInt())
                .isEqualTo(2);
    }

    @Test
    void faultExpiresAfterItsTime() {
        faults("{\"status\":500,\"forSeconds\":10}");
        assertThat(sales.get("echo").status()).isEqualTo(500);
        CLOCK.advance(Duration.ofSeconds(11));
        assertThat(sales.get("echo").status()).isEqualTo(200);
    }

    @Test
    void faultWithAPathAppliesToSingleOperationsOfABatch() {
        faults("{\"path\":\"echo\\\\(2\\\\)\",\"status\":500}");
        BatchBody batch = new BatchBody().get("echo(1)").get("echo(2)").get("echo(3)");
        Reply reply = sales.batch(batch, "Prefer", "odata.continue-on-error");
        assertThat(reply.parts()).extracting(Reply::status).containsExactly(200, 500, 200);
    }

    @Test
    void faultWithoutMethodAndPathAppliesToTheWholeBatch() {
        faults("{\"status\":429,\"retryAfter\":3,\"times\":1}");
        BatchBody batch = new BatchBody().get("echo(1)").get("echo(2)");
        Reply refused = sales.batch(batch);
        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.errorCode()).isEqualTo("0x80072322");
        assertThat(sales.batch(batch).status()).isEqualTo(200);
    }

    @Test
    void faultMayNameTheBatchAddressWithoutEscaping() {
        faults("{\"path\":\"$batch\",\"status\":502}");
        assertThat(sales.batch(new BatchBody().get("echo")).status()).isEqualTo(502);
        assertThat(sales.get("echo").status()).isEqualTo(200);
    }

    @Test
    void connectionIsDroppedBeforeOrAfterTheOperation() {
        faults("{\"dropConnection\":true,\"times\":1}");
        assertThatThrownBy(() -> sales.post("accounts", "{}"))
                .isInstanceOf(UncheckedIOException.class);
        assertThat(sales.get("rows").json()).isEmpty();
        faults("{\"dropConnection\":\"after\",\"times\":1}");
        assertThatThrownBy(() -> sales.post("accounts", "{}"))
                .isInstanceOf(UncheckedIOException.class);
        assertThat(sales.get("rows").json()).hasSize(1);
    }

    @Test
    void latencyDelaysARequestAndEachOfItsOperations() {
        sales.control("POST", "latency", "{\"perRequestMs\":200,\"perOperationMs\":50}");
        long started = System.nanoTime();
        sales.batch(new BatchBody().get("echo(1)").get("echo(2)"));
        assertThat(Duration.ofNanos(System.nanoTime() - started))
                .isGreaterThanOrEqualTo(Duration.ofMillis(300));
    }

    @Test
    void requestsWaitForTheirLatencySideBySide() {
        TinyServices slow = new TinyServices(CLOCK, WireSettings.defaults());
        slow.sales().token();
        slow.sales().control("POST", "latency", "{\"perRequestMs\":3600000}");
        ExecutorService many = Executors.newFixedThreadPool(40);
        List<CompletableFuture<Reply>> all =
                IntStream.range(0, 40)
                        .mapToObj(
                                i ->
                                        CompletableFuture.supplyAsync(
                                                () -> slow.sales().get("echo"), many))
                        .toList();
        await().until(() -> requests(slow.sales()) == all.size());
        assertThat(all).noneMatch(CompletableFuture::isDone);
        slow.afterAll(null);
        many.shutdownNow();
    }

    private static int requests(SandboxClient client) {
        return client.control("GET", "stats", "").json().get("requests").asInt();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "faults  | [{'statuss':500}]          | statuss: unknown field",
                "faults  | [{},{'status':200}]        | rule 2: status: expected",
                "faults  | {'path':'accounts('}       | path: not a regular expression",
                "faults  | {'dropConnection':'often'} | dropConnection: expected",
                "latency | {'perRequestMs':-1}        | perRequestMs: expected a whole number",
                "limits  | {'requests':'many'}        | requests: expected a whole number",
                "reset   | {'data':'all'}             | data: expected",
                "seed    | {}                         | accounts: expected a count",
                "stats/x | {}                         | POST /sandbox/stats/x is not a control call",
                "latency | {                          | The body is not JSON",
            })
    void errorOfAControlCallNamesTheMistake(String call, String body, String message) {
        Reply reply = sales.control("POST", call, body.replace('\'', '"'));
        assertThat(reply.status()).isIn(400, 404);
        assertThat(reply.errorMessage()).startsWith(message);
    }

    @Test
    void serviceMayAddControlCalls() {
        assertThat(sales.control("POST", "orders/ORD-1/confirm", "").json().get("pressed").asText())
                .isEqualTo("orders/ORD-1/confirm");
    }

    private void faults(String rules) {
        assertThat(sales.control("POST", "faults", rules).status()).isEqualTo(200);
    }
}
