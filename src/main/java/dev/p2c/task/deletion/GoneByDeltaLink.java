package dev.p2c.task.deletion;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.p2c.error.ConfigurationException;
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
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds deleted source rows of a task that reads by watermark: a delta link of the source returns
 * the ids that were deleted since it was last followed. Without a valid link all ids are compared.
 * Needs a source whose key is a single column.
 */
final class GoneByDeltaLink {

    private static final Logger LOG = LoggerFactory.getLogger(GoneRows.class);
    private static final int PAGE = 5000;

    private final State state;
    private final Clock clock;
    private final Duration every;

    /**
     * @param every how often the link is followed where deletions are only reported
     */
    GoneByDeltaLink(State state, Clock clock, Duration every) {
        this.state = state;
        this.clock = clock;
        this.every = every;
    }

    GoneRows.Found find(TaskPass pass) {
        TaskNotes notes = state.notes().of(pass.task(), pass.run().company());
        if (!isDue(pass, notes) || pass.plan().sourceType().key().size() != 1) {
            return GoneRows.Found.NOTHING;
        }
        Set<String> keys = new HashSet<>();
        String next =
                notes.deltaLink()
                        .flatMap(link -> since(pass, link, keys))
                        .orElseGet(() -> compareAll(pass, keys));
        return new GoneRows.Found(
                keys,
                () -> {
                    notes.keepDeltaLink(next);
                    notes.lookedForDeletionsNow();
                });
    }

    private boolean isDue(TaskPass pass, TaskNotes notes) {
        if (state.ledger().isEmpty(pass.task(), pass.run().company())) {
            return false;
        }
        return !pass.plan().mapping().target().deletes().isReported()
                || isReportDue(notes, pass.run().run().options().isAsked());
    }

    /**
     * Decides whether to look for deletions that are only reported: when the interval is over or a
     * person asked for the pass, but not in the first pass, whose rows were just read.
     */
    boolean isReportDue(TaskNotes notes, boolean isAsked) {
        Optional<Instant> looked = notes.lookedForDeletions();
        if (looked.isEmpty()) {
            notes.lookedForDeletionsNow();
        }
        return looked.filter(at -> isAsked || !at.plus(every).isAfter(clock.instant())).isPresent();
    }

    /**
     * Adds the rows that were deleted since the link was made.
     *
     * @return the next link; empty if this one has expired
     */
    private Optional<String> since(TaskPass pass, String link, Set<String> keys) {
        Set<String> ids = new HashSet<>();
        try {
            String next =
                    pass.plan()
                            .source()
                            .removals()
                            .deletedSince(link, id -> ids.add(MissingRows.folded(id)));
            if (!ids.isEmpty()) {
                keys.addAll(
                        gone(
                                pass.plan(),
                                state.ledgerScan()
                                        .byRowId(pass.task(), pass.run().company(), ids)));
            }
            return Optional.of(next);
        } catch (ConfigurationException e) {
            LOG.warn(
                    "{}: the delta link does not work any more, all keys are compared: {}",
                    pass.label(),
                    e.getMessage());
            return Optional.empty();
        }
    }

    /**
     * Adds the rows whose ids the source no longer has.
     *
     * @return a new link
     */
    private String compareAll(TaskPass pass, Set<String> keys) {
        SeenKeys there = new SeenKeys();
        String entity = pass.plan().mapping().source().entity();
        String link =
                pass.plan()
                        .source()
                        .removals()
                        .ids(entity, id -> there.see(MissingRows.folded(id)));
        MissingRows missing = new MissingRows(state, pass.task(), pass.run().company());
        keys.addAll(gone(pass.plan(), missing.byRowId(there)));
        return link;
    }

    /**
     * The keys of the rows that the source does not return by id either. A row whose id the source
     * refuses to search for counts as there.
     */
    private static Collection<String> gone(Plan plan, Map<String, String> idByKey) {
        String id = plan.sourceType().key().get(0);
        List<Map<String, JsonNode>> asked = new ArrayList<>();
        idByKey.values().forEach(value -> asked.add(Map.of(id, TextNode.valueOf(value))));
        Query query =
                Query.of(plan.mapping().source().entity())
                        .withSelect(List.of(id))
                        .withOrderBy(List.of(id))
                        .withPageSize(PAGE);
        Set<String> there = new HashSet<>();
        for (ObjectNode row :
                plan.source()
                        .readByKeys(
                                query,
                                asked,
                                (key, why) ->
                                        there.add(MissingRows.folded(key.get(id).asText())))) {
            there.add(MissingRows.folded(row.path(id).asText()));
        }
        List<String> gone = new ArrayList<>();
        idByKey.forEach(
                (key, value) -> {
                    if (!there.contains(MissingRows.folded(value))) {
                        gone.add(key);
                    }
                });
        return gone;
    }
}
