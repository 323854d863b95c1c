package dev.p2c.odata.transport;

import static org.assertj.core.api.Assertions.assertThat;

import dev.p2c.odata.TestTime;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class RetryAfterTest {

    private final TestTime time = new TestTime();

    @Test
    void secondsAndDatesAreRead() {
        assertThat(RetryAfter.parse("17", time)).contains(Duration.ofSeconds(17));
        assertThat(RetryAfter.parse("Wed, 01 Jul 2026 10:00:30 GMT", time))
                .contains(Duration.ofSeconds(30));
    }

    @Test
    void aDateInThePastMeansNoWait() {
        assertThat(RetryAfter.parse("Wed, 01 Jul 2026 09:00:00 GMT", time)).contains(Duration.ZERO);
    }

    @Test
    void anUnreadableValueCountsAsAbsent() {
        assertThat(RetryAfter.parse(null, time)).isEmpty();
        assertThat(RetryAfter.parse("soon", time)).isEmpty();
        assertThat(RetryAfter.parse("-5", time)).isEmpty();
        assertThat(RetryAfter.parse("99999999999999999999", time)).contains(Duration.ofDays(365));
    }
}
