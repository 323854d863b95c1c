package dev.p2c.app.settings;

import dev.p2c.mapping.EnvironmentValues;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The settings that mapping files may use: those that {@code p2c settings} lists, and others that
 * only mappings know, such as {@code customer.group} in a properties file or {@code
 * P2C_CUSTOMER_GROUP} in the environment.
 */
public final class MappingValues implements EnvironmentValues {

    private final Settings settings;
    private final Map<String, String> values;
    private final Map<String, String> environment;

    MappingValues(Settings settings, Map<String, String> values, Map<String, String> environment) {
        this.settings = settings;
        this.values = values;
        this.environment = environment;
    }

    @Override
    public Optional<String> value(String name) {
        return Optional.ofNullable(environment.get(Setting.variable(name)))
                .map(String::strip)
                .or(() -> settings.optional(name));
    }

    @Override
    public boolean isSecret(String name) {
        return Secrets.is(name)
                || value(name).filter(text -> !Secrets.shown(name, text).equals(text)).isPresent();
    }

    @Override
    public Set<String> names() {
        Set<String> names = new TreeSet<>(values.keySet());
        settings.declared().stream()
                .filter(setting -> !setting.defaultValue().isEmpty())
                .forEach(setting -> names.add(setting.name()));
        names.removeIf(this::isSecret);
        return names;
    }

    /** The settings in the properties files that only mappings can use. */
    public Set<String> own() {
        Set<String> own = new TreeSet<>(values.keySet());
        own.removeIf(name -> SettingsLoader.isFree(name) || name.startsWith("p2c."));
        return own;
    }
}
