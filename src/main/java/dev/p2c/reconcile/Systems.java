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

/** Reads all rows of a task from both systems, page by page. */
final class Systems {

    private final Plan plan;
    private final int pageSize;
    private final BooleanSupplier stopped;
    private final Runnable read;

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

    /** Reads the rows of the source that the task's filter lets through. */
    void source(String company, Consumer<ObjectNode> each) {
        read(plan.source().read(plan.queries().rows(company, pageSize)), each);
    }

    /** Reads the rows of the target, of this company where rows have companies. */
    void target(String company, ComparedFields fields, Consumer<ObjectNode> each) {
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
        read(plan.target().read(query), each);
    }

    private void read(Iterator<Page> found, Consumer<ObjectNode> each) {
        Iterator<Page> pages = new PagesAhead(found);
        while (pages.hasNext()) {
            if (stopped.getAsBoolean()) {
                throw new StoppedException(plan.task(), "the comparison was stopped");
            }
            for (ObjectNode row : pages.next().rows()) {
                each.accept(row);
                read.run();
            }
        }
    }

    /** Reads the keys of the rows that another task brings into the same rows of the target. */
    void keysOf(Plan other, String company, Consumer<ObjectNode> each) {
        read(other.source().read(other.queries().keyColumns(company, pageSize)), each);
    }
}
