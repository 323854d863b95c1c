package dev.p2c.odata.dialect;

import java.util.List;
import java.util.ServiceLoader;
import java.util.ServiceLoader.Provider;

/**
 * Finds the dialects on the class path. A jar adds a dialect by naming its class in {@code
 * META-INF/services/dev.p2c.odata.dialect.Dialect}.
 */
public final class Dialects {

    private Dialects() {}

    /**
     * Finds a dialect by name.
     *
     * @param name {@code sales}, {@code finance}, {@code plain} for a service that upserts by PATCH
     *     as OData 4.0 describes, or the name of an added dialect
     * @throws IllegalArgumentException if no dialect has this name; the message lists the names
     */
    public static Dialect named(String name) {
        return named(name, Thread.currentThread().getContextClassLoader());
    }

    static Dialect named(String name, ClassLoader classPath) {
        List<Dialect> all =
                ServiceLoader.load(Dialect.class, classPath).stream().map(Provider::get).toList();
        return all.stream()
                .filter(dialect -> dialect.name().equals(name))
                .findFirst()
                .orElseThrow(
                        () ->
                                new IllegalArgumentException(
                                        "no dialect \"%s\", there are %s"
                                                .formatted(
                                                        name,
                                                        all.stream().map(Dialect::name).toList())));
    }
}
