package dev.p2c.alert;

import static org.assertj.core.api.Assertions.assertThat;

import dev.p2c.state.BatchOutcome;
import dev.p2c.state.Counts;
import dev.p2c.state.FailureKind;
import dev.p2c.state.NewFailure;
import dev.p2c.state.RunStatus;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The rules that look at the state, over a real one. */
class StateRulesTest extends SharedState {

    private static final String TASK = "accounts-to-customers";

    /** What an application does again and again. */
    private void look(Rule rule) {
        QuietHours never = QuietHours.parse(List.of(), ZoneOffset.UTC);
        new AlertWatch(state.alerts(), List.of(rule), Set.of(), never, clock).look();
    }

    private long run(RunStatus status, String error) {
        long id = state.runs().start("accounts", "usmf", "schedule", clock.instant());
        clock.advance(Duration.ofMinutes(1));
        state.runs().finish(id, status, error);
        return id;
    }

    private StateRules rules() {
        return new StateRules(state, () -> List.of("accounts"), clock);
    }

    @Test
    void aDirectionWhoseRunsAllFailForAnHourHasNoSuccess() {
        Rule rule = rules().noSuccess(Duration.ofHours(1));
        run(RunStatus.INCOMPLETE, "");
        run(RunStatus.FAILED, "usmf: finance is away\nand more");
        assertThat(subjects(rule)).isEmpty();

        clock.advance(Duration.ofHours(1));
        assertThat(rule.look().conditions(Set.of()))
                .singleElement()
                .satisfies(found -> assertThat(found.text()).contains("finance is away"));

        run(RunStatus.STOPPED, "stopped");
        assertThat(subjects(rule)).containsExactly("accounts");
        run(RunStatus.DONE, "");
        clock.advance(Duration.ofHours(2));
        assertThat(subjects(rule)).isEmpty();
    }

    @Test
    void aBrakeWaitsUntilARunSucceeds() {
        run(
                RunStatus.FAILED,
                "usmf: stopped; to write them: bin/p2c sync accounts --allow-changes");
        assertThat(subjects(rules().brake())).containsExactly("accounts");

        run(RunStatus.FAILED, "usmf: finance is away");
        assertThat(subjects(rules().brake())).isEmpty();
    }

    private void reject(int rows, String reason) {
        long id = state.runs().start("accounts", "usmf", "schedule", clock.instant());
        List<NewFailure> failures =
                IntStream.range(0, rows)
                        .mapToObj(
                                i ->
                                        new NewFailure(
                                                reason + i,
                                                FailureKind.REJECTED,
                                                "Unit",
                                                reason,
                                                "",
                                                "",
                                                "{}",
                                                "hash",
                                                "v1",
                                                null))
                        .toList();
        state.commit(
                BatchOutcome.of(TASK, "usmf", id)
                        .withWritten(List.of())
                        .withFailures(failures)
                        .withCounts(new Counts(rows, 2, 0, 0, 0, 0, rows)));
        clock.advance(Duration.ofMinutes(1));
        state.runs().finish(id, RunStatus.INCOMPLETE, "");
    }

    @Test
    void manyFailuresOfOneCauseAreOneAlertUntilTheyAreCleared() {
        Rule rule = rules().failures(3, Duration.ofMinutes(15));
        reject(2, "no unit pal");
        assertThat(subjects(rule)).isEmpty();

        reject(4, "no unit pal");
        String subject = TASK + ": no unit pal";
        assertThat(subjects(rule)).containsExactly(subject);

        clock.advance(Duration.ofHours(1));
        assertThat(subjects(rule)).isEmpty();
        assertThat(subjects(rule, subject)).containsExactly(subject);
    }

    @Test
    void aBurstNamesOneRowAndLeadsToItsCause() {
        String value = "Republic of ".repeat(4) + "Utopia";
        reject(3, "\"" + value + "\" in country is not in the value map");

        assertThat(rules().failures(3, Duration.ofMinutes(15)).look().conditions(Set.of()))
                .singleElement()
                .satisfies(
                        found -> {
                            assertThat(found.text())
                                    .startsWith(TASK + ": 3 rows wait for one cause: \"…\" in")
                                    .contains("; for example ")
                                    .endsWith(value + "\" in country is not in the value map");
                            assertThat(found.link()).startsWith("/p2c/failures/group/");
                        });
    }

    @Test
    void moreWaitingRowsThanTheLimitAreTold() {
        reject(3, "no unit pal");

        assertThat(subjects(rules().waiting(3))).isEmpty();
        assertThat(subjects(rules().waiting(2))).containsExactly(TASK);
    }

    @Test
    void aDirectionIsPausedWhenTooManyRowsAreRejectedAndNotAgainAfterItIsResumed() {
        Map<String, String> paused = new HashMap<>();
        Pauser pauser =
                new Pauser() {
                    @Override
                    public boolean isPaused(String direction) {
                        return paused.containsKey(direction);
                    }

                    @Override
                    public void pause(String direction, String reason) {
                        paused.put(direction, reason);
                    }
                };
        Rule rule = new AutoPause(state, () -> List.of("accounts"), 5, 50, pauser).rule();
        reject(4, "few");
        look(rule);
        assertThat(paused).isEmpty();

        reject(8, "many");
        look(rule);
        look(rule);
        assertThat(paused.get("accounts")).contains("8 of 10 rows");
        assertThat(state.alerts().open()).hasSize(1);

        paused.clear();
        look(rule);
        look(rule);
        assertThat(paused).isEmpty();
        assertThat(state.alerts().open()).isEmpty();
    }

    @Test
    void aSecretIsToldSomeTimeAheadAndWhenItHasExpired() {
        Expiry soon = new Expiry("sales", "secret", clock.instant().plus(Duration.ofDays(10)));
        Expiry over = new Expiry("finance", "certificate", clock.instant());
        Expiry late = new Expiry("cds", "secret", clock.instant().plus(Duration.ofDays(90)));
        Rule rule = Expiry.rule(() -> List.of(soon, over, late), Duration.ofDays(14), clock);

        assertThat(rule.look().conditions(Set.of()))
                .extracting(Condition::severity)
                .containsExactly(Severity.WARNING, Severity.ERROR);
        assertThat(subjects(rule)).containsExactlyInAnyOrder("sales secret", "finance certificate");
    }
}
