package dev.p2c.state;

import static org.assertj.core.api.Assertions.assertThat;

import dev.p2c.state.LastSeen.SeenRow;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A database of version 1, filled with what version 1 wrote, opened by the present version. */
abstract class MigrationContract extends OpenState {

    private static final String SWEPT = "products-swept";
    private static final String WATERMARK = "accounts-by-watermark";
    private static final String COMPOSITE = "lines-with-composite-key";
    private static final String KEY = Base64.getEncoder().encodeToString(new byte[32]);
    private static final SourceVersion ETAG = SourceVersion.etag("W/\"7\"");
    private static final String VALUES = "{\"name\":\"Contoso\"}";
    private static final String MARKS = "AbC0dEf1";

    private StateSettings old;
    private State migrated;

    @BeforeEach
    void fillVersion1() {
        StateSettings fresh = database().fresh(directory);
        old =
                new StateSettings(
                        fresh.url(), fresh.user(), "", 4, List.of(KEY), Duration.ofSeconds(15));
        Flyway.configure()
                .dataSource(old.url(), old.user(), "")
                .locations("classpath:db/migration")
                .target("1")
                .load()
                .migrate();
        List<String> statements = new ArrayList<>();
        statements.add(task(1, SWEPT));
        statements.add(task(2, WATERMARK));
        statements.add(task(3, COMPOSITE));
        statements.addAll(sweptRows());
        statements.add(
                row(2, "ACC-1", "h", "0a1b2c3d-0000-11f1-8000-000000000001", "id", "t", MARKS));
        statements.add(row(2, "ACC-2", "h", null, "id", "t", MARKS));
        statements.add(row(3, "SO-1|1", "h", null, "", "t", MARKS));
        statements.addAll(failures());
        statements.addAll(notes());
        TestDatabase.execute(old, String.join(";\n", statements));
    }

    @AfterEach
    void closeMigrated() {
        if (migrated != null) {
            migrated.close();
        }
    }

    private static String task(int id, String task) {
        return "insert into task_company (id, task, company, watermark) values (%d, '%s', '%s', '%s')"
                .formatted(id, task, COMPANY, START);
    }

    private static List<String> sweptRows() {
        String sealed = new Payloads(List.of(KEY)).seal("sealed", VALUES);
        return List.of(
                row(1, "written", "h", "W/\"7\"", "id", "t", MARKS),
                row(1, "sealed", "h", "W/\"7\"", "id", "t", sealed),
                row(1, "no etag", "h", "", "id", null, MARKS),
                row(1, "incomplete", "later:h", "W/\"7\"", "id", "t", VALUES),
                row(1, "unsure", "?", "W/\"7\"", "id", null, MARKS),
                row(1, "found by a once task", "?", null, null, null, ""),
                row(1, "skipped", "", "W/\"7\"", null, null, null),
                row(1, "skipped, to be read again", "", null, null, null, null),
                row(1, "found", "", null, null, null, ""),
                row(1, "found, then skipped", "", "W/\"7\"", null, null, ""),
                row(1, "seeded", "", null, "id", "t", VALUES),
                row(1, "seeded, then skipped", "", "W/\"7\"", "id", "t", VALUES),
                row(1, "deactivated", "", null, "id", "t", MARKS),
                row(1, "deactivated, then skipped", "", "W/\"7\"", "id", "t", MARKS),
                row(1, "deletion reported", "h", null, "id", "t", MARKS),
                row(1, "deletion refused", "later:h", null, "id", "t", MARKS),
                row(1, "deletion report discarded", "h", null, "id", "t", MARKS),
                row(1, "to be compared again", "?", null, "id", null, MARKS),
                row(1, "deleted, to be compared again", "?", null, "id", null, MARKS));
    }

    private static String row(
            int task, String key, String hash, String etag, String id, String target, String base) {
        return "insert into ledger (task_company_id, row_key, hash, source_etag, target_id,"
                + " target_etag, base) values (%d, %s, %s, %s, %s, %s, %s)"
                        .formatted(
                                task,
                                text(key),
                                text(hash),
                                text(etag),
                                text(id),
                                text(target),
                                text(base));
    }

    private static String text(String nullable) {
        return nullable == null ? "null" : "'" + nullable + "'";
    }

