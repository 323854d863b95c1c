package dev.p2c.task.plan;

import dev.p2c.mapping.FieldPath;
import dev.p2c.mapping.Mapping;
import dev.p2c.mapping.SourceColumns;
import dev.p2c.mapping.TargetView;
import dev.p2c.odata.Connection;
import dev.p2c.odata.model.Model.EntityType;
import dev.p2c.odata.model.Query;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Builds the queries that read a task's source rows. Immutable and thread-safe. */
public final class SourceQueries {

    private final Mapping.Source mapping;
    private final SourceColumns columns;
    private final Optional<TargetView> twinView;
    private final Connection source;

    /**
     * @param twinView view of the twin task, whose fields are read, too
     */
    SourceQueries(Mapping mapping, Optional<TargetView> twinView, Connection source) {
        this.mapping = mapping.source();
        this.columns = mapping.sourceColumns();
        this.twinView = twinView;
        this.source = source;
    }

    /** Rows with all columns that the mapping uses. */
    public Query rows(String company, int pageSize) {
        Set<String> select = new LinkedHashSet<>(columns.select());
        List<FieldPath> paths = new ArrayList<>(columns.paths());
        twinView.ifPresent(view -> select.addAll(view.select()));
        twinView.ifPresent(view -> paths.addAll(view.paths()));
        select.addAll(SourceKeys.columnNames(type(), columns));
        return query(List.copyOf(select), FieldPath.expand(paths), company, pageSize);
    }

    /** Rows with their etags and the columns that a sweep compares. */
    public Query sweep(String company, int pageSize) {
        return query(columns.sweepSelect(), List.of(), company, pageSize);
    }

    /** The columns of the integration key of all rows that the filter lets through. */
    public Query keyColumns(String company, int pageSize) {
        return query(SourceKeys.columnNames(type(), columns), List.of(), company, pageSize);
    }

    /** Rows as {@link #rows} reads them, with the columns that may hold a name. */
    public Query named(String company, int pageSize) {
        Query rows = rows(company, pageSize);
        Set<String> select = new LinkedHashSet<>(rows.select());
        select.addAll(type().key());
        select.addAll(SourceKeys.nameColumns(source, type()));
        return rows.withSelect(select);
    }

    private EntityType type() {
        return source.model().entity(mapping.entity()).orElseThrow();
    }

    /** Rows with nothing but their key columns and etags. */
    public Query keys(String company, int pageSize) {
        return query(columns.keySelect(), List.of(), company, pageSize);
    }

    private Query query(List<String> select, List<String> expand, String company, int pageSize) {
        String entity = mapping.entity();
        List<String> key = type().key();
        return Query.of(entity)
                .withSelect(select)
                .withExpand(expand)
                .withFilter(mapping.filter())
                .withOrderBy(key)
                .withCompany(Optional.of(company).filter(c -> source.isDivided(entity)))
                .withPageSize(pageSize);
    }
}
