package dev.p2c.task.recheck;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;

import dev.p2c.mapping.Mapping;
import dev.p2c.odata.Connection;
import dev.p2c.odata.model.Model.EntityType;
import dev.p2c.odata.model.Page;
import dev.p2c.odata.model.Query;
import dev.p2c.run.CompanyRun;
import dev.p2c.state.LedgerEntry;
import dev.p2c.state.Notes.Note;
import dev.p2c.state.State;
import dev.p2c.task.batch.TaskPass;
import dev.p2c.task.plan.Plan;
import dev.p2c.task.plan.Plans;
import dev.p2c.task.plan.ReadRow;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Recognises a system that went back to a backup: rows that we read or wrote are gone from it, or
 * there in an older version, or its newest row is older than what we have read. A few requests each
 * time it looks; what it finds holds for every task that touches the system.
 */
public final class Backups {

    private static final Logger LOG = LoggerFactory.getLogger(Backups.class);
    private static final String LOOKED = "backup-looked";
    private static final String READ = "last-read";
    private static final String CREATED = "last-created";
    private static final String UPDATED = "last-updated";
    private static final int MOST_KEPT = 50;
    private static final int LONGEST_NOTE = 8000;

    /** Dataverse's versions grow; those of others tell no order. */
    private static final Pattern VERSION = Pattern.compile("W/\"(\\d{1,18})\"");

    private final State state;
    private final Plans plans;
    private final Clock clock;
    private final Duration every;

    /**
     * @param every how often a scheduled pass looks; one that a person asked for always does
     */
    public Backups(State state, Plans plans, Clock clock, Duration every) {
        this.state = state;
        this.plans = plans;
        this.clock = clock;
        this.every = every;
    }

    /** Before the first pass of a state, which has nothing to look at. */
    void begin(CompanyRun run, Plan plan) {
        state.notes().put(plan.task(), run.company(), LOOKED, "");
    }

    /** Before a pass reads: notes for each task that has to compare, and why. */
    void look(CompanyRun run, Plan plan) {
        if (isDue(run, plan.task())) {
            state.notes().put(plan.task(), run.company(), LOOKED, "");
            sourceWentBack(run, plan).ifPresent(why -> compare(run, plan.source(), why));
            targetWentBack(run, plan).ifPresent(why -> compare(run, plan.target(), why));
        }
    }

    private boolean isDue(CompanyRun run, String task) {
        Optional<Note> looked = state.notes().get(task, run.company(), LOOKED);
        return run.run().options().isAsked()
                || looked.map(note -> !note.at().plus(every).isAfter(clock.instant())).orElse(true);
    }

    private void compare(CompanyRun run, Connection system, String what) {
        String reason = system.name() + " went back: " + what;
        List<String> tasks = plans.touching(system.name());
        LOG.warn("{}; all rows are compared by {}", reason, String.join(", ", tasks));
        for (String task : tasks) {
            for (String company : run.run().companies()) {
                state.watermarks().forget(task, company);
                state.notes().put(task, company, Comparing.REASON, reason);
            }
        }
    }

    private Optional<String> sourceWentBack(CompanyRun run, Plan plan) {
        if (!(plan.mapping().source().changes() instanceof Mapping.Watermark column)) {
            return Optional.empty(); // a sweep sees every version in every pass
        }
        return olderThanWatermark(run, plan, column).or(() -> olderThanRead(run, plan));
    }

    private Optional<String> olderThanWatermark(
            CompanyRun run, Plan plan, Mapping.Watermark column) {
        Optional<Instant> watermark = state.watermarks().get(plan.task(), run.company());
        return watermark.isEmpty()
                ? Optional.empty()
                : newest(plan, column.column())
                        .filter(n -> n.plus(column.lookback()).isBefore(watermark.get()))
                        .map(
                                newest ->
                                        "its newest row is of %s, and rows up to %s were read"
                                                .formatted(newest, watermark.get()));
    }

    /** Whatever the filter: a row that leaves it is a newer row, too. */
    private static Optional<Instant> newest(Plan plan, String column) {
        Query query =
                new Query(
                        plan.mapping().source().entity(),
                        List.of(column),
                        List.of(),
                        Optional.empty(),
                        List.of(column + " desc"),
                        Optional.empty(),
                        1);
        Iterator<Page> pages = plan.source().read(query);
        return pages.hasNext()
                ? pages.next().rows().stream()
                        .findFirst()
                        .map(row -> Instant.parse(row.path(column).asText()))
                : Optional.empty();
    }

    private Optional<String> olderThanRead(CompanyRun run, Plan plan) {
        EntityType type = plan.sourceType();
        Map<String, String> versions = new LinkedHashMap<>();
        for (String seen : kept(plan.task(), run.company(), READ)) {
            String[] parts = seen.split("\t", 2);
            if (parts.length == 2 && VERSION.matcher(parts[1]).matches()) {
                versions.put(parts[0], parts[1]);
            }
        }
        Sample sample = new Sample();
        List<String> ids = List.copyOf(versions.keySet());
        List<Optional<ObjectNode>> rows =
                plan.source().current(type.set()).read(List.of(), List.of(), byId(type, ids));
        for (int i = 0; i < ids.size(); i++) {
            sample.add(rows.get(i), versions.get(ids.get(i)));
        }
        return sample.text("read");
    }

