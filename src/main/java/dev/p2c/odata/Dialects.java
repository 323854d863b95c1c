package dev.p2c.odata;

import dev.p2c.odata.finance.FinanceDialect;
import dev.p2c.odata.sales.SalesDialect;
import java.util.List;

/** The dialects there are. */
public final class Dialects {

    private static final List<Dialect> ALL =
            List.of(new SalesDialect(), new FinanceDialect(), new PlainDialect());

    private Dialects() {}

    /**
     * @param name {@code sales}, {@code finance}, or {@code plain} for a service that upserts by
     *     PATCH as OData 4.0 describes
     */
    public static Dialect named(String name) {
        return ALL.stream()
                .filter(dialect -> dialect.name().equals(name))
                .findFirst()
                .orElseThrow(
                        () ->
                                new IllegalArgumentException(
                                        "no dialect \"%s\", there are %s"
                                                .formatted(
                                                        name,
                                                        ALL.stream().map(Dialect::name).toList())));
    }
}
