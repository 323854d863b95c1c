package dev.p2c.odata.transport;

import static org.assertj.core.api.Assertions.assertThat;

import dev.p2c.odata.sales.SalesDialect;
import java.time.Duration;
import java.util.Map;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class RequestLimitTest {

    private static final Duration QUICK = Duration.ofMillis(100);
    private final RequestLimit limit = new RequestLimit(16, new SalesDialect().limitHeaders());

    @Example
    void theServicesRecommendationIsNeverExceeded() {
        limit.succeeded(Map.of("x-ms-dop-hint", "5"), 0, QUICK);

        assertThat(limit.now()).isEqualTo(5);
    }

    @Example
    void theSettingIsNeverExceeded() {
        limit.succeeded(Map.of("x-ms-dop-hint", "50"), 0, QUICK);

        assertThat(limit.now()).isEqualTo(16);
    }

    @Example
    void throttlingHalvesTheLimitAndGoodAnswersRestoreIt() {
        limit.throttled();
        assertThat(limit.now()).isEqualTo(8);

        for (int i = 0; i < 200; i++) {
            limit.succeeded(Map.of(), 0, QUICK);
        }
        assertThat(limit.now()).isEqualTo(16);
    }

    @Example
    void theLimitGrowsBackMoreSlowlyAfterEachThrottling() {
        int before = answersUntilItIsBack();
        for (int i = 0; i < 3; i++) {
            int now = answersUntilItIsBack();
            assertThat(now).isGreaterThan(before * 3 / 2);
            before = now;
        }
    }

    /** Concurrent requests that are refused together count as one throttling. */
    private int answersUntilItIsBack() {
        limit.throttled();
        limit.throttled();
        int answers = 0;
        while (limit.now() < 16) {
            limit.succeeded(Map.of(), 0, QUICK);
            answers++;
        }
        return answers;
    }

    @Example
    void asABudgetRunsOutTheLimitFallsAndThenTheUserPauses() {
        assertThat(left("1,200.00")).isEqualTo(Duration.ZERO);
        assertThat(limit.now()).isEqualTo(16);

        left("180.00");
        assertThat(limit.now()).isEqualTo(8);

        assertThat(left("30.00")).isEqualTo(QUICK);
        assertThat(limit.now()).isEqualTo(1);

        left("900.00");
        assertThat(limit.now()).isEqualTo(16);
    }

    @Example
    void theLimitFallsWhenOperationsTakeFourTimesTheBestDuration() {
        limit.succeeded(Map.of(), 100, Duration.ofMillis(100));
        for (int i = 0; i < 30; i++) {
            limit.succeeded(Map.of(), 100, Duration.ofMillis(900));
        }

        assertThat(limit.now()).isLessThan(8);
    }

    @Property(tries = 200)
    void theLimitIsNeverLessThanOne(
            @ForAll @IntRange(min = -5, max = 6000) int requests, @ForAll boolean throttled) {
        limit.succeeded(
                Map.of("x-ms-ratelimit-burst-remaining-xrm-requests", "" + requests), 1, QUICK);
        if (throttled) {
            limit.throttled();
        }

        assertThat(limit.now()).isBetween(1, 16);
    }

    @Example
    void aHeaderThatIsNoNumberIsIgnored() {
        limit.succeeded(Map.of("x-ms-dop-hint", "many"), 0, QUICK);

        assertThat(limit.now()).isEqualTo(16);
    }

    private Duration left(String seconds) {
        return limit.succeeded(
                Map.of("x-ms-ratelimit-time-remaining-xrm-requests", seconds), 0, QUICK);
    }
}
