package dev.p2c.odata.model;

import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * A query of one entity set: {@code Query.of("accounts").withSelect(...)}. Texts are plain, not
 * percent-encoded. Immutable.
 *
 * @param select columns; empty for all
 * @param expand {@code customerid_account($select=accountnumber)}
 * @param filter {@code $filter}; empty for all rows
 * @param company whose rows to read; empty for an entity set whose rows belong to no company
 * @param pageSize largest number of rows of a page
 */
public record Query(
        String entitySet,
        List<String> select,
        List<String> expand,
        Optional<String> filter,
        List<String> orderBy,
        Optional<String> company,
        int pageSize) {

    private static final int PAGE_SIZE = 1000;

    public Query {
        select = List.copyOf(select);
        expand = List.copyOf(expand);
        orderBy = List.copyOf(orderBy);
    }

    /** A query of all columns of all rows, in no particular order, in pages of 1,000 rows. */
    public static Query of(String entitySet) {
        return new Query(
                entitySet,
                List.of(),
                List.of(),
                Optional.empty(),
                List.of(),
                Optional.empty(),
                PAGE_SIZE);
    }

    public Query withSelect(Collection<String> columns) {
        return new Query(
                entitySet, List.copyOf(columns), expand, filter, orderBy, company, pageSize);
    }

    public Query withExpand(List<String> lookups) {
        return new Query(entitySet, select, lookups, filter, orderBy, company, pageSize);
    }

    /** Replaces the filter. */
    public Query withFilter(Optional<String> condition) {
        return new Query(entitySet, select, expand, condition, orderBy, company, pageSize);
    }

    /** Adds a condition that rows must fulfil besides the filter. */
    public Query and(String condition) {
        return withFilter(
                Optional.of(filter.map(own -> condition + " and (" + own + ")").orElse(condition)));
    }

    public Query withOrderBy(List<String> columns) {
        return new Query(entitySet, select, expand, filter, columns, company, pageSize);
    }

    public Query withCompany(Optional<String> owner) {
        return new Query(entitySet, select, expand, filter, orderBy, owner, pageSize);
    }

    public Query withPageSize(int rows) {
        return new Query(entitySet, select, expand, filter, orderBy, company, rows);
    }
}
