package dev.p2c.odata.dialect;

import java.util.List;
import java.util.ServiceConfigurationError;
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
     * @throws IllegalArgumentException if not exactly one dialect has this name, or a jar names a
     *     class that cannot be loaded; the message says which
     */
    public static Dialect named(String name) {
        return named(name, Thread.currentThread().getContextClassLoader());
    }

    static Dialect named(String name, ClassLoader classPath) {
        List<Dialect> all = all(classPath);
        List<Dialect> found = all.stream().filter(d -> name.equals(d.name())).toList();
        if (found.isEmpty()) {
            List<String> names = all.stream().map(Dialect::name).toList();
            throw new IllegalArgumentException(
                    "no dialect \"%s\", there are %s".formatted(name, names));
        }
        if (found.size() > 1) {
            List<String> classes = found.stream().map(d -> d.getClass().getName()).toList();
            throw new IllegalArgumentException(
                    "%s all have the name \"%s\". Rename all but one".formatted(classes, name));
        }
        return found.get(0);
    }

    private static List<Dialect> all(ClassLoader classPath) {
        try {
            return ServiceLoader.load(Dialect.class, classPath).stream()
                    .map(Provider::get)
                    .toList();
        } catch (ServiceConfigurationError e) {
            throw new IllegalArgumentException(
                    "a jar in lib/ cannot be loaded: " + e.getMessage(), e);
        }
    }
}
