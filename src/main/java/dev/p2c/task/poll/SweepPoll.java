package dev.p2c.task.poll;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.p2c.mapping.Mapping.Follows;
import dev.p2c.odata.model.Page;
import dev.p2c.odata.model.Query;
import dev.p2c.run.CompanyRun;
import dev.p2c.state.SourceVersion;
import dev.p2c.state.State;
import dev.p2c.task.batch.SeenKeys;
import dev.p2c.task.batch.Slice;
import dev.p2c.task.plan.Plan;
import dev.p2c.task.plan.TaskSettings;
import java.util.Collection;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Finds changed rows of entities without a modified column: reads all keys with their etags and the
 * columns that decide whether a row is written, compares them with the ledger, and reads the rows
 * that differ. The etag covers every joined table, so an edited address is found, too; the columns
 * cover what Finance computes from tables that are not joined, as whether the customer comes from
 * Sales.
 */
final class SweepPoll {

    private final State state;
    private final TaskSettings settings;
    private final SeenKeys seen;
    private final UnreadableRows unreadable;

    /**
     * @param seen collects every key that is read
     */
    SweepPoll(State state, TaskSettings settings, SeenKeys seen, UnreadableRows unreadable) {
        this.state = state;
        this.settings = settings;
        this.seen = seen;
        this.unreadable = unreadable;
    }

    /**
     * Starts a sweep.
     *
     * @param firstOfAll gets the first page of a pass that reads all rows
     */
    Iterator<Slice> changed(
            CompanyRun run,
            Plan plan,
            boolean all,
            boolean failuresOpen,
            Consumer<Page> firstOfAll) {
        Query rows = plan.queries().rows(run.company(), settings.pageSize());
        if (readsAll(run, plan, all, failuresOpen)) {
            return slices(plan, plan.source().read(rows), new FirstPage(firstOfAll));
        }
        return slices(
                plan,
                plan.source().read(plan.queries().sweep(run.company(), settings.sweepPageSize())),
                page -> full(run, plan, rows, page));
    }

    /** An empty ledger has nothing to compare: its pass reads all rows as a whole. */
    private boolean readsAll(CompanyRun run, Plan plan, boolean all, boolean failuresOpen) {
        return all || !failuresOpen && state.ledger().isEmpty(plan.task(), run.company());
    }

    /** The rows of each page; another receiver gets the first page before its rows are taken. */
    private static final class FirstPage implements Function<Page, List<ObjectNode>> {

        private Consumer<Page> first;

        private FirstPage(Consumer<Page> first) {
            this.first = first;
        }

        @Override
        public List<ObjectNode> apply(Page page) {
            first.accept(page);
            first = later -> {};
            return page.rows();
        }
    }

    private Iterator<Slice> slices(
            Plan plan, Iterator<Page> pages, Function<Page, List<ObjectNode>> full) {
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                if (!pages.hasNext()) {
                    seen.complete();
                }
                return pages.hasNext();
            }

            @Override
            public Slice next() {
                Page page = pages.next();
                page.rows().forEach(row -> seen.see(plan.sourceKeys().text(row)));
                return new Slice(full.apply(page), Optional.empty());
            }
        };
    }

    /** Reads the rows of a page that differ from what is known, with all columns. */
    private List<ObjectNode> full(CompanyRun run, Plan plan, Query rows, Page page) {
        Map<Map<String, JsonNode>, Differing> differing = differing(run, plan, page);
        return plan.source()
                .readByKeys(
                        rows,
                        List.copyOf(differing.keySet()),
                        (key, why) -> {
                            Differing row = differing.get(key);
                            unreadable.record(run, plan, row.listed(), row.version(), why);
                        });
    }

    /** A row as the sweep lists it, and its version. */
    private record Differing(ObjectNode listed, String version) {}

    private Map<Map<String, JsonNode>, Differing> differing(CompanyRun run, Plan plan, Page page) {
        Map<String, ObjectNode> byKey = new LinkedHashMap<>();
        for (ObjectNode row : page.rows()) {
            byKey.put(plan.sourceKeys().text(row), row);
        }
        Map<String, String> known =
                state.ledger().sweptVersions(plan.task(), run.company(), byKey.keySet());
        state.failures()
                .find(plan.task(), run.company(), byKey.keySet())
                .forEach((key, failure) -> known.put(key, failure.sourceHash()));
        Set<String> skippedHeaders = skippedHeaders(run, plan, byKey.values());
        Map<Map<String, JsonNode>, Differing> differing = new LinkedHashMap<>();
        byKey.forEach(
                (key, row) -> {
                    String version = version(plan, row, skippedHeaders).value();
                    if (!version.equals(known.get(key))) {
                        differing.put(plan.sourceKeys().own(row), new Differing(row, version));
                    }
                });
        return differing;
    }

    private static SourceVersion version(Plan plan, ObjectNode row, Set<String> skippedHeaders) {
        SourceVersion version = plan.sourceVersion(row);
        return plan.mapping()
                        .source()
                        .follows()
                        .filter(f -> skippedHeaders.contains(row.path(f.by()).asText()))
                        .isPresent()
                ? version.behindSkippedHeader()
                : version;
    }

    /** Keys of headers whose lines are skipped, because no column of a line shows why. */
    private Set<String> skippedHeaders(CompanyRun run, Plan plan, Collection<ObjectNode> lines) {
        return plan.mapping()
                .source()
                .follows()
                .filter(Follows::skip)
                .map(
                        f ->
                                state.ledger()
                                        .skipped(
                                                f.task(),
                                                run.company(),
                                                lines.stream()
                                                        .map(row -> row.path(f.by()).asText())
                                                        .collect(Collectors.toSet())))
                .orElse(Set.of());
    }
}
