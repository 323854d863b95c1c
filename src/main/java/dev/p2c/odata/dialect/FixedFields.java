package dev.p2c.odata.dialect;

import java.util.List;
import java.util.Set;

/**
 * Fields of a row's body that a service does not change in an existing row; a lookup with its
 * {@code @odata.bind}.
 *
 * @param all not sent in updates
 * @param setOnCreate those that a new row may carry: their value stays for good
 */
public record FixedFields(Set<String> all, Set<String> setOnCreate) {

    public static final FixedFields NONE = new FixedFields(Set.of(), Set.of());

    public FixedFields {
        all = Set.copyOf(all);
        setOnCreate = Set.copyOf(setOnCreate);
    }

    /** The rows, whose updates leave out these fields. */
    public List<RowWrite> leftOutOf(List<RowWrite> rows) {
        return all.isEmpty() ? rows : rows.stream().map(row -> row.withFixed(all)).toList();
    }
}