    private Optional<String> targetWentBack(CompanyRun run, Plan plan) {
        List<LedgerEntry> created = entries(run, plan, CREATED);
        List<LedgerEntry> updated = entries(run, plan, UPDATED);
        List<Optional<ObjectNode>> rows =
                current(plan, Stream.concat(created.stream(), updated.stream()).toList());
        Sample ofCreated = new Sample();
        Sample ofAll = new Sample();
        for (int i = 0; i < rows.size(); i++) {
            boolean isCreated = i < created.size();
            LedgerEntry entry = isCreated ? created.get(i) : updated.get(i - created.size());
            ofAll.add(rows.get(i), entry.targetEtag());
            if (isCreated) {
                ofCreated.add(rows.get(i), entry.targetEtag());
            }
        }
        return ofCreated.text("created").or(() -> ofAll.text("written"));
    }

    private List<LedgerEntry> entries(CompanyRun run, Plan plan, String note) {
        List<String> keys = kept(plan.task(), run.company(), note);
        Map<String, LedgerEntry> found = state.ledger().find(plan.task(), run.company(), keys);
        return found.values().stream().filter(LedgerEntry::isWritten).toList();
    }

    private static List<Optional<ObjectNode>> current(Plan plan, List<LedgerEntry> entries) {
        EntityType type = plan.targetType();
        List<String> ids =
                entries.stream()
                        .map(LedgerEntry::targetId)
                        .filter(id -> id != null && !id.isEmpty())
                        .toList();
        boolean haveIds = type.key().size() == 1 && ids.size() == entries.size();
        List<Map<String, JsonNode>> keys =
                haveIds
                        ? byId(type, ids)
                        : entries.stream()
                                .map(e -> plan.targetKeys().fields(e.key(), e.company()))
                                .toList();
        return plan.target().current(type.set()).read(List.of(), List.of(), keys);
    }

    private static List<Map<String, JsonNode>> byId(EntityType type, List<String> ids) {
        String field = type.key().get(0);
        return ids.stream()
                .map(id -> Map.<String, JsonNode>of(field, TextNode.valueOf(id)))
                .toList();
    }

    /** After a pass: what the next look looks at. */
    void remember(TaskPass pass) {
        keep(pass, READ, pass.lastRows().read());
        keep(pass, CREATED, pass.lastRows().created());
        keep(pass, UPDATED, pass.lastRows().updated());
    }

    /** After a comparison only what it read and wrote: what was known before may be lost. */
    private void keep(TaskPass pass, String name, List<String> latest) {
        boolean isFresh = pass.progress().compared().isPresent();
        if (latest.isEmpty() && !isFresh) {
            return;
        }
        List<String> before = kept(pass.task(), pass.run().company(), name);
        Map<String, String> byRow = new LinkedHashMap<>();
        Stream.concat(isFresh ? Stream.of() : before.stream(), latest.stream())
                .forEach(
                        text -> {
                            String row = text.split("\t", 2)[0];
                            byRow.remove(row); // so that it moves to the end
                            byRow.put(row, text);
                        });
        List<String> now = new ArrayList<>(byRow.values());
        while (now.size() > MOST_KEPT || String.join("\n", now).length() > LONGEST_NOTE) {
            now.remove(0);
        }
        if (!now.equals(before)) {
            state.notes().put(pass.task(), pass.run().company(), name, String.join("\n", now));
        }
    }

    private List<String> kept(String task, String company, String name) {
        return state.notes()
                .get(task, company, name)
                .map(note -> note.text().lines().toList())
                .orElse(List.of());
    }

    /** Rows that have to be there in a version that is no older than the one we know. */
    private static final class Sample {

        private int rows;
        private int missing;
        private int older;

        private void add(Optional<ObjectNode> now, String known) {
            rows++;
            if (now.isEmpty()) {
                missing++;
            } else if (isOlder(ReadRow.etag(now.get()), known)) {
                older++;
            }
        }

        private static boolean isOlder(String etag, String known) {
            Matcher now = VERSION.matcher(etag);
            Matcher before = VERSION.matcher(known == null ? "" : known);
            return now.matches()
                    && before.matches()
                    && Long.parseLong(now.group(1)) < Long.parseLong(before.group(1));
        }

        /** One older row is proof, for versions only grow; a few missing ones were deleted. */
        private Optional<String> text(String how) {
            return older > 0 || missing * 2 > rows
                    ? Optional.of(
                            "of the %d rows %s last, %d are not there and %d older"
                                    .formatted(rows, how, missing, older))
                    : Optional.empty();
        }
    }
}
