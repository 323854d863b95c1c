package dev.p2c.odata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class CachedTest {

    private final TestTime time = new TestTime();
    private final AtomicInteger loads = new AtomicInteger();

    @Test
    void aValueIsLoadedOnceUntilItsLifetimeEnds() {
        Cached<Integer> cached = Cached.during(Duration.ofHours(1), time);

        assertThat(cached.get(loads::incrementAndGet)).isEqualTo(1);
        assertThat(cached.get(loads::incrementAndGet)).isEqualTo(1);
        time.pass(Duration.ofHours(1));
        assertThat(cached.get(loads::incrementAndGet)).isEqualTo(2);
    }

    @Test
    void aFailedLoadIsTriedAgainAtTheNextCall() {
        Cached<Integer> cached = Cached.forGood(time);

        assertThatThrownBy(
                        () ->
                                cached.get(
                                        () -> {
                                            throw new IllegalStateException("away");
                                        }))
                .hasMessage("away");
        assertThat(cached.get(loads::incrementAndGet)).isEqualTo(1);
        time.pass(Duration.ofDays(1000));
        assertThat(cached.get(loads::incrementAndGet)).isEqualTo(1);
    }
}
