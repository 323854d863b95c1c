package dev.p2c.state;

import static org.assertj.core.api.Assertions.assertThat;

import dev.p2c.state.LastSeen.SeenRow;
import java.util.List;
import org.junit.jupiter.api.Test;

abstract class NotesContract extends OpenState {

    private TaskNotes notes(String company) {
        return state.notes().of(TASK, company);
    }

    @Test
    void aNoteIsKeptPerCompanyUntilItIsReplacedOrForgotten() {
        assertThat(notes(COMPANY).reasonToCompare()).isEmpty();
        notes(COMPANY).requestComparison("one");
        notes(COMPANY).requestComparison("two");
        notes("demf").requestComparison("other");

        assertThat(notes(COMPANY).reasonToCompare()).contains("two");
        notes(COMPANY).compared();
        assertThat(notes(COMPANY).reasonToCompare()).isEmpty();
        assertThat(notes("demf").reasonToCompare()).contains("other");
    }

    @Test
    void theStandstillOfAProcessIsEndedByNoOther() {
        notes(COMPANY).keepStandstill("process 100%_a", "paused");
        notes(COMPANY).endStandstill("process 100xxa");
        assertThat(notes(COMPANY).standstill()).contains("paused");
        assertThat(notes(COMPANY).standsStillIn()).contains("process 100%_a");
        assertThat(notes(COMPANY).standsStillSince()).contains(START);

        notes(COMPANY).endStandstill("process 100%_a");

        assertThat(notes(COMPANY).standstill()).isEmpty();
        assertThat(notes(COMPANY).standsStillSince()).isEmpty();
    }

    @Test
    void eachNoteHasAValueOfItsOwn() {
        notes(COMPANY).keepDeltaLink("https://sales/accounts?$deltatoken=1");
        notes(COMPANY).keepEnvironment("sales a, finance b");
        notes(COMPANY).lookedForDeletionsNow();

        assertThat(notes(COMPANY).deltaLink()).contains("https://sales/accounts?$deltatoken=1");
        assertThat(notes(COMPANY).environment()).contains("sales a, finance b");
        assertThat(notes(COMPANY).lookedForDeletions()).contains(START);
        assertThat(notes(COMPANY).lookedForBackups()).isEmpty();
    }

    @Test
    void lastSeenRowsAreReplacedAsAWholeAndKeepTheirOrder() {
        state.lastSeen().keepRead(TASK, COMPANY, List.of(new SeenRow("z", "1")));
        List<SeenRow> rows = List.of(new SeenRow("b", "W/\"2\""), new SeenRow("a", "W/\"1\""));

        state.lastSeen().keepRead(TASK, COMPANY, rows);
        state.lastSeen().keepCreated(TASK, COMPANY, List.of("K|2", "K|1"));
        state.lastSeen().keepUpdated(TASK, COMPANY, List.of("U"));

        assertThat(state.lastSeen().read(TASK, COMPANY)).isEqualTo(rows);
        assertThat(state.lastSeen().created(TASK, COMPANY)).containsExactly("K|2", "K|1");
        assertThat(state.lastSeen().updated(TASK, COMPANY)).containsExactly("U");
        assertThat(state.lastSeen().read(TASK, "demf")).isEmpty();
        state.lastSeen().keepCreated(TASK, COMPANY, List.of());
        assertThat(state.lastSeen().created(TASK, COMPANY)).isEmpty();
        assertThat(state.lastSeen().updated(TASK, COMPANY)).containsExactly("U");
    }
}
