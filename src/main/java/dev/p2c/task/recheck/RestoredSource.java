package dev.p2c.task.recheck;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.p2c.mapping.Mapping;
import dev.p2c.odata.model.Model.EntityType;
import dev.p2c.odata.model.Page;
import dev.p2c.odata.model.Query;
import dev.p2c.run.CompanyRun;
import dev.p2c.state.LastSeen.SeenRow;
import dev.p2c.state.State;
import dev.p2c.task.plan.Plan;
import dev.p2c.task.plan.ReadRow;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/**
 * Finds out whether the source of a watermark task was restored from a backup: its newest row is
 * older than the watermark, or rows that were read last are gone or older. A sweep needs no such
 * check, since each pass compares the etags of all rows.
 */
final class RestoredSource {

    private final State state;

    RestoredSource(State state) {
        this.state = state;
    }

    /** What shows that the source was restored; empty if nothing does. */
    Optional<String> finding(CompanyRun run, Plan plan) {
        if (!(plan.mapping().source().changes() instanceof Mapping.Watermark column)) {
            return Optional.empty();
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

    /**
     * The time of the newest row or header, read without the mapping's filter, since rows that left
     * the filter count, too.
     */
    private static Optional<Instant> newest(Plan plan, String column) {
        Optional<Instant> newest = newest(plan, plan.mapping().source().entity(), column);
        Optional<Instant> header =
                plan.mapping()
                        .header()
                        .map(path -> path.candidates().get(0))
                        .flatMap(
                                way ->
                                        plan.sourceType()
                                                .navigations()
                                                .get(way.navigation())
                                                .targetSet()
                                                .flatMap(
                                                        set -> newest(plan, set, way.attribute())));
        return newest.map(own -> header.filter(own::isBefore).orElse(own));
    }

    private static Optional<Instant> newest(Plan plan, String entity, String column) {
        Query query =
                Query.of(entity)
                        .withSelect(List.of(column))
                        .withOrderBy(List.of(column + " desc"))
                        .withPageSize(1);
        Iterator<Page> pages = plan.source().read(query);
        return pages.hasNext()
                ? pages.next().rows().stream()
                        .findFirst()
                        .map(row -> Instant.parse(row.path(column).asText()))
                : Optional.empty();
    }

    private Optional<String> olderThanRead(CompanyRun run, Plan plan) {
        EntityType type = plan.sourceType();
        List<SeenRow> known =
                state.lastSeen().read(plan.task(), run.company()).stream()
                        .filter(row -> plan.source().version(row.etag()).isPresent())
                        .toList();
        List<String> ids = known.stream().map(SeenRow::id).toList();
        List<Optional<ObjectNode>> rows =
                plan.source()
                        .current(type.set(), Optional.empty())
                        .read(List.of(), List.of(), RowIds.keys(type, ids));
        VersionSample sample = new VersionSample(plan.source()::version);
        for (int i = 0; i < known.size(); i++) {
            sample.add(rows.get(i).map(ReadRow::etag), known.get(i).etag());
        }
        return sample.finding("read");
    }
}
