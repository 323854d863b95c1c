package dev.p2c.desk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.p2c.desk.Summary.Level;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SummaryTest {

    private static final Wrong EDIT = Wrong.error("an edit waits", "", "");

    private static Arrow arrow(String direction, FlowState state, long rejected, long parked) {
        return new Arrow(
                direction,
                "",
                "sales",
                "finance",
                "sales > cds > finance",
                "live",
                state,
                "",
                "",
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                0,
                rejected + parked,
                rejected,
                parked,
                0,
                -1,
                "",
                Optional.empty(),
                "",
                Optional.empty(),
                "");
    }

    private static Arrow arrow(String direction, FlowState state) {
        return arrow(direction, state, 0, 0);
    }

    private static Summary of(Arrow... arrows) {
        return Summary.of(List.of(arrows), List.of());
    }

    private static Summary good(String text) {
        return new Summary(Level.GOOD, text);
    }

    private static Summary warning(String text) {
        return new Summary(Level.WARNING, text);
    }

    private static Summary error(String text) {
        return new Summary(Level.ERROR, text);
    }

    @Test
    void businessFlowsWhenNothingWaits() {
        assertThat(of(arrow("accounts", FlowState.FLOWING), arrow("quotes", FlowState.OFF)))
                .isEqualTo(good("Business flows"));
    }

    @Test
    void rowsThatWaitAreCountedForPersonsFirst() {
        Arrow parked = arrow("orders", FlowState.INCOMPLETE, 0, 2);

        assertThat(of(arrow("accounts", FlowState.INCOMPLETE, 7, 0), parked))
                .isEqualTo(warning("Business flows; 7 rows wait for you"));
        assertThat(of(parked)).isEqualTo(warning("Business flows; 2 rows wait for other rows"));
        assertThat(of(arrow("accounts", FlowState.INCOMPLETE, 1, 0)).text())
                .endsWith("1 row waits for you");
        assertThat(of(arrow("accounts", FlowState.INCOMPLETE)))
                .isEqualTo(warning("Business flows; the next pass completes accounts"));
    }

    @Test
    void aSystemThatIsAwayIsNamedAndExplainsTheDirectionsThatFail() {
        Arrow accounts = arrow("accounts", FlowState.FAILED);
        Arrow flowing = arrow("orders", FlowState.FLOWING, 3, 0);

        assertThat(of(accounts.whileAway(Set.of("finance")), flowing.whileAway(Set.of("finance"))))
                .isEqualTo(
                        error(
                                "Finance is away: nothing reaches it or leaves it;"
                                        + " 3 rows wait for you"));
        assertThat(of(accounts.whileAway(Set.of("sales")), flowing.whileAway(Set.of("cds"))))
                .extracting(Summary::text)
                .asString()
                .startsWith("Sales and Cds are away: nothing reaches them or leaves them");
        assertThat(accounts.whileAway(Set.of("another"))).isSameAs(accounts);
    }

    @Test
    void directionsThatFailOrAreLateAreNamedOrCounted() {
        Arrow late = arrow("quotes", FlowState.LATE);

        assertThat(of(arrow("accounts", FlowState.FAILED), late))
                .isEqualTo(error("accounts fails; quotes is late"));
        assertThat(
                        of(
                                arrow("accounts", FlowState.FAILED),
                                arrow("orders", FlowState.FAILED),
                                late,
                                late))
                .isEqualTo(error("2 directions fail; 2 directions are late"));
    }

    @Test
    void directionsThatRestAreTold() {
        Arrow paused = arrow("quotes", FlowState.PAUSED);

        assertThat(of(arrow("accounts", FlowState.FLOWING), paused))
                .isEqualTo(warning("Business flows, except in 1 paused direction"));
        assertThat(of(paused, arrow("accounts", FlowState.SHADOW)))
                .isEqualTo(warning("Nothing flows: every direction is paused, in shadow or off"));
    }

    @Test
    void aMistakeInAFileIsReadInTheList() {
        assertThat(Summary.of(List.of(arrow("accounts", FlowState.FLOWING)), List.of(EDIT)))
                .isEqualTo(warning("Business flows; the list says what to correct"));
    }
}
