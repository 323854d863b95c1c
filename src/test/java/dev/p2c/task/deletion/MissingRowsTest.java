package dev.p2c.task.deletion;

import static org.assertj.core.api.Assertions.assertThat;

import dev.p2c.state.BatchOutcome;
import dev.p2c.state.LedgerEntry;
import dev.p2c.state.SourceVersion;
import dev.p2c.state.State;
import dev.p2c.state.StateSettings;
import dev.p2c.task.batch.SeenKeys;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Which rows count as deleted, which company they belong to, and when the source is asked. */
class MissingRowsTest {

    private static final String TASK = "products";
    private static final Instant NOW = Instant.parse("2026-07-01T10:15:00Z");
    private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);

    private State state;
    private MissingRows missing;

    @BeforeEach
    void open() {
        state = State.open(new StateSettings("jdbc:h2:mem:missing", "", "", 2), CLOCK);
        missing = new MissingRows(state, TASK, "usmf");
    }

    @AfterEach
    void close() {
        state.close();
    }

    private void store(LedgerEntry... entries) {
        String company = entries[0].company();
        long run = state.runs().start("products", company, "schedule", NOW);
        state.commit(BatchOutcome.of(TASK, company, run).withWritten(List.of(entries)));
    }

    private static LedgerEntry written(String company, String key) {
        return LedgerEntry.written(TASK, company, key, "hash")
                .from(SourceVersion.rowId("ID-" + key));
    }

    private static SeenKeys seen(String... keys) {
        SeenKeys seen = new SeenKeys();
        List.of(keys).forEach(seen::see);
        return seen;
    }

    @Test
    void onlyWrittenRowsWithAKnownSourceCanBeMissing() {
        store(
                written("usmf", "A"),
                written("usmf", "B"),
                LedgerEntry.skipped(TASK, "usmf", "skipped").from(SourceVersion.etag("1")),
                LedgerEntry.found(TASK, "usmf", "found"),
                LedgerEntry.unsure(TASK, "usmf", "never seen"),
                written("usmf", "away"));
        state.ledgerMarks().sourceIsAway(TASK, "usmf", List.of("away"));

        assertThat(missing.byKey(seen("A"))).isEqualTo(Set.of("B"));
    }

    @Test
    void aRowThatASweepWroteIsNotMissingByItsId() {
        store(
                written("usmf", "A"),
                LedgerEntry.written(TASK, "usmf", "B", "hash").from(SourceVersion.etag("W/1")));

        assertThat(missing.byRowId(seen())).isEqualTo(Map.of("A", "ID-A"));
    }

    @Test
    void idsAreComparedWithoutRegardToCase() {
        store(written("usmf", "A"), written("usmf", "B"));

        assertThat(missing.byRowId(seen("id-a"))).isEqualTo(Map.of("B", "ID-B"));
    }

    @Test
    void deletionsToReportAreLookedForOnceTheIntervalIsOverOrAPersonAsks() {
        GoneByDeltaLink now = new GoneByDeltaLink(state, CLOCK, Duration.ofHours(1));
        GoneByDeltaLink later =
                new GoneByDeltaLink(
                        state, Clock.offset(CLOCK, Duration.ofHours(1)), Duration.ofHours(1));

        assertThat(now.isReportDue(state.notes().of(TASK, "usmf"), true))
                .as("the first pass has just read the rows")
                .isFalse();
        assertThat(now.isReportDue(state.notes().of(TASK, "usmf"), false)).isFalse();
        assertThat(now.isReportDue(state.notes().of(TASK, "usmf"), true)).isTrue();
        assertThat(later.isReportDue(state.notes().of(TASK, "usmf"), false)).isTrue();
    }
}