    private static List<String> failures() {
        return List.of(
                failure("deletion reported", "DELETED", null, null),
                failure("deletion refused", "REJECTED", null, null),
                failure("deleted, to be compared again", "DELETED", null, null),
                failure("to be compared again", "REJECTED", "{}", "W/\"7\""));
    }

    private static String failure(String key, String kind, String row, String hash) {
        return """
                insert into failure (task_company_id, row_key, kind, field, reason, detail, waits_for,
                    source_row, source_hash, mapping_version, attempts, first_at, last_at, next_at)
                values (1, %s, %s, '', 'reason', '', '', %s, %s, 'v', 2, '%s', '%s', '%s')"""
                .formatted(text(key), text(kind), text(row), text(hash), START, START, START);
    }

    private static List<String> notes() {
        String read = "a\tW/\"1\"\nb\tW/\"2\"\nnull\tW/\"x\"";
        return List.of(
                note("delta-link", "https://sales/accounts?$deltatoken=1"),
                note("deletes-looked", ""),
                note("backup-looked", ""),
                note("environment", "sales a, finance b"),
                note("compare", "sales went back"),
                note("last-read", read),
                note("last-created", "SO-1|1\nSO-2|1"),
                note("last-updated", ""));
    }

    private static String note(String name, String text) {
        return "insert into note (task_company_id, name, text, noted_at) values (2, '%s', '%s', '%s')"
                .formatted(name, text, START);
    }

    private LedgerEntry find(String task, String key) {
        return migrated.ledger().find(task, COMPANY, List.of(key)).get(key);
    }

    private void migrate() {
        migrated = State.open(old, clock);
    }

    @Test
    void writtenRowsKeepTheirHashSourceAndBase() {
        migrate();

        assertThat(find(SWEPT, "written"))
                .isEqualTo(
                        inTarget(LedgerEntry.written(SWEPT, COMPANY, "written", "h"), MARKS)
                                .from(ETAG));
        assertThat(find(SWEPT, "sealed").base()).isEqualTo(VALUES);
        assertThat(find(SWEPT, "no etag").source()).isEqualTo(SourceVersion.etag(""));
        assertThat(find(SWEPT, "incomplete"))
                .isEqualTo(
                        inTarget(LedgerEntry.incomplete(SWEPT, COMPANY, "incomplete", "h"), VALUES)
                                .from(ETAG));
        assertThat(find(SWEPT, "unsure"))
                .isEqualTo(
                        LedgerEntry.unsure(SWEPT, COMPANY, "unsure")
                                .from(ETAG)
                                .inTarget("id", null)
                                .withBase(MARKS));
        assertThat(find(SWEPT, "found by a once task"))
                .isEqualTo(LedgerEntry.unsure(SWEPT, COMPANY, "found by a once task"));
        assertThat(find(WATERMARK, "ACC-1").source())
                .isEqualTo(SourceVersion.rowId("0a1b2c3d-0000-11f1-8000-000000000001"));
        assertThat(migrated.ledger().count(SWEPT, COMPANY)).isEqualTo(11);
    }

    private static LedgerEntry inTarget(LedgerEntry entry, String base) {
        return entry.inTarget("id", "t").withBase(base);
    }

    @Test
    void unwrittenRowsAreSkippedFoundSeededOrDeactivated() {
        migrate();

        assertThat(find(SWEPT, "skipped"))
                .isEqualTo(LedgerEntry.skipped(SWEPT, COMPANY, "skipped").from(ETAG));
        assertThat(find(SWEPT, "skipped, to be read again"))
                .isEqualTo(LedgerEntry.skipped(SWEPT, COMPANY, "skipped, to be read again"));
        assertThat(find(SWEPT, "found")).isEqualTo(LedgerEntry.found(SWEPT, COMPANY, "found"));
        assertThat(find(SWEPT, "found, then skipped"))
                .isEqualTo(LedgerEntry.found(SWEPT, COMPANY, "found, then skipped").from(ETAG));
        assertThat(find(SWEPT, "seeded"))
                .isEqualTo(inTarget(LedgerEntry.seeded(SWEPT, COMPANY, "seeded"), VALUES));
        assertThat(find(SWEPT, "seeded, then skipped"))
                .isEqualTo(
                        inTarget(LedgerEntry.seeded(SWEPT, COMPANY, "seeded, then skipped"), VALUES)
                                .from(ETAG));
        assertThat(find(SWEPT, "deactivated").state()).isEqualTo(RowState.DEACTIVATED);
        assertThat(find(SWEPT, "deactivated").away()).isTrue();
        assertThat(find(SWEPT, "deactivated").base()).isEqualTo(MARKS);
        assertThat(find(SWEPT, "deactivated, then skipped").state())
                .isEqualTo(RowState.DEACTIVATED);
        assertThat(find(SWEPT, "deactivated, then skipped").away()).isFalse();
    }

