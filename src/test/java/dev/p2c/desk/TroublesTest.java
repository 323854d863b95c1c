package dev.p2c.desk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.p2c.state.BatchOutcome;
import dev.p2c.state.FailureKind;
import dev.p2c.state.NewFailure;
import dev.p2c.state.State;
import dev.p2c.state.StateSettings;
import dev.p2c.testing.TestClock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TroublesTest {

    private static final TaskEnds ENDS = new TaskEnds("Sales", "Finance", List.of(), List.of());

    private final TestClock clock = TestClock.standing();
    private State state;
    private Troubles troubles;

    @BeforeEach
    void open() {
        String url = "jdbc:h2:mem:troubles" + System.nanoTime();
        state = State.open(new StateSettings(url, "", "", 2), clock);
        troubles = new Troubles(state, new FailureDesk(state, task -> ENDS), clock);
    }

    @AfterEach
    void close() {
        state.close();
    }

    private static Arrow arrow(String direction, FlowState state, String stateText, String error) {
        return new Arrow(
                direction,
                "",
                "sales",
                "finance",
                "",
                "live",
                state,
                stateText,
                error,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                0,
                0,
                0,
                0,
                0,
                -1,
                "",
                Optional.empty(),
                "",
                Optional.empty(),
                "");
    }

    private static Arrow failed(String direction, String error) {
        return arrow(direction, FlowState.FAILED, "", error);
    }

    private void wait(FailureKind kind, int causes) {
        long run = state.runs().start("accounts", "usmf", "test", Instant.EPOCH);
        List<NewFailure> failures =
                IntStream.range(0, causes)
                        .mapToObj(n -> failure(kind, kind + "-" + n, "rule " + "x".repeat(n + 1)))
                        .toList();
        state.commit(BatchOutcome.of("accounts-to-customers", "usmf", run).withFailures(failures));
    }

    private static NewFailure failure(FailureKind kind, String key, String reason) {
        return new NewFailure(key, kind, "name", reason, "", "", "{}", "v1", "m1", null);
    }

    private List<String> texts(List<Arrow> arrows, Map<String, String> away) {
        return troubles.of(arrows, away).stream().map(Wrong::text).toList();
    }

    @Test
    void directionsThatFailForOneReasonAreOneEntry() {
        String error = "usmf: no right to read\ndemf: no right to read";

        assertThat(texts(List.of(failed("accounts", error), failed("quotes", error)), Map.of()))
                .containsExactly("2 directions fail (accounts, quotes): no right to read");
    }

    @Test
    void aSystemThatIsAwayIsToldOnceAndNotByItsDirections() {
        String error =
                "usmf: finance: GET CustomersV3: gave up after 1 attempt; last answer: closed";

        assertThat(texts(List.of(failed("accounts", error)), Map.of()))
                .containsExactly("accounts fails: finance does not answer: closed");
        assertThat(texts(List.of(failed("accounts", error)), Map.of("finance", "closed")))
                .containsExactly("finance is away: closed");
    }

    @Test
    void theLargestCausesAreNamedAndTheOthersCounted() {
        wait(FailureKind.REJECTED, 7);

        List<Wrong> all = troubles.of(List.of(), Map.of());

        assertThat(all).hasSize(6).allMatch(Wrong::isError);
        assertThat(all.get(5).text()).isEqualTo("2 rejected rows of 2 further causes");
        assertThat(all.get(5).link()).isEqualTo("/p2c/failures?kind=REJECTED");
        assertThat(all.get(0).link()).startsWith("/p2c/failures/group/");
    }

    @Test
    void errorsComeBeforeWarnings() {
        wait(FailureKind.PARKED, 1);
        Arrow paused = arrow("quotes", FlowState.PAUSED, "paused by ann", "");

        List<Wrong> all =
                troubles.of(
                        List.of(paused, arrow("orders", FlowState.LATE, "due at 08:00", "")),
                        Map.of());

        assertThat(all).extracting(Wrong::severity).containsExactly("error", "warning", "warning");
        assertThat(all.get(0).text()).isEqualTo("orders is late: due at 08:00");
        assertThat(all.get(2).text()).isEqualTo("quotes is paused by ann");
    }
}
