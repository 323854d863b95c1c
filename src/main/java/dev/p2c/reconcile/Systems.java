package dev.p2c.reconcile;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.p2c.error.StoppedException;
import dev.p2c.odata.model.Model.EntityType;
import dev.p2c.odata.model.Page;
import dev.p2c.odata.model.Query;
import dev.p2c.odata.read.PagesAhead;
import dev.p2c.task.plan.Plan;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;

/** Reads all rows of a task from both systems, page by page. Thread-safe. */
final class Systems {

    private final Plan plan;
    private final int pageSize;
    private final BooleanSupplier stopped;
    private final Runnable read;
    private volatile boolean givenUp;

    /**
     * @param stopped asked before each page: true ends the reading
     * @param read called for each row
     */
    Systems(Plan plan, int pageSize, BooleanSupplier stopped, Runnable read) {
        this.plan = plan;
        this.pageSize = pageSize;
        this.stopped = stopped;
        this.read = read;
    }

    int pageSize() {
        return pageSize;
    }

    /**
     * Reads the rows of the source that the task's filter lets through.
     *
     * @param work done with each row in other threads
     * @param each gets the results in the order of the rows
     */
    <T> void source(String company, Function<ObjectNode, T> work, Consumer<T> each) {
        read(plan.source().read(plan.queries().rows(company, pageSize)), work, each);
    }

    /** Reads the rows of the target, of this company where rows have companies. */
    <T> void target(
            String company, ComparedFields fields, Function<ObjectNode, T> work, Consumer<T> each) {
        EntityType type = plan.targetType();
        Set<String> columns = new LinkedHashSet<>(type.key());
        plan.mapping().target().key().forEach(field -> columns.add(type.column(field)));
        columns.addAll(fields.select());
        Query query =
                Query.of(type.set())
                        .withSelect(columns)
                        .withExpand(fields.expand())
                        .withOrderBy(type.key())
                        .withCompany(Optional.of(company).filter(c -> !plan.sharesTarget()))
                        .withPageSize(pageSize);
        read(plan.target().read(query), work, each);
    }

    /** Reads the keys of the rows that another task brings into the same rows of the target. */
    <T> void keysOf(Plan other, String company, Function<ObjectNode, T> work, Consumer<T> each) {
        read(other.source().read(other.queries().keyColumns(company, pageSize)), work, each);
    }

    /** Ends the reading in other threads before its next page. */
    void giveUp() {
        givenUp = true;
    }

    private <T> void read(Iterator<Page> found, Function<ObjectNode, T> work, Consumer<T> each) {
        try (RowsAhead<T> rows = new RowsAhead<>(work)) {
            rows.of(
                    new PagesAhead(found),
                    this::checkStopped,
                    result -> {
                        each.accept(result);
                        read.run();
                    });
        }
    }

    private void checkStopped() {
        if (givenUp || stopped.getAsBoolean()) {
            throw new StoppedException(plan.task(), "the comparison was stopped");
        }
    }
}