    @Test
    void onlyRowsWhoseSourceRowIsDeletedAreAway() {
        migrate();

        assertThat(find(SWEPT, "deletion reported").away()).isTrue();
        assertThat(find(SWEPT, "deletion reported").isWrittenAs("h")).isTrue();
        assertThat(find(SWEPT, "deletion refused").away()).isTrue();
        assertThat(find(SWEPT, "deletion refused").isIncompleteAs("h")).isTrue();
        assertThat(find(SWEPT, "deletion report discarded").away()).isTrue();
        assertThat(find(SWEPT, "deleted, to be compared again").away()).isTrue();
        assertThat(find(SWEPT, "to be compared again"))
                .isEqualTo(
                        LedgerEntry.unsure(SWEPT, COMPANY, "to be compared again")
                                .inTarget("id", null)
                                .withBase(MARKS));
        assertThat(find(WATERMARK, "ACC-2").away()).isTrue();
        assertThat(find(COMPOSITE, "SO-1|1").away())
                .as("rows of a task without source versions")
                .isFalse();
        assertThat(migrated.failureCounts().deleted()).isEqualTo(Map.of(SWEPT, 2L));
    }

    @Test
    void scansSeeTheRowsThatVersion1Saw() {
        migrate();
        List<String> withSource = new ArrayList<>();
        migrated.ledgerScan().withSource(SWEPT, COMPANY, entry -> withSource.add(entry.key()));

        assertThat(withSource)
                .containsExactlyInAnyOrder("written", "sealed", "no etag", "incomplete", "unsure");
        assertThat(migrated.ledger().sweptVersions(SWEPT, COMPANY, List.of("skipped", "found")))
                .isEqualTo(Map.of("skipped", "W/\"7\""));
        assertThat(migrated.ledger().isEmpty(SWEPT, COMPANY)).isFalse();
    }

    @Test
    void notesAndLastSeenRowsAreKept() {
        migrate();
        TaskNotes notes = migrated.notes().of(WATERMARK, COMPANY);

        assertThat(notes.deltaLink()).contains("https://sales/accounts?$deltatoken=1");
        assertThat(notes.lookedForDeletions()).contains(START);
        assertThat(notes.lookedForBackups()).contains(START);
        assertThat(notes.environment()).contains("sales a, finance b");
        assertThat(notes.reasonToCompare()).contains("sales went back");
        assertThat(migrated.lastSeen().read(WATERMARK, COMPANY))
                .startsWith(new SeenRow("a", "W/\"1\""), new SeenRow("b", "W/\"2\""));
        assertThat(migrated.lastSeen().created(WATERMARK, COMPANY))
                .containsExactly("SO-1|1", "SO-2|1");
        assertThat(migrated.lastSeen().updated(WATERMARK, COMPANY)).isEmpty();
        assertThat(migrated.watermarks().get(WATERMARK, COMPANY)).contains(START);
    }

    @Test
    void aMigrationThatWasKilledBeforeItWasRecordedRunsAgain() throws IOException {
        TestDatabase.execute(old, script("V2__row_states.sql"));

        migrate();

        assertThat(migrated.ledger().count(SWEPT, COMPANY)).isEqualTo(11);
        assertThat(migrated.lastSeen().created(WATERMARK, COMPANY)).hasSize(2);
    }

    private static String script(String name) throws IOException {
        try (InputStream script =
                MigrationContract.class.getResourceAsStream("/db/migration/" + name)) {
            return new String(script.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
