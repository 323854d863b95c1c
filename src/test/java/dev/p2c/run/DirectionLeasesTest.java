package dev.p2c.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.p2c.error.UnavailableException;
import dev.p2c.state.State;
import dev.p2c.state.StateSettings;
import dev.p2c.testing.TestClock;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

class DirectionLeasesTest {

    private static final String ACCOUNTS = "direction accounts";

    private final TestClock clock = TestClock.running();
    private State state;
    private DirectionLeases leases;

    @BeforeEach
    void open() {
        String url = "jdbc:h2:mem:leases" + System.nanoTime();
        state = State.open(new StateSettings(url, "", "", 4), Clock.systemUTC());
        leases = new DirectionLeases(state, clock, new StopRequest());
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
    @EnabledOnOs(OS.LINUX)
    void theLeaseOfAProcessThatIsProvedDeadIsTakenAtOnce() {
        heldBy(another(ProcessIdentity.current().namespace(), "1"));

        leases.take("accounts", Duration.ZERO).close();
    }

    @Test
    void theLeaseOfALivingContainerWithTheSameHostAndProcessIdIsNotTaken() {
        heldBy(another("pid:[4026532001]", "1"));

        assertThatThrownBy(() -> leases.take("accounts", Duration.ZERO))
                .isInstanceOf(UnavailableException.class);
    }

    /** Another start of the application, on this host and with this process ID. */
    private static ProcessIdentity another(String namespace, String started) {
        ProcessIdentity self = ProcessIdentity.current();
        return new ProcessIdentity("another", self.boot(), namespace, self.pid(), started);
    }

    private void heldBy(ProcessIdentity process) {
        state.leases().acquire(ACCOUNTS, "it", process.toString(), Duration.ofHours(1));
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
        anotherTakesOver();

        held.renew();

        assertThat(lost).isTrue();
    }

    @Test
    void aHolderThatWasPausedAsksForItsLeaseBeforeItGoesOn() {
        DirectionLeases.Held held = leases.take("accounts", Duration.ZERO);
        AtomicBoolean lost = new AtomicBoolean();
        held.whenLost(() -> lost.set(true));
        clock.advance(Duration.ofMinutes(1));
        held.check();
        assertThat(lost).as("a pause without a takeover").isFalse();
        anotherTakesOver();
        held.check();
        assertThat(lost).as("a lease renewed just now is trusted").isFalse();
        clock.advance(Duration.ofMinutes(1));

        held.check();

        assertThat(lost).isTrue();
    }

    @Test
    void aHolderThatCannotAskStopsWhenItsTermIsOver() {
        DirectionLeases.Held held = leases.take("accounts", Duration.ZERO);
        AtomicBoolean lost = new AtomicBoolean();
        held.whenLost(() -> lost.set(true));
        state.close();
        clock.advance(Duration.ofSeconds(30));
        held.check();
        assertThat(lost).isFalse();
        clock.advance(Duration.ofSeconds(20));

        held.check();

        assertThat(lost).isTrue();
    }

    private void anotherTakesOver() {
        state.leases().holder(ACCOUNTS).ifPresent(state.leases()::end);
        leases.take("accounts", Duration.ZERO);
    }
}
