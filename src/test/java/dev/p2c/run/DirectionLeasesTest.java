package dev.p2c.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.p2c.error.UnavailableException;
import dev.p2c.state.State;
import dev.p2c.state.StateSettings;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DirectionLeasesTest {

    private static final Clock CLOCK = Clock.systemUTC();

    private State state;
    private DirectionLeases leases;

    @BeforeEach
    void open() {
        String url = "jdbc:h2:mem:leases" + System.nanoTime();
        state = State.open(new StateSettings(url, "", "", 4), CLOCK);
        leases = new DirectionLeases(state);
    }

    @AfterEach
    void close() {
        leases.close();
        state.close();
    }

    @Test
    void aRefusedLeaseNamesItsHolder() {
        leases.take("accounts", Duration.ZERO);

        assertThatThrownBy(() -> leases.take("accounts", Duration.ofMillis(300)))
                .isInstanceOf(UnavailableException.class)
                .hasMessageContaining("accounts")
                .hasMessageContaining("process " + ProcessHandle.current().pid());
        leases.take("products", Duration.ZERO).close();
    }

    @Test
    void theLeaseOfADeadProcessIsTakenAtOnce() throws Exception {
        Process dead = new ProcessBuilder("true").start();
        dead.waitFor();
        LeaseHolder self = LeaseHolder.of(LeaseHolder.next());
        String holder =
                new LeaseHolder(dead.pid(), self.host(), 1, Instant.now().minusSeconds(5))
                        .toString();
        state.leases().acquire("direction accounts", holder, Duration.ofHours(1));

        leases.take("accounts", Duration.ZERO).close();
    }

    @Test
    void aLeaseThatThisProcessCouldNotReleaseIsTakenAtOnce() {
        leases.take("accounts", Duration.ZERO).abandon();

        leases.take("accounts", Duration.ZERO).close();
    }

    @Test
    void aLostLeaseIsReportedAtTheNextRenewal() {
        DirectionLeases.Held held = leases.take("accounts", Duration.ZERO);
        AtomicBoolean lost = new AtomicBoolean();
        held.whenLost(() -> lost.set(true));
        held.renew();
        assertThat(lost).isFalse();
        state.leases().holder("direction accounts").ifPresent(state.leases()::end);
        leases.take("accounts", Duration.ZERO);

        held.renew();

        assertThat(lost).isTrue();
    }
}
