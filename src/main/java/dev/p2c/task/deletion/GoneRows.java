package dev.p2c.task.deletion;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.p2c.error.ConfigurationException;
import dev.p2c.odata.model.Page;
import dev.p2c.odata.model.Query;
import dev.p2c.state.State;
import dev.p2c.state.TaskNotes;
import dev.p2c.task.batch.SeenKeys;
import dev.p2c.task.batch.TaskPass;
import dev.p2c.task.plan.Plan;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds rows that we wrote and whose source row was deleted. A row that only left the filter is
 * there: before a row counts as gone, the source is asked for it without the filter.
 */
final class GoneRows {

    private static final Logger LOG = LoggerFactory.getLogger(GoneRows.class);
    private static final int PAGE = 5000;

    private final State state;
    private final Clock clock;
    private final Duration every;

    /**
     * @param every how often a delta link is followed where deletions are only reported
     */
    GoneRows(State state, Clock clock, Duration every) {
        this.state = state;
        this.clock = clock;
        this.every = every;
    }

    /**
     * @param keys of the rows that are gone
     * @param noted to be called when they have their outcome, so that they are not found again
     */
    record Found(Set<String> keys, Runnable noted) {

        private static final Found NOTHING = new Found(Set.of(), () -> {});
    }

    Found find(TaskPass pass) {
        return pass.plan().sweeps() ? bySweep(pass) : byLink(pass);
    }

    private Found bySweep(TaskPass pass) {
        SeenKeys seen = pass.seenKeys();
        if (!seen.isComplete()) {
            return Found.NOTHING;
        }
        Set<String> missing = new HashSet<>();
        state.ledgerScan()
                .withSource(
                        pass.task(),
                        pass.run().company(),
                        entry -> {
                            if (!seen.has(entry.key())) {
                                missing.add(entry.key());
                            }
                        });
        if (missing.isEmpty()) {
            return Found.NOTHING;
        }
        SeenKeys all = everyKey(pass);
        List<String> there = missing.stream().filter(all::has).toList();
        state.ledgerMarks().forgetSource(pass.task(), pass.run().company(), there);
        there.forEach(missing::remove);
        return new Found(missing, () -> {});
    }

    /** A page that shifts while it is read hides a row; twice the same one it does not. */
    private static SeenKeys everyKey(TaskPass pass) {
        Plan plan = pass.plan();
        SeenKeys all = new SeenKeys();
        Iterator<Page> pages =
                plan.source().read(plan.queries().keys(pass.run().company(), PAGE).withFilter(Optional.empty()));
        while (pages.hasNext()) {
            pages.next().rows().forEach(row -> all.see(plan.sourceKeys().text(row)));
        }
        return all;
    }

    private Found byLink(TaskPass pass) {
        TaskNotes notes = state.notes().of(pass.task(), pass.run().company());
        if (!isDue(pass, notes) || pass.plan().sourceType().key().size() != 1) {
            return Found.NOTHING;
        }
        Set<String> keys = new HashSet<>();
        String next =
                notes.deltaLink()
                        .flatMap(known -> since(pass, known, keys))
                        .orElseGet(() -> all(pass, keys));
        return new Found(
                keys,
                () -> {
                    notes.keepDeltaLink(next);
                    notes.lookedForDeletionsNow();
                });
    }

    /**
     * Where people are only told, once in a while and when one of them asks for a pass; not in the
     * first one, whose rows have just been read.
     */
    private boolean isDue(TaskPass pass, TaskNotes notes) {
        if (state.ledger().isEmpty(pass.task(), pass.run().company())) {
            return false;
        }
        if (!pass.plan().mapping().target().deletes().isReported()) {
            return true;
        }
        Optional<Instant> looked = notes.lookedForDeletions();
        if (looked.isEmpty()) {
            notes.lookedForDeletionsNow();
        }
        boolean isAsked = pass.run().run().options().isAsked();
        return looked.filter(at -> isAsked || !at.plus(every).isAfter(clock.instant())).isPresent();
    }

    private Optional<String> since(TaskPass pass, String link, Set<String> keys) {
        Set<String> ids = new HashSet<>();
        try {
            String next =
                    pass.plan().source().removals().deletedSince(link, id -> ids.add(folded(id)));
            if (!ids.isEmpty()) {
                keys.addAll(gone(pass, known(pass, ids)));
            }
            return Optional.of(next);
        } catch (ConfigurationException e) {
            LOG.warn(
                    "{}: the delta link has expired, all keys are compared: {}",
                    pass.label(),
                    e.getMessage());
            return Optional.empty();
        }
    }

    private Map<String, String> known(TaskPass pass, Set<String> ids) {
        return state.ledgerScan().byRowId(pass.task(), pass.run().company(), ids);
    }

    private String all(TaskPass pass, Set<String> keys) {
        SeenKeys there = new SeenKeys();
        String entity = pass.plan().mapping().source().entity();
        String link = pass.plan().source().removals().ids(entity, id -> there.see(folded(id)));
        Map<String, String> missing = new HashMap<>();
        state.ledgerScan()
                .withSource(
                        pass.task(),
                        pass.run().company(),
                        entry -> {
                            String id = entry.source().value();
                            if (!there.has(folded(id))) {
                                missing.put(entry.key(), id);
                            }
                        });
        keys.addAll(gone(pass, missing));
        return link;
    }

    private static String folded(String id) {
        return id.toLowerCase(Locale.ROOT);
    }

    /** Of these the ones that are still not there when they are asked for by id. */
    private static Collection<String> gone(TaskPass pass, Map<String, String> idByKey) {
        Plan plan = pass.plan();
        String id = plan.sourceType().key().get(0);
        List<Map<String, JsonNode>> asked = new ArrayList<>();
        idByKey.values().forEach(value -> asked.add(Map.of(id, TextNode.valueOf(value))));
        Query query =
                Query.of(plan.mapping().source().entity())
                        .withSelect(List.of(id))
                        .withOrderBy(List.of(id))
                        .withPageSize(PAGE);
        Set<String> there = new HashSet<>();
        for (ObjectNode row : plan.source().readByKeys(query, asked)) {
            there.add(folded(row.path(id).asText()));
        }
        List<String> gone = new ArrayList<>();
        idByKey.forEach(
                (key, value) -> {
                    if (!there.contains(folded(value))) {
                        gone.add(key);
                    }
                });
        return gone;
    }
}
