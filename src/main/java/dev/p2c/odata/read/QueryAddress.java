package dev.p2c.odata.read;

import dev.p2c.odata.dialect.Dialect;
import dev.p2c.odata.model.Literals;
import dev.p2c.odata.model.Percent;
import dev.p2c.odata.model.Query;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Builds the percent-encoded addresses of queries, relative to the service root. Thread-safe. */
final class QueryAddress {

    private final Dialect dialect;

    QueryAddress(Dialect dialect) {
        this.dialect = dialect;
    }

    String rows(Query query) {
        return query.entitySet()
                + options(
                        Stream.of(
                                option("$select", joined(query.select())),
                                option("$expand", joined(query.expand())),
                                option("$filter", filter(query)),
                                option("$orderby", joined(query.orderBy()))));
    }

    /** The address of the number of rows, without columns and order. */
    String count(Query query) {
        return query.entitySet() + "/$count" + options(Stream.of(option("$filter", filter(query))));
    }

    private String options(Stream<Optional<String>> options) {
        List<String> present =
                Stream.concat(
                                options.flatMap(Optional::stream),
                                Stream.of(dialect.options()).filter(own -> !own.isEmpty()))
                        .toList();
        return present.isEmpty() ? "" : "?" + String.join("&", present);
    }

    private static Optional<String> joined(List<String> names) {
        return names.isEmpty() ? Optional.empty() : Optional.of(String.join(",", names));
    }

    private static Optional<String> option(String name, Optional<String> value) {
        return value.map(text -> name + "=" + Percent.query(text));
    }

    /** The query's filter, restricted to the company where the service has a company column. */
    private Optional<String> filter(Query query) {
        return dialect.companyColumn()
                .flatMap(column -> query.company().map(c -> column + " eq " + Literals.quoted(c)))
                .map(query::and)
                .orElse(query)
                .filter();
    }
}
