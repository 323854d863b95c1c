package dev.p2c.mapping;

import dev.p2c.error.ConfigurationException;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.TreeMap;

/** The value functions on the class path, by name. Immutable. */
final class ValueFunctions {

    private final Map<String, ValueFunction> byName;

    private ValueFunctions(Map<String, ValueFunction> byName) {
        this.byName = Map.copyOf(byName);
    }

    /**
     * Loads every function that a jar names in {@code META-INF/services}.
     *
     * @throws ConfigurationException if two functions have the same name, or a jar names a class
     *     that cannot be loaded
     */
    static ValueFunctions load() {
        return load(Thread.currentThread().getContextClassLoader());
    }

    static ValueFunctions load(ClassLoader classPath) {
        Map<String, ValueFunction> functions = new TreeMap<>();
        try {
            ServiceLoader.load(ValueFunction.class, classPath)
                    .forEach(function -> add(functions, function));
        } catch (ServiceConfigurationError e) {
            throw new ConfigurationException(
                    "value functions", "a jar in lib/ cannot be loaded: " + e.getMessage());
        }
        return new ValueFunctions(functions);
    }

    private static void add(Map<String, ValueFunction> functions, ValueFunction function) {
        ValueFunction other = functions.putIfAbsent(function.name(), function);
        if (other != null) {
            throw new ConfigurationException(
                    "function " + function.name(),
                    String.format(
                            "both %s and %s have this name. Rename one",
                            other.getClass().getName(), function.getClass().getName()));
        }
    }

    Optional<ValueFunction> named(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    Collection<String> names() {
        return byName.keySet();
    }
}
