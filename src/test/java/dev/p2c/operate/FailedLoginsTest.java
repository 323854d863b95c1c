package dev.p2c.operate;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class FailedLoginsTest {

    private final AtomicReference<Instant> now =
            new AtomicReference<>(Instant.parse("2026-01-31T08:00:00Z"));
    private final Clock clock = ((InstantSource) now::get).withZone(ZoneOffset.UTC);
    private final FailedLogins failures = new FailedLogins(clock);

    @Test
    void tenWrongPasswordsAreFreeAndTheNextTriesComeEverySixSeconds() {
        for (int i = 0; i < 10; i++) {
            assertThat(failures.wait("a")).isZero();
            failures.add("a");
        }
        assertThat(failures.wait("a")).isEqualTo(Duration.ofSeconds(6));

        now.updateAndGet(t -> t.plusSeconds(6));

        assertThat(failures.wait("a")).isZero();
        failures.add("a");
        assertThat(failures.wait("a")).isEqualTo(Duration.ofSeconds(6));
    }

    @Test
    void anAddressDoesNotBlockAnother() {
        for (int i = 0; i < 20; i++) {
            failures.add("a");
        }

        assertThat(failures.wait("b")).isZero();
    }

    @Test
    void allFailuresAreForgottenAfterAMinute() {
        for (int i = 0; i < 10; i++) {
            failures.add("a");
        }
        now.updateAndGet(t -> t.plusSeconds(60));

        for (int i = 0; i < 9; i++) {
            failures.add("a");
            assertThat(failures.wait("a")).isZero();
        }
    }
}
