package dev.p2c.app;

import dev.p2c.app.settings.Settings;
import dev.p2c.error.ConfigurationException;
import dev.p2c.standin.SignInFiles;
import dev.p2c.standin.StandInLauncher;
import dev.p2c.standin.StandInSettings;
import dev.p2c.standin.StandIns;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.stream.Stream;

/** Starts the stand-ins with the ports, the data and the story rate that the settings name. */
public final class StandInSetup {

    private static final String STORY = "p2c.sandbox.story";
    private static final String FEDERATED = "p2c.sandbox.federated";
    private static final String TLS = "p2c.sandbox.token.tls";

    private final Settings settings;
    private final StandInLauncher launcher;

    /**
     * @throws ConfigurationException if the stand-ins are not on the class path
     */
    public StandInSetup(Settings settings) {
        this.settings = settings;
        this.launcher =
                ServiceLoader.load(StandInLauncher.class).findFirst().orElseThrow(this::missing);
    }

    private ConfigurationException missing() {
        return new ConfigurationException(
                "p2c-sandbox.jar",
                "the stand-ins are not on the class path; make build puts this jar into target/");
    }

    /**
     * Opens the ports of the settings.
     *
     * @param data {@code demo} or {@code empty}
     */
    public StandIns start(String data) {
        if (!List.of("demo", "empty", "bare").contains(data.toLowerCase(Locale.ROOT))) {
            throw new ConfigurationException("--data " + data, "is none of demo, empty and bare");
        }
        return launcher.start(
                new StandInSettings(
                        settings.number("p2c.sandbox.token.port"),
                        ports(),
                        settings.text("p2c.sandbox.host"),
                        settings.duration("p2c.sandbox.token.lifetime"),
                        data.toLowerCase(Locale.ROOT),
                        signIn()));
    }

    /** The port of each service; Common Data Service starts only for staged directions. */
    private Map<String, Integer> ports() {
        Map<String, Integer> ports = new LinkedHashMap<>();
        Stream.of("sales", "finance").forEach(name -> ports.put(name, settings.number(port(name))));
        if (settings.isStaged()) {
            ports.put(Settings.CDS, settings.number(port(Settings.CDS)));
        }
        return ports;
    }

    private static String port(String connection) {
        return "p2c.sandbox." + connection + ".port";
    }

    private SignInFiles signIn() {
        return new SignInFiles(
                settings.list("p2c.sandbox.certificates").stream().map(Path::of).toList(),
                settings.optional(FEDERATED).map(Path::of),
                settings.text(FEDERATED + ".issuer"),
                settings.text(FEDERATED + ".subject"),
                settings.optional(TLS)
                        .map(
                                file ->
                                        new SignInFiles.Tls(
                                                settings.number(TLS + ".port"),
                                                Path.of(file),
                                                settings.required(TLS + ".password"))));
    }

    /**
     * Returns how much simulated people do: the command line's option, else the setting, else the
     * default.
     *
     * @param option null where the command line has none
     */
    public String storyRate(String option, String defaultRate) {
        String name = option == null ? settings.optional(STORY).orElse(defaultRate) : option;
        if (!launcher.storyRates().contains(name)) {
            throw new ConfigurationException(
                    option == null ? STORY : "--story",
                    "is \"%s\", expected one of %s"
                            .formatted(name, String.join(", ", launcher.storyRates())));
        }
        return name;
    }

    /** Returns the settings with the connections pointing at these stand-ins. */
    public Settings pointedAt(StandIns standIns) {
        Map<String, String> addresses = new HashMap<>();
        for (StandIns.Service service : standIns.services()) {
            String prefix = "p2c." + service.connection() + ".";
            addresses.put(prefix + "url", service.root().toString());
            addresses.put(prefix + "token.url", standIns.tokenUrl().toString());
        }
        return settings.with(addresses);
    }
}
