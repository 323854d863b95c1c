package dev.p2c.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.p2c.error.ConfigurationException;
import dev.p2c.state.BatchOutcome;
import dev.p2c.state.FailureFilter;
import dev.p2c.state.FailureKind;
import dev.p2c.state.NewConflict;
import dev.p2c.state.NewFailure;
import dev.p2c.state.OperatorLine;
import dev.p2c.state.Resolution;
import dev.p2c.state.ResolvedFailure;
import dev.p2c.state.State;
import dev.p2c.state.StateSettings;
import dev.p2c.state.Winner;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FailureDeskTest {

    private static final Operator ANN = new Operator("ann", "Hawtio 127.0.0.1");
    private static final TaskEnds ENDS =
            new TaskEnds("Sales", "Finance", List.of("telephone1"), List.of("accountnumber"));

    @TempDir static Path folder;
    private static State state;
    private FailureDesk desk;
    private ConflictDesk conflicts;

    @BeforeAll
    static void open() {
        String url = "jdbc:h2:file:" + folder.resolve("state");
        state = State.open(new StateSettings(url, "", "", 2), Clock.systemUTC());
    }

    @AfterAll
    static void close() {
        state.close();
    }

    @BeforeEach
    void storeFailures() {
        state.clear();
        long run = state.runs().start("accounts", "usmf", "test", Instant.EPOCH);
        state.commit(
                BatchOutcome.of("accounts-to-customers", "usmf", run)
                        .withFailures(
                                List.of(
                                        failure("A-1", FailureKind.REJECTED, "no group"),
                                        failure("A-2", FailureKind.REJECTED, "no group"),
                                        failure("A-3", FailureKind.CONFLICT, "both")))
                        .withConflicts(
                                List.of(
                                        new NewConflict(
                                                "A-3", "name", "a", "b", "c", Winner.NOBODY))));
        desk = new FailureDesk(state, task -> ENDS);
        conflicts = new ConflictDesk(state, task -> ENDS);
    }

    private static NewFailure failure(String key, FailureKind kind, String reason) {
        String row =
                "{\"accountnumber\":\"%s\",\"name\":\"x\",\"credit\":1.5,\"hold\":true,\"owner\":{\"city\":\"Kiel\"}}"
                        .formatted(key);
        return new NewFailure(key, kind, "name", reason, "", "", row, "v1", "m1", null);
    }

    private long id(String key) {
        return state.failures().find("accounts-to-customers", "usmf", List.of(key)).get(key).id();
    }

    @Test
    void groupsHaveTheirCauseInWordsAndACure() {
        FailureDesk.GroupPage page = desk.groups(FailureFilter.all(1));

        assertThat(page.total()).isEqualTo(2);
        assertThat(page.rows()).isEqualTo(3);
        assertThat(page.groups().get(0).text())
                .isEqualTo("2 accounts were refused: name: no group");
        assertThat(page.groups().get(0).cure()).startsWith("Correct the row in Sales");
        String group = page.groups().get(0).group();
        assertThat(desk.rows(FailureFilter.ofGroup(group).page(0, 1)).total()).isEqualTo(2);
    }

    @Test
    void anEditKeepsTheTypesOfTheRowAndIsShownWithTheFailure() {
        Map<String, EditValue> values =
                Map.of(
                        "name", new EditValue.Typed("y"),
                        "credit", new EditValue.Typed("2.50"),
                        "hold", new EditValue.Typed("false"),
                        "telephone1", new EditValue.Typed("0431"),
                        "owner.city", new EditValue.Typed(""));
        desk.edit(id("A-1"), values, ANN);
        desk.edit(id("A-1"), EditRules.values("{\"name\":\"z\"}"), ANN);

        FailureDetail.Edit edit = desk.show(id("A-1")).edit().orElseThrow();
        assertThat(edit.values())
                .contains("\"name\":\"z\"", "\"credit\":2.50", "\"hold\":false")
                .contains("\"telephone1\":\"0431\"", "\"owner.city\":null");
        assertThat(edit.by()).isEqualTo("ann");
        assertThat(log().get(1))
                .isEqualTo(
                        "ann edit failure %d A-1: credit, hold, name, owner.city, telephone1"
                                .formatted(id("A-1")));
    }

    @Test
    void anEditOfADiscardedRowSaysThatItWaitsAgain() {
        long id = id("A-1");
        Map<String, EditValue> values = Map.of("name", new EditValue.Typed("y"));
        desk.discard(id, "a test row", ANN);

        assertThat(desk.edit(id, values, ANN)).isTrue();
        assertThat(log().get(0))
                .isEqualTo("ann edit failure %d A-1: name; no longer discarded".formatted(id));
        assertThat(desk.edit(id, values, ANN)).isFalse();
    }

    @Test
    void editsOfOneRowAtTheSameTimeAreAllKept() {
        long id = id("A-1");
        List.of("name", "telephone1", "owner.city").parallelStream()
                .forEach(column -> desk.edit(id, Map.of(column, new EditValue.Typed("new")), ANN));

        assertThat(desk.show(id).edit().orElseThrow().values())
                .contains("\"name\"", "\"telephone1\"", "\"owner.city\"");
    }

    @Test
    void anEditOfWhatIsNoColumnNamesEveryMistake() {
        Map<String, EditValue> values =
                Map.of(
                        "nmae", new EditValue.Typed("y"),
                        "accountnumber", new EditValue.Typed("A-9"),
                        "credit", new EditValue.Typed("much"),
                        "hold", new EditValue.Typed("maybe"));

        assertThatThrownBy(() -> desk.edit(id("A-1"), values, ANN))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("nmae: is no column of the source row")
                .hasMessageContaining("name")
                .hasMessageContaining("accountnumber: is part of the row's key")
                .hasMessageContaining("credit: takes a number, not much")
                .hasMessageContaining("hold: takes true or false, not maybe");
        for (String endless : List.of("1e999999999", "\"-1e-999999999\"")) {
            Map<String, EditValue> one = EditRules.values("{\"credit\":%s}".formatted(endless));
            assertThatThrownBy(() -> desk.edit(id("A-1"), one, ANN))
                    .hasMessageContaining("credit: takes a number with at most 100 digits");
        }
        assertThatThrownBy(() -> EditRules.values("[1]")).hasMessageContaining("JSON object");
        assertThatThrownBy(() -> desk.edit(id("A-1"), Map.of(), ANN))
                .hasMessageContaining("at least one");
    }

    @Test
    void aDiscardNeedsAReasonAndCanBeTakenBack() {
        long id = id("A-1");
        assertThatThrownBy(() -> desk.discard(id, " ", ANN)).hasMessageContaining("reason");

        desk.discard(id, "a test row", ANN);

        assertThat(desk.groups(FailureFilter.all(9)).rows()).isEqualTo(2);
        assertThat(desk.show(id).discard().orElseThrow().reason()).isEqualTo("a test row");
        assertThat(desk.resolved(0, 9).rows())
                .extracting(ResolvedFailure::note)
                .containsExactly("a test row");
        assertThatThrownBy(() -> desk.retry(id, ANN)).hasMessageContaining("takeback " + id);
        desk.takeBack(id, ANN);
        assertThatThrownBy(() -> desk.takeBack(id, ANN)).hasMessageContaining("no discarded row");
        assertThat(desk.groups(FailureFilter.all(9)).rows()).isEqualTo(3);
        assertThat(log())
                .containsExactly(
                        "ann take back failure %d: A-1".formatted(id),
                        "ann discard failure %d A-1: a test row".formatted(id));
    }

    @Test
    void aRowThatWaitsNoLongerIsNamedWithHowItEnded() {
        long id = id("A-1");
        assertThat(desk.ending(id)).isEmpty();

        long run = state.runs().start("accounts", "usmf", "test", Instant.EPOCH);
        state.commit(
                BatchOutcome.of("accounts-to-customers", "usmf", run)
                        .withSettled(List.of("A-1"), Resolution.WRITTEN));

        assertThat(desk.ending(id).orElseThrow().how()).isEqualTo(Resolution.WRITTEN);
        assertThatThrownBy(() -> desk.show(id))
                .hasMessageMatching(
                        "failure \\d+: A-1 waits no longer: it was written at .*Z;"
                                + " bin/p2c failures resolved shows it");
        assertThatThrownBy(() -> desk.show(4711))
                .hasMessageContaining("failure 4711: no waiting row has this ID");
    }

    @Test
    void aGroupIsRetriedAndDiscardedAndTheLogSaysHowManyRows() {
        String group = desk.groups(FailureFilter.all(1)).groups().get(0).group();

        assertThat(desk.retry(FailureFilter.ofGroup(group), ANN)).isEqualTo(2);
        assertThat(desk.discard(FailureFilter.ofGroup(group), "no", ANN)).isEqualTo(2);
        assertThat(desk.retry(FailureFilter.all(1), ANN)).isOne();

        assertThat(log())
                .containsExactly(
                        "ann retry all: 1 row",
                        "ann discard group %s: 2 rows: no".formatted(group),
                        "ann retry group %s: 2 rows".formatted(group));
    }

    @Test
    void oneSideOfAConflictIsTaken() {
        ConflictDesk.Page page = conflicts.page(0, 5);
        assertThat(page.total()).isOne();
        ConflictDesk.Row row = conflicts.show(page.rows().get(0).id());
        assertThat(row.fields())
                .extracting("field", "base", "source", "target", "owner")
                .containsExactly(tuple("name", "a", "b", "c", "ask"));

        assertThat(row.name()).isEqualTo("x");

        conflicts.take(row.id(), "target", ANN);

        assertThat(conflicts.show(row.id()).decision()).isEqualTo("TARGET");
        assertThatThrownBy(() -> conflicts.take(row.id(), "both", ANN))
                .hasMessageContaining("neither source nor target");
        assertThatThrownBy(() -> conflicts.take(id("A-1"), "source", ANN))
                .hasMessageContaining("no row in conflict");
        assertThat(log())
                .containsExactly("ann take target conflict %d A-3: name".formatted(row.id()));
    }

    private static List<String> log() {
        return new OperatorLog(state)
                .page(Instant.EPOCH, 0, 50).rows().stream().map(FailureDeskTest::line).toList();
    }

    private static String line(OperatorLine line) {
        return "%s %s %s: %s".formatted(line.who(), line.action(), line.subject(), line.detail());
    }
}
