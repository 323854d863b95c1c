package dev.p2c.state;

import dev.p2c.text.Fnv1a;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jdbi.v3.core.mapper.RowMapper;

/** The notes of one task in one company; each is a single value. Thread-safe. */
public final class TaskNotes {

    private static final String DELTA_LINK = "delta-link";
    private static final String DELETIONS_LOOKED = "deletes-looked";
    private static final String BACKUPS_LOOKED = "backup-looked";
    static final String ENVIRONMENT = "environment";
    private static final String COMPARE = "compare";
    static final String STANDSTILL = "schedule-stopped";
    static final String READ_ALL = "read-all";
    private static final String FOUND = "found-changes";
    private static final String REVISED = "revised:";
    private static final String MISSING = "missing";
    private static final String WAITING_EDITS = "waiting-edits";
    private static final String BY_HAND = "by-hand";
    private static final String RULES = "rule-versions";
    private static final List<String> OF_PASSES =
            List.of(DELTA_LINK, DELETIONS_LOOKED, BACKUPS_LOOKED, ENVIRONMENT, COMPARE, READ_ALL);
    private static final int LONGEST_CHANGE = 1000;
    private static final String HELD_CHANGES = "held-changes";
    private static final String DELETE = "delete from note where task_company_id = ? and name = ?";

    private final Database database;
    private final int id;
    private final Clock clock;

    TaskNotes(Database database, int id, Clock clock) {
        this.database = database;
        this.id = id;
        this.clock = clock;
    }

    /** The delta link that returns the source rows deleted since the link was issued. */
    public Optional<String> deltaLink() {
        return text(DELTA_LINK).filter(link -> !link.isEmpty());
    }

    public void keepDeltaLink(String link) {
        put(DELTA_LINK, link);
    }

    /** When deleted source rows were last looked for. */
    public Optional<Instant> lookedForDeletions() {
        return at(DELETIONS_LOOKED);
    }

    public void lookedForDeletionsNow() {
        put(DELETIONS_LOOKED, "");
    }

    /** When the systems were last checked for a restored backup. */
    public Optional<Instant> lookedForBackups() {
        return at(BACKUPS_LOOKED);
    }

    public void lookedForBackupsNow() {
        put(BACKUPS_LOOKED, "");
    }

    /** The pass that the brake on mass changes has stopped; empty if the brake is released. */
    public Optional<HeldChanges> heldChanges() {
        return text(HELD_CHANGES).map(HeldChanges::parse);
    }

    public void holdChanges(HeldChanges stopped) {
        put(HELD_CHANGES, stopped.text());
    }

    public void releaseChanges() {
        heldChanges().ifPresent(stopped -> delete(HELD_CHANGES));
    }

    /** The source and target environments that the state belongs to; empty before a first pass. */
    public Optional<String> environment() {
        return text(ENVIRONMENT);
    }

    public void keepEnvironment(String environment) {
        put(ENVIRONMENT, environment);
    }

    /** When a pass last read all source rows. */
    public Optional<Instant> readAll() {
        return at(READ_ALL);
    }

    public void readAllNow() {
        put(READ_ALL, "");
    }

    /** When passes found rows to write; empty before the first one did. */
    public Optional<FoundChanges> foundChanges() {
        return text(FOUND).map(FoundChanges::parse);
    }

    public void foundChangesNow() {
        Instant now = clock.instant();
        put(FOUND, foundChanges().map(f -> f.and(now)).orElse(FoundChanges.first(now)).text());
    }

    /** Why the next pass has to compare all rows; empty if no comparison was requested. */
    public Optional<String> reasonToCompare() {
        return text(COMPARE);
    }

    public void requestComparison(String reason) {
        put(COMPARE, reason);
    }

    public void compared() {
        delete(COMPARE);
    }

    /**
     * Notes a document of which another source row is the current one, so that its lines are looked
     * at even if it has none any more.
     *
     * @param header id of the header in the source
     */
    public void revised(String document, String header) {
        put(REVISED + Fnv1a.of(document), header + "\n" + document);
    }

    /** The ids of the headers of revised documents whose lines are to be looked at, by document. */
    public Map<String, String> revised() {
        Map<String, String> revised = new HashMap<>();
        database.readWith(
                        handle ->
                                handle.createQuery(
                                                "select text from note where task_company_id = :id"
                                                        + " and name like :name")
                                        .bind("id", id)
                                        .bind("name", REVISED + "%")
                                        .mapTo(String.class)
                                        .list())
                .forEach(
                        text -> {
                            int end = text.indexOf('\n');
                            revised.put(text.substring(end + 1), text.substring(0, end));
                        });
        return revised;
    }

