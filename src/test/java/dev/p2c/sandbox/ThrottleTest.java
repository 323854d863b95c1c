package dev.p2c.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.p2c.testing.TestClock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Throttling and update conflicts (Dataverse, "Service protection API limits"; Finance and
 * Operations, "Service protection").
 */
class ThrottleTest {

    private static final TestClock CLOCK = TestClock.standing();

    @RegisterExtension
    static final SandboxExtension SANDBOX =
            new SandboxExtension(s -> s.withClock(CLOCK).withTokenLifetime(Duration.ofDays(365)));

    private final SandboxClient sales = SANDBOX.sales();
    private final SandboxClient finance = SANDBOX.finance();

    private static void limits(SandboxClient client, String limits) {
        assertThat(client.control("POST", "limits", limits).status()).isEqualTo(200);
    }

    private static long throttled(Reply reply, String code, String words) {
        assertThat(reply.status()).isEqualTo(429);
        assertThat(reply.errorCode()).isEqualTo(code);
        assertThat(reply.errorMessage()).contains(words);
        return Long.parseLong(reply.header("Retry-After"));
    }

    @Test
    void requestsAboveTheLimitAreThrottledUntilTheWindowEnds() {
        limits(sales, "{\"requests\":3,\"windowSeconds\":60}");
        for (int i = 0; i < 3; i++) {
            assertThat(sales.get("").status()).isEqualTo(200);
        }
        String words = "limit of 3 over time window of 60 seconds.";
        long wait = throttled(sales.get(""), "0x80072322", words);
        assertThat(wait).isEqualTo(60);
        CLOCK.advance(Duration.ofSeconds(30));
        long again = throttled(sales.get(""), "0x80072322", words);
        assertThat(again).as("a request before Retry-After prolongs the wait").isGreaterThan(30);
        CLOCK.advance(Duration.ofSeconds(again));
        Reply after = sales.get("");
        assertThat(after.status()).isEqualTo(200);
        assertThat(after.header("x-ms-ratelimit-burst-remaining-xrm-requests")).isEqualTo("2");
    }

    @Test
    void requestsBeforeRetryAfterAtMostDoubleTheWait() {
        limits(sales, "{\"requests\":1,\"windowSeconds\":10}");
        sales.get("");
        for (int i = 0; i < 50; i++) {
            sales.get("");
        }
        assertThat(throttled(sales.get(""), "0x80072322", "limit of 1")).isEqualTo(20);
    }

    @Test
    void executionTimeAboveTheLimitIsThrottledUntilTheWindowEnds() {
        sales.control("POST", "latency", "{\"perRequestMs\":400}");
        limits(sales, "{\"executionMs\":700,\"windowSeconds\":60}");
        assertThat(sales.get("").status()).isEqualTo(200);
        assertThat(sales.get("").status()).isEqualTo(200);
        String words = "Combined execution time of incoming requests exceeded limit of 700 milli";
        long wait = throttled(sales.get(""), "0x80072321", words);
        CLOCK.advance(Duration.ofSeconds(wait));
        assertThat(sales.get("").status()).isEqualTo(200);
    }

    @Test
    void concurrentRequestsAboveTheLimitAreThrottled() {
        sales.token();
        sales.control("POST", "latency", "{\"perRequestMs\":300}");
        limits(sales, "{\"concurrent\":2}");
        ExecutorService many = Executors.newFixedThreadPool(6);
        List<CompletableFuture<Reply>> asked =
                IntStream.range(0, 6)
                        .mapToObj(i -> CompletableFuture.supplyAsync(() -> sales.get(""), many))
                        .toList();
        List<Reply> refused =
                asked.stream()
                        .map(CompletableFuture::join)
                        .filter(reply -> reply.status() != 200)
                        .toList();
        many.shutdown();
        assertThat(refused).hasSize(4);
        assertThat(throttled(refused.get(0), "0x80072326", "limit of 2.")).isPositive();
        CLOCK.advance(Duration.ofSeconds(2));
        assertThat(sales.get("").status()).isEqualTo(200);
    }

    @Test
    void batchCountsAsOneRequest() {
        limits(sales, "{\"requests\":2}");
        BatchBody batch = new BatchBody();
        for (int i = 0; i < 20; i++) {
            batch.get("accounts?$top=1");
        }
        assertThat(sales.batch(batch).parts()).hasSize(20);
        assertThat(sales.batch(batch).parts()).hasSize(20);
        assertThat(sales.batch(batch).status()).isEqualTo(429);
    }

    @Test
    void financeThrottlesWithAndWithoutRetryAfter() {
        String busy =
                "This request could not be processed at this time due to system experiencing high resource utilization.";
        limits(finance, "{\"requests\":1,\"windowSeconds\":30}");
        assertThat(finance.get("").status()).isEqualTo(200);
        assertThat(throttled(finance.get(""), "", busy)).isEqualTo(30);
        finance.control("DELETE", "limits", "");
        finance.control("POST", "faults", "{\"status\":429,\"times\":1}");
        Reply silent = finance.get("");
        assertThat(silent.status()).isEqualTo(429);
        assertThat(silent.header("Retry-After")).isNull();
        assertThat(silent.errorMessage()).isEqualTo(busy);
        assertThat(finance.get("").status()).isEqualTo(200);
    }

    @Test
    void updateConflictDisappearsWithTheNextAttempt() {
        String key = "CustomersV2(dataAreaId='usmf',CustomerAccount='US-C90')?cross-company=true";
        Reply created =
                finance.post(
                        "CustomersV2",
                        "{\"dataAreaId\":\"usmf\",\"CustomerAccount\":\"US-C90\",\"OrganizationName\":\"A\",\"CustomerGroupId\":\"10\"}");
        assertThat(created.status()).as(created.body()).isEqualTo(201);
        finance.control(
                "POST",
                "faults",
                "[{\"method\":\"PATCH\",\"path\":\"CustomersV2\",\"code\":\"UpdateConflict\",\"times\":1}]");
        Reply conflict = finance.patch(key, "{\"OrganizationName\":\"B\"}");
        assertThat(conflict.status()).isEqualTo(400);
        assertThat(conflict.innerMessage())
                .contains("An update conflict occurred due to another user process");
        assertThat(finance.patch(key, "{\"OrganizationName\":\"B\"}").status()).isEqualTo(204);
    }

    @Test
    void updateConflictIsInjectedIntoABatch() {
        finance.control(
                "POST",
                "faults",
                "[{\"method\":\"POST\",\"path\":\"CustomerGroups\",\"code\":\"UpdateConflict\",\"times\":1}]");
        BatchBody batch = new BatchBody().changeSet("POST", "CustomerGroups", "{}");
        Reply part = finance.batch(batch).parts().get(0);
        assertThat(part.status()).isEqualTo(500);
        assertThat(part.innerMessage()).contains("An update conflict occurred");
    }
}
