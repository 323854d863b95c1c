package dev.p2c.odata.model;

import java.util.List;
import java.util.Optional;

/**
 * What to read from one entity set. Texts are plain, not percent-encoded.
 *
 * @param expand {@code customerid_account($select=accountnumber)}
 * @param company whose rows; empty where the entity's rows belong to no company
 * @param pageSize most rows a page
 */
public record Query(
        String entitySet,
        List<String> select,
        List<String> expand,
        Optional<String> filter,
        List<String> orderBy,
        Optional<String> company,
        int pageSize) {

    public Query {
        select = List.copyOf(select);
        expand = List.copyOf(expand);
        orderBy = List.copyOf(orderBy);
    }

    /** All rows of the company. */
    public Query unfiltered() {
        return new Query(entitySet, select, expand, Optional.empty(), orderBy, company, pageSize);
    }

    /** Only the rows for which this holds, too. */
    public Query where(String condition) {
        return new Query(
                entitySet,
                select,
                expand,
                Optional.of(filter.map(own -> condition + " and (" + own + ")").orElse(condition)),
                orderBy,
                company,
                pageSize);
    }
}
