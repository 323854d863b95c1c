package dev.p2c.app.settings;

import java.util.Collection;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * One entry of the list of settings. Its value comes from {@code application.properties}, from
 * {@code application-<profile>.properties}, or from an environment variable, which wins.
 *
 * @param name contains {@code <company>}, {@code <connection>} or {@code <direction>} where the
 *     setting exists once for each
 * @param defaultValue empty where there is no default
 * @param secret whether the value must never be shown
 */
public record Setting(String name, String defaultValue, boolean secret, String description) {

    static Setting of(String name, String defaultValue, String description) {
        return new Setting(name, defaultValue, false, description);
    }

    static Setting secret(String name, String description) {
        return new Setting(name, "", true, description);
    }

    /**
     * Returns the environment variable of a setting: {@code p2c.sales.url} is {@code
     * P2C_SALES_URL}, {@code accounts.cron} is {@code P2C_ACCOUNTS_CRON}.
     */
    public static String variable(String name) {
        String prefixed = name.startsWith("p2c.") ? name : "p2c." + name;
        return prefixed.replace('.', '_').replace('-', '_').toUpperCase(Locale.ROOT);
    }

    /** Returns this setting, or a copy for each connection or company its name stands for. */
    Stream<Setting> forEach(Collection<String> connections, Collection<String> companies) {
        return forEach("<connection>", connections)
                .flatMap(setting -> setting.forEach("<company>", companies));
    }

    private Stream<Setting> forEach(String placeholder, Collection<String> names) {
        return name.contains(placeholder)
                ? names.stream().map(n -> named(name.replace(placeholder, n)))
                : Stream.of(this);
    }

    private Setting named(String other) {
        return new Setting(other, defaultValue, secret, description);
    }
}
