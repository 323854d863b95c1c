package dev.p2c.app;

import dev.p2c.app.settings.Settings;
import dev.p2c.error.ConfigurationException;
import dev.p2c.sandbox.Sandbox;
import dev.p2c.sandbox.SandboxSettings;
import dev.p2c.sandbox.http.InitialData;
import dev.p2c.sandbox.story.StoryRate;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** The stand-ins as the settings want them. */
public final class StandIns {

    private StandIns() {}

    /**
     * @param data {@code demo} or {@code empty}
     */
    public static Sandbox start(Settings settings, String data) {
        return Sandbox.start(
                SandboxSettings.defaults()
                        .withPorts(
                                settings.number("p2c.sandbox.token.port"),
                                settings.number("p2c.sandbox.sales.port"),
                                settings.number("p2c.sandbox.finance.port"))
                        .withBindAddress(settings.text("p2c.sandbox.host"))
                        .withTokenLifetime(settings.duration("p2c.sandbox.token.lifetime"))
                        .withData(data(data)));
    }

    private static InitialData data(String name) {
        try {
            return InitialData.valueOf(name.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw new ConfigurationException("--data " + name, "is neither demo nor empty");
        }
    }

    /**
     * How much happens in them.
     *
     * @param option null where the command line says nothing
     * @param otherwise where nothing is set
     */
    public static StoryRate story(Settings settings, String option, StoryRate otherwise) {
        String setting = "p2c.sandbox.story";
        String name =
                option == null ? settings.optional(setting).orElse(otherwise.toString()) : option;
        return StoryRate.named(name)
                .orElseThrow(
                        () ->
                                new ConfigurationException(
                                        option == null ? setting : "--story",
                                        "is \"%s\", expected one of %s"
                                                .formatted(name, StoryRate.names())));
    }

    /** The settings with both connections pointing at these stand-ins, wherever they listen. */
    public static Settings pointedAt(Settings settings, Sandbox sandbox) {
        Map<String, String> addresses = new HashMap<>();
        addresses.put("p2c.sales.url", sandbox.salesUrl().toString());
        addresses.put("p2c.sales.token.url", sandbox.tokenUrl().toString());
        addresses.put("p2c.finance.url", sandbox.financeUrl().toString());
        addresses.put("p2c.finance.token.url", sandbox.tokenUrl().toString());
        return settings.with(addresses);
    }
}
