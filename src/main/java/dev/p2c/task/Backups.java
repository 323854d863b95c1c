package dev.p2c.task;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.p2c.mapping.Mapping;
import dev.p2c.odata.Model.EntityType;
import dev.p2c.odata.Page;
import dev.p2c.odata.Query;
import dev.p2c.state.LedgerEntry;
import dev.p2c.state.Notes.Note;
import dev.p2c.state.State;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Recognises a system that went back to a backup, at the price of a request an hour: its newest row
 * is older than what we have read, or the rows we wrote last are not there, or in an older version.
 */
final class Backups {

    private static final Duration EVERY = Duration.ofHours(1);
    private static final String LOOKED = "backup-looked";
    private static final String WRITTEN = "last-written";

    /** Dataverse's versions grow; those of others tell no order. */
    private static final Pattern VERSION = Pattern.compile("W/\"(\\d{1,18})\"");

    private final State state;
    private final Clock clock;

    Backups(State state, Clock clock) {
        this.state = state;
        this.clock = clock;
    }

    /** After a pass: why the next one has to compare; mostly empty, and mostly without asking. */
    Optional<String> look(Changes changes) {
        String task = changes.task();
        String company = changes.run().company();
        List<String> written = changes.lastWritten();
        Optional<Note> before = state.notes().get(task, company, WRITTEN);
        Optional<Note> looked = state.notes().get(task, company, LOOKED);
        boolean isDue =
                looked.filter(note -> !note.at().plus(EVERY).isAfter(clock.instant())).isPresent();
        if (isDue || looked.isEmpty()) {
            state.notes().put(task, company, LOOKED, "");
        }
        Optional<String> reason =
                isDue
                        ? sourceWentBack(changes)
                                .or(() -> before.flatMap(note -> targetWentBack(changes, note)))
                        : Optional.empty();
        if (!written.isEmpty()) {
            state.notes().put(task, company, WRITTEN, String.join("\n", written));
        }
        return reason;
    }

    /** Only a pass that saw no row at all can have a watermark ahead of its source. */
    private Optional<String> sourceWentBack(Changes changes) {
        Plan plan = changes.plan();
        String company = changes.run().company();
        Optional<Instant> watermark = state.watermarks().get(changes.task(), company);
        if (changes.progress().counts().read() > 0
                || watermark.isEmpty()
                || !(plan.mapping().source().changes() instanceof Mapping.Watermark column)) {
            return Optional.empty();
        }
        Optional<Instant> newest = newest(plan, column.column());
        if (newest.filter(n -> n.plus(column.lookback()).isBefore(watermark.get())).isEmpty()) {
            return Optional.empty();
        }
        state.watermarks().forget(changes.task(), company);
        return Optional.of(
                "%s went back: its newest row is of %s, and rows up to %s were read"
                        .formatted(plan.source().name(), newest.get(), watermark.get()));
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

    private Optional<String> targetWentBack(Changes changes, Note written) {
        Plan plan = changes.plan();
        Map<String, LedgerEntry> entries =
                new HashMap<>(
                        state.ledger()
                                .find(
                                        changes.task(),
                                        changes.run().company(),
                                        List.of(written.text().split("\n"))));
        entries.values().removeIf(entry -> !entry.isWritten());
        long back = back(plan, entries.values());
        return back * 2 > entries.size()
                ? Optional.of(
                        "%s went back: of the %d rows written last, %d are not there or older"
                                .formatted(plan.target().name(), entries.size(), back))
                : Optional.empty();
    }

    private static long back(Plan plan, Collection<LedgerEntry> entries) {
        EntityType type = plan.targetType();
        boolean byId =
                type.key().size() == 1
                        && entries.stream()
                                .allMatch(e -> e.targetId() != null && !e.targetId().isEmpty());
        List<String> fields = byId ? type.key() : plan.mapping().target().key();
        Map<String, LedgerEntry> byName = new HashMap<>();
        Map<String, Map<String, JsonNode>> keys = new HashMap<>();
        for (LedgerEntry entry : entries) {
            Map<String, JsonNode> key =
                    byId
                            ? Map.of(type.key().get(0), TextNode.valueOf(entry.targetId()))
                            : plan.targetKey(entry.key(), entry.company());
            String name = name(fields.stream().map(key::get).toList());
            byName.put(name, entry);
            keys.put(name, key);
        }
        Query query =
                new Query(
                        type.set(),
                        fields.stream().map(type::column).toList(),
                        List.of(),
                        Optional.empty(),
                        type.key(),
                        Optional.empty(),
                        Math.max(1, keys.size()));
        long there = 0;
        for (ObjectNode row : plan.target().readByKeys(query, List.copyOf(keys.values()))) {
            String name = name(fields.stream().map(f -> row.path(type.column(f))).toList());
            LedgerEntry entry = byName.get(name);
            if (entry != null && !isOlder(Plan.etag(row), entry.targetEtag())) {
                there++;
            }
        }
        return entries.size() - there;
    }

    private static String name(List<JsonNode> values) {
        StringBuilder name = new StringBuilder();
        values.forEach(value -> name.append(value.asText().toLowerCase(Locale.ROOT)).append('\n'));
        return name.toString();
    }

    private static boolean isOlder(String etag, String known) {
        Matcher now = VERSION.matcher(etag);
        Matcher before = VERSION.matcher(known == null ? "" : known);
        return now.matches()
                && before.matches()
                && Long.parseLong(now.group(1)) < Long.parseLong(before.group(1));
    }
}
