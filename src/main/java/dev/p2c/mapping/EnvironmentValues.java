package dev.p2c.mapping;

import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** The settings that a mapping file may use as {@code "{{customer.group}}"}. Thread-safe. */
public interface EnvironmentValues {

    /** No setting at all. */
    EnvironmentValues NONE =
            new EnvironmentValues() {
                @Override
                public Optional<String> value(String name) {
                    return Optional.empty();
                }

                @Override
                public boolean isSecret(String name) {
                    return false;
                }

                @Override
                public Collection<String> names() {
                    return List.of();
                }
            };

    /** The value of a setting; empty if the setting has none. */
    Optional<String> value(String name);

    /** Whether the setting is a secret, or its value holds one; rows must not get either. */
    boolean isSecret(String name);

    /** The names of settings that have a value, to suggest one for a mistyped name. */
    Collection<String> names();
}
