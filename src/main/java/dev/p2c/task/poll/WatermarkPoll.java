package dev.p2c.task.poll;

import dev.p2c.mapping.FieldPath;
import dev.p2c.mapping.Mapping;
import dev.p2c.odata.model.Page;
import dev.p2c.odata.model.Query;
import dev.p2c.run.CompanyRun;
import dev.p2c.run.Progress;
import dev.p2c.state.State;
import dev.p2c.task.batch.RunPages;
import dev.p2c.task.batch.Slice;
import dev.p2c.task.plan.Plan;
import dev.p2c.task.plan.TaskSettings;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Finds rows whose modified column, or that of their header, is at or after the watermark less the
 * lookback, in the order of the row's own column. The filter is <em>greater or equal</em>, since
 * rows of the same second may lie on both sides of a page; rows that were written already are
 * recognised by the ledger.
 */
final class WatermarkPoll {

    private final State state;
    private final TaskSettings settings;
    private final Clock clock;

    /**
     * @param clock stands in for the time of a service that sends none
     */
    WatermarkPoll(State state, TaskSettings settings, Clock clock) {
        this.state = state;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * Starts a pass.
     *
     * @param firstOfAll gets the first page of a pass that reads all rows and returns their number
     */
    Iterator<Slice> changed(
            CompanyRun run,
            Plan plan,
            Mapping.Watermark watermark,
            boolean all,
            ToLongFunction<Page> firstOfAll) {
        boolean readsAll = from(run, plan, watermark, all).isEmpty();
        Optional<FieldPath> header = plan.mapping().header();
        Query query = query(run, plan, watermark, header, all);
        Iterator<Page> pages = RunPages.ahead(run, plan.source().read(query));
        Progress progress = run.progress(plan.task());
        return new Iterator<>() {
            private final ProvedTime proved = new ProvedTime(watermark.column(), header, clock);
            private boolean first = true;

            @Override
            public boolean hasNext() {
                return pages.hasNext();
            }

            @Override
            public Slice next() {
                Page page = pages.next();
                if (first) {
                    first = false;
                    expected(page).ifPresent(progress::expect);
                }
                return new Slice(page.rows(), proved.after(page));
            }

            private OptionalLong expected(Page page) {
                if (readsAll) {
                    return OptionalLong.of(firstOfAll.applyAsLong(page));
                }
                return page.last() ? OptionalLong.of(page.rows().size()) : counted(plan, query);
            }
        };
    }

    /** The number of rows; empty if the service stopped counting before the last one. */
    private static OptionalLong counted(Plan plan, Query query) {
        long counted = plan.source().count(query);
        OptionalLong most = plan.source().dialect().mostCounted();
        return most.isPresent() && counted >= most.getAsLong()
                ? OptionalLong.empty()
                : OptionalLong.of(counted);
    }

    private Query query(
            CompanyRun run,
            Plan plan,
            Mapping.Watermark watermark,
            Optional<FieldPath> header,
            boolean all) {
        Query rows = plan.queries().rows(run.company(), settings.pageSize());
        String since =
                from(run, plan, watermark, all)
                        .map(i -> changedSince(watermark.column(), header, i))
                        .orElse(null);
        String filter =
                Stream.of(rows.filter().map(f -> "(" + f + ")").orElse(null), since)
                        .filter(Objects::nonNull)
                        .collect(Collectors.joining(" and "));
        List<String> order = new ArrayList<>(List.of(watermark.column()));
        order.addAll(plan.sourceType().key());
        return rows.withFilter(Optional.of(filter).filter(f -> !f.isEmpty())).withOrderBy(order);
    }

    private static String changedSince(String column, Optional<FieldPath> header, Instant since) {
        String own = column + " ge " + since;
        return header.map(path -> "(" + own + " or " + odata(path) + " ge " + since + ")")
                .orElse(own);
    }

    private static String odata(FieldPath header) {
        var candidate = header.candidates().get(0);
        return candidate.navigation() + "/" + candidate.attribute();
    }

    private Optional<Instant> from(
            CompanyRun run, Plan plan, Mapping.Watermark watermark, boolean all) {
        if (all) {
            return Optional.empty();
        }
        return run.run()
                .options()
                .since()
                .or(
                        () ->
                                state.watermarks()
                                        .get(plan.task(), run.company())
                                        .map(w -> w.minus(watermark.lookback())));
    }
}
