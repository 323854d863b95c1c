package dev.p2c.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.p2c.state.Lease;
import dev.p2c.state.OperatorLine;
import dev.p2c.state.PassRequest;
import dev.p2c.state.RunHistory;
import dev.p2c.state.State;
import dev.p2c.state.StateSettings;
import dev.p2c.testing.TestClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class PassesForRowsTest {

    private static final Operator ANN = new Operator("ann", "Hawtio 127.0.0.1");

    private State state;
    private FlowState quotes = FlowState.FLOWING;
    private PassesForRows passes;

    @BeforeEach
    void open() {
        String url = "jdbc:h2:mem:passes" + System.nanoTime();
        state = State.open(new StateSettings(url, "", "", 2), TestClock.standing());
        List<FlowDirection> directions =
                List.of(
                        direction("accounts", "live", "accounts-to-customers"),
                        direction("quotes", "shadow", "quote-headers", "quote-lines"));
        passes =
                new PassesForRows(
                        state,
                        () -> directions,
                        id -> id.equals("quotes") ? quotes : FlowState.INCOMPLETE);
    }

    @AfterEach
    void close() {
        state.close();
    }

    private static FlowDirection direction(String id, String mode, String... tasks) {
        String cron = "0 0/5 * * * ?";
        return new FlowDirection(
                id, id, "sales", "finance", "sales > finance", mode, cron, List.of(tasks), "");
    }

    @Test
    void eachDirectionOfTheRowsIsAskedForAPassOnce() {
        String answer =
                passes.ask(List.of("quote-lines", "quote-headers", "accounts-to-customers"), ANN);

        assertThat(answer).isEqualTo("a pass of accounts begins; a pass of quotes begins");
        assertThat(state.requests().open())
                .extracting(PassRequest::direction)
                .containsExactly("accounts", "quotes");
        assertThat(state.operatorLines().page(Instant.EPOCH, 0, 10))
                .extracting(OperatorLine::who, OperatorLine::detail)
                .containsOnly(tuple("ann", "after a retry"));
    }

    @ParameterizedTest
    @CsvSource({
        "PAUSED, quotes is paused; resume it to try again",
        "SHADOW, quotes is shadow and writes nothing",
        "OFF, quotes is shadow and writes nothing"
    })
    void aDirectionThatWouldNotWriteIsNotAsked(FlowState now, String answer) {
        quotes = now;

        assertThat(passes.ask(List.of("quote-lines"), ANN)).isEqualTo(answer);
        assertThat(state.requests().open()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(names = {"FAILED", "LATE", "INCOMPLETE", "RUNNING", "FLOWING"})
    void aDirectionThatRunsIsNotAskedWhateverItsState(FlowState now) {
        quotes = now;
        Lease lease =
                state.leases()
                        .acquire(RunHistory.lease("quotes"), "one", "p", Duration.ofMinutes(1))
                        .orElseThrow();

        assertThat(passes.ask(List.of("quote-lines"), ANN))
                .isEqualTo("a pass of quotes is under way, the next one tries again");
        assertThat(state.requests().open()).isEmpty();

        lease.close();
        assertThat(passes.ask(List.of("quote-lines"), ANN)).isEqualTo("a pass of quotes begins");
    }

    @Test
    void rowsOfATaskWithoutDirectionWait() {
        assertThat(passes.ask(List.of("left-over"), ANN)).isEqualTo("the next pass tries again");
        assertThat(state.requests().open()).isEmpty();
    }
}
