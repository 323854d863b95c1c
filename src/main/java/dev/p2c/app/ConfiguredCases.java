package dev.p2c.app;

import dev.p2c.app.settings.Settings;
import dev.p2c.cases.Cases;
import java.nio.file.Path;
import java.util.Map;

/** The cases beside the mappings that the settings name, those of staged mappings as well. */
public final class ConfiguredCases {

    private static final String FOLDER = "cases";

    private ConfiguredCases() {}

    /** Starts nothing and sends nothing: cases need neither Camel nor a service. */
    public static Cases of(Settings settings) {
        Settings all = settings.staged();
        ConfiguredConnections connections = new ConfiguredConnections(all, Map.of());
        return new Cases(
                folder(all),
                new ConfiguredFiles(all).mappings(connections.known()),
                all.list("p2c.companies").stream().findFirst().orElse(""));
    }

    static Path folder(Settings settings) {
        return settings.path("p2c.mappings").resolve(FOLDER);
    }
}
