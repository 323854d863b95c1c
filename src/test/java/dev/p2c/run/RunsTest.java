package dev.p2c.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.p2c.error.UnavailableException;
import dev.p2c.state.BatchOutcome;
import dev.p2c.state.Counts;
import dev.p2c.state.FailureKind;
import dev.p2c.state.NewFailure;
import dev.p2c.state.State;
import dev.p2c.state.StateSettings;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RunsTest {

    private static final Clock CLOCK = Clock.systemUTC();
    private static final String TASK = "accounts-to-customers";

    private State state;
    private DirectionLeases leases;
    private Runs runs;

    @BeforeEach
    void open() {
        String url = "jdbc:h2:mem:runs" + System.nanoTime();
        state = State.open(new StateSettings(url, "", "", 4), CLOCK);
        leases = new DirectionLeases(state, CLOCK, new StopRequest());
        runs =
                new Runs(
                        state,
                        new DirectionsInForce(state, leases, id -> Optional.empty()),
                        List.of("usmf", "demf"),
                        CLOCK);
    }

    @AfterEach
    void close() {
        leases.close();
        state.close();
    }

    @Test
    void aRejectedRowMakesTheRunIncomplete() {
        Run run = runs.begin("accounts", RunOptions.SCHEDULED);
        run.progress(TASK, "usmf").add(new Counts(2, 1, 0, 0, 0, 0, 1), Map.of());

        runs.end(run);

        assertThat(lastStatus()).isEqualTo("INCOMPLETE");
        assertThat(state.runs().latest(1).get(0).error()).isEqualTo("1 rejected");
        assertThat(runs.total(TASK)).isEqualTo(new Counts(2, 1, 0, 0, 0, 0, 1));
    }

    @Test
    void aRunThatWritesAPlanIsDoneThoughOtherRowsWaitUnlessItRefusesOne() {
        Run waiting = runs.begin("accounts", RunOptions.SCHEDULED);
        reject("ACC-1", waiting);
        waiting.progress(TASK, "usmf").add(new Counts(1, 0, 0, 0, 0, 0, 1), Map.of());
        runs.end(waiting);
        assertThat(state.runs().latest(1).get(0).error()).startsWith(TASK + ": 1 row waits: 1 rej");
        RunOptions apply = RunOptions.triggeredBy(RunOptions.APPLY).build();

        Run whole = runs.begin("accounts", apply);
        whole.progress(TASK, "usmf").add(new Counts(1, 1, 0, 0, 0, 0, 0), Map.of());
        runs.end(whole);
        assertThat(lastStatus()).isEqualTo("DONE");

        Run part = runs.begin("accounts", apply);
        part.refuse();
        runs.end(part);
        assertThat(lastStatus()).isEqualTo("INCOMPLETE");
        assertThat(state.runs().latest(1).get(0).error()).isEqualTo("1 row of the plan refused");
    }

    private void reject(String key, Run run) {
        NewFailure failure =
                new NewFailure(
                        key, FailureKind.REJECTED, "", "wrong", "", "", null, null, "", null);
        state.commit(BatchOutcome.of(TASK, "usmf", run.id()).withFailures(List.of(failure)));
    }

    @Test
    void aFailedCompanyMakesTheRunFailedAndIsNamed() {
        Run run = runs.begin("accounts", RunOptions.SCHEDULED);
        run.failed("demf", new UnavailableException("finance", "no answer", null));

        assertThat(runs.open(run)).extracting(CompanyRun::company).containsExactly("usmf");
        runs.end(run);

        assertThat(lastStatus()).isEqualTo("FAILED");
        assertThat(state.runs().latest(1).get(0).error()).isEqualTo("demf: finance: no answer");
    }

    @Test
    void aHeldCompanyMakesTheRunFailed() {
        Run run = runs.begin("accounts", RunOptions.SCHEDULED);
        run.hold("usmf", "500 rows are missing in the source");

        runs.end(run);

        assertThat(lastStatus()).isEqualTo("FAILED");
        assertThat(state.runs().latest(1).get(0).error()).contains("500 rows");
    }

    @Test
    void optionsRestrictTheRunToOneCompany() {
        Run run =
                runs.begin(
                        "accounts",
                        RunOptions.triggeredBy("command").company(Optional.of("demf")).build());

        assertThat(runs.open(run)).extracting(CompanyRun::company).containsExactly("demf");
        assertThat(run.companies()).containsExactly("usmf", "demf");
        runs.end(run);
    }

    @Test
    void anyOtherMessageBodyBeginsAScheduledRun() {
        Run run = runs.begin("accounts", "a message of the quartz component");

        assertThat(run.options()).isEqualTo(RunOptions.SCHEDULED);
        assertThat(run.options().isAsked()).isFalse();
        runs.end(run);
    }

    private String lastStatus() {
        return state.runs().latest(1).get(0).status().name();
    }

    @Test
    void aRunThatCannotBeginLeavesTheRunningOneAlone() {
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
    void aBugReleasesTheLeaseAndIsStored() {
        Run run = runs.begin("accounts", RunOptions.SCHEDULED);

        runs.failed("accounts", run, new IllegalStateException("a bug"));

        assertThat(state.leases().holder("direction accounts")).isEmpty();
        assertThat(state.runs().latest(1).get(0).error()).contains("a bug");
    }

    @Test
    void aRunOfADeadProcessBecomesAbandoned() {
        state.runs().start("accounts", "usmf", "schedule", CLOCK.instant());

        runs.end(runs.begin("accounts", RunOptions.SCHEDULED));

        assertThat(state.runs().latest(5))
                .extracting(run -> run.status().name())
                .containsExactly("DONE", "ABANDONED");
    }

    @Test
    void aRunEndsEvenIfTheStateIsUnavailable() {
        Run run = runs.begin("accounts", RunOptions.SCHEDULED);
        run.progress("accounts-to-customers").add(new Counts(1, 1, 0, 0, 0, 0, 0), Map.of());
        state.close();

        runs.end(run);

        assertThat(runs.active("accounts")).isEmpty();
        assertThat(runs.total("accounts-to-customers").created()).isEqualTo(1);
    }
}
