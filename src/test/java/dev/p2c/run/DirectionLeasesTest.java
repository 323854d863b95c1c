package dev.p2c.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.p2c.error.UnavailableException;
import dev.p2c.state.State;
import dev.p2c.state.StateSettings;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DirectionLeasesTest {

    private static final Clock CLOCK = Clock.systemUTC();

    private State state;
    private DirectionLeases leases;
    private Runs runs;

    @BeforeEach
    void open() {
        String url = "jdbc:h2:mem:leases" + System.nanoTime();
        state = State.open(new StateSettings(url, "", "", 4), CLOCK);
        leases = new DirectionLeases(state);
        runs = new Runs(state, leases, List.of("usmf"), CLOCK);
    }

    @AfterEach
    void close() {
        leases.close();
        state.close();
    }

    @Test
    void theSecondIsToldWhoHoldsIt() {
        leases.take("accounts", Duration.ZERO);

        assertThatThrownBy(() -> leases.take("accounts", Duration.ofMillis(300)))
                .isInstanceOf(UnavailableException.class)
                .hasMessageContaining("accounts")
                .hasMessageContaining("process " + ProcessHandle.current().pid());
        leases.take("products", Duration.ZERO).close();
    }

    @Test
    void aDeadProcessIsNotWaitedFor() throws Exception {
        Process dead = new ProcessBuilder("true").start();
        dead.waitFor();
        ProcessName self = ProcessName.of(ProcessName.next());
        String holder =
                new ProcessName(dead.pid(), self.host(), 1, Instant.now().minusSeconds(5))
                        .toString();
        state.leases().acquire("direction accounts", holder, Duration.ofHours(1));

        leases.take("accounts", Duration.ZERO).close();
    }

    @Test
    void oneOfOursThatCouldNotBeGivenBackIsNotWaitedFor() {
        leases.take("accounts", Duration.ZERO).abandon();

        leases.take("accounts", Duration.ZERO).close();
    }

    @Test
    void aLeaseThatSomebodyElseTookEndsTheRun() {
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

    @Test
    void aPassThatCouldNotBeginLeavesTheOneUnderWayAlone() {
        Run first = runs.begin("accounts", RunOptions.SCHEDULED);

        assertThatThrownBy(() -> runs.begin("accounts", RunOptions.SCHEDULED))
                .isInstanceOfSatisfying(
                        UnavailableException.class, e -> runs.failed("accounts", null, e));

        assertThat(runs.active("accounts")).contains(first);
        assertThat(state.leases().holder("direction accounts")).isPresent();
        runs.end(first);
        assertThat(runs.active("accounts")).isEqualTo(Optional.empty());
        assertThat(state.runs().latest(5))
                .extracting(run -> run.status().name())
                .containsExactly("DONE");
    }

    @Test
    void aBugGivesTheLeaseBackAndIsStored() {
        Run run = runs.begin("accounts", RunOptions.SCHEDULED);

        runs.failed("accounts", run, new IllegalStateException("a bug"));

        assertThat(state.leases().holder("direction accounts")).isEmpty();
        assertThat(state.runs().latest(1).get(0).error()).contains("a bug");
    }

    @Test
    void aRunThatADeadProcessLeftIsShownAsAbandoned() {
        state.runs().start("accounts", "usmf", "schedule", CLOCK.instant());

        runs.end(runs.begin("accounts", RunOptions.SCHEDULED));

        assertThat(state.runs().latest(5))
                .extracting(run -> run.status().name())
                .containsExactly("DONE", "ABANDONED");
    }

    @Test
    void aRunEndsAlsoWhereTheStateIsGone() {
        Run run = runs.begin("accounts", RunOptions.SCHEDULED);
        run.progress("accounts-to-customers")
                .add(new dev.p2c.state.Counts(1, 1, 0, 0, 0, 0, 0), Map.of());
        state.close();

        runs.end(run);

        assertThat(runs.active("accounts")).isEmpty();
        assertThat(runs.total("accounts-to-customers").created()).isEqualTo(1);
    }
}
