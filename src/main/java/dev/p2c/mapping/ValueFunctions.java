package dev.p2c.mapping;

import dev.p2c.error.ConfigurationException;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
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
     * @throws ConfigurationException if two functions have the same name
     */
    static ValueFunctions load() {
        Map<String, ValueFunction> functions = new TreeMap<>();
        for (ValueFunction function : ServiceLoader.load(ValueFunction.class)) {
            ValueFunction other = functions.putIfAbsent(function.name(), function);
            if (other != null) {
                throw new ConfigurationException(
                        "function " + function.name(),
                        String.format(
                                "both %s and %s have this name. Rename one",
                                other.getClass().getName(), function.getClass().getName()));
            }
        }
        return new ValueFunctions(functions);
    }

    Optional<ValueFunction> named(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    Collection<String> names() {
        return byName.keySet();
    }
}