    /** Forgets a revised document once its lines were looked at. */
    public void lookedAt(String document) {
        delete(REVISED + Fnv1a.of(document));
    }

    /** Why the schedule of the task's direction stands still; empty if no process noted that. */
    public Optional<String> standstill() {
        return text(STANDSTILL).flatMap(note -> part(note, 1));
    }

    /** The process that noted the standstill, as text; empty if none did. */
    public Optional<String> standsStillIn() {
        return text(STANDSTILL).flatMap(note -> part(note, 0));
    }

    static String reason(String note) {
        return part(note, 1).orElse("");
    }

    private static Optional<String> part(String note, int index) {
        String[] parts = note.split("\n", 2);
        return parts.length == 2 ? Optional.of(parts[index]) : Optional.empty();
    }

    /** When the standstill was noted; empty if the schedule runs. */
    public Optional<Instant> standsStillSince() {
        return standstill().flatMap(reason -> at(STANDSTILL));
    }

    /**
     * Stores why the schedule of the task's direction stands still, for other processes. Replaces
     * the note of another process: any one of them shows that passes may not come.
     *
     * @param process one line
     */
    public void keepStandstill(String process, String reason) {
        put(STANDSTILL, process + "\n" + reason);
    }

    /** Removes the note of a process; a note of another process stays. */
    public void endStandstill(String process) {
        database.writeWith(
                handle ->
                        handle.execute(
                                DELETE + " and text like ? escape '!'",
                                id,
                                STANDSTILL,
                                process.replaceAll("[!%_]", "!$0") + "\n%"));
    }

    /** What the systems lacked at the last look, a line each; empty if nothing or before a look. */
    public List<String> missing() {
        return text(MISSING).stream().flatMap(String::lines).toList();
    }

    /** Notes what the systems lack. */
    public void keepMissing(List<String> lines) {
        put(MISSING, String.join("\n", lines));
    }

    /** Removes what passes noted, so that the next pass is the first one. */
    public void forgetPasses() {
        database.writeWith(
                handle -> {
                    OF_PASSES.forEach(name -> handle.execute(DELETE, id, name));
                    return handle.execute(
                            "delete from note where task_company_id = ? and name like ?",
                            id,
                            REVISED + "%");
                });
    }

    /** What a person last changed in the state, with the person; empty if nobody did. */
    public Optional<String> byHand() {
        return text(BY_HAND);
    }

    /** When a person last changed the state. */
    public Optional<Instant> byHandAt() {
        return at(BY_HAND);
    }

    public void keepByHand(String change) {
        put(BY_HAND, StoredText.clean(change, LONGEST_CHANGE));
    }

    /** Which versions of the mapping gave the rows their values; empty before a first pass. */
    public Optional<RuleVersions> rules() {
        return text(RULES).map(RuleVersions::parse);
    }

    public void keepRules(RuleVersions versions) {
        put(RULES, versions.text());
    }

    /** Edits of files that are not in force because of a mistake, a text each. */
    public List<String> waitingEdits() {
        return text(WAITING_EDITS).filter(t -> !t.isEmpty()).stream()
                .flatMap(text -> Stream.of(text.split("\u001e")))
                .toList();
    }

    /** Notes the edits that are not in force; an empty list if all are. */
    public void keepWaitingEdits(List<String> edits) {
        put(WAITING_EDITS, String.join("\u001e", edits));
    }

    private Optional<String> text(String name) {
        return get(name, (row, context) -> row.getString("text"));
    }

    private Optional<Instant> at(String name) {
        return get(name, (row, context) -> Instants.fromColumn(row, "noted_at"));
    }

    private <T> Optional<T> get(String name, RowMapper<T> column) {
        return database.readWith(
                handle ->
                        handle.createQuery(
                                        "select text, noted_at from note"
                                                + " where task_company_id = :id and name = :name")
                                .bind("id", id)
                                .bind("name", name)
                                .map(column)
                                .findOne());
    }

    private void delete(String name) {
        database.writeWith(handle -> handle.execute(DELETE, id, name));
    }

    private void put(String name, String text) {
        database.writeWith(
                handle -> {
                    handle.execute(DELETE, id, name);
                    return handle.execute(
                            "insert into note (task_company_id, name, text, noted_at) values (?, ?,"
                                    + " ?, ?)",
                            id,
                            name,
                            text,
                            Instants.toColumn(clock.instant()));
                });
    }
}
