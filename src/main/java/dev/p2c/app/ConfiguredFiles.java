package dev.p2c.app;

import dev.p2c.app.settings.Settings;
import dev.p2c.error.ConfigurationException;
import dev.p2c.mapping.KnownConnection;
import dev.p2c.mapping.Mapping;
import dev.p2c.mapping.Mappings;
import dev.p2c.mapping.TwoLegs;
import dev.p2c.mapping.Vocabulary;
import dev.p2c.routes.Direction;
import dev.p2c.routes.DirectionChoice;
import dev.p2c.routes.DirectionFiles;
import dev.p2c.routes.SameRows;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The folders of routes and mappings that the settings name, with the staged ones if asked. */
public final class ConfiguredFiles {

    private static final String STAGED = "staged";

    private final Settings settings;

    public ConfiguredFiles(Settings settings) {
        this.settings = settings;
    }

    Path routes() {
        return settings.path("p2c.routes");
    }

    DirectionChoice choice() {
        return new DirectionChoice(settings.isStaged(), settings.list("p2c.directions"));
    }

    public DirectionFiles directions() {
        return new DirectionFiles(routes(), choice());
    }

    /** The check of all files that a start makes. */
    StartupCheck check(Mappings mappings) {
        return new StartupCheck(directions(), mappings, routeChecks());
    }

    RouteChecks routeChecks() {
        return new RouteChecks(settings, routes());
    }

    /** The tasks in two legs; none while a mapping has a mistake, which a start tells. */
    public List<TwoLegs> twoLegs() {
        return TwoLegs.among(readable());
    }

    /** Refuses directions that would bring the same rows, as a start does. */
    public void checkTogether(List<Direction> directions) {
        SameRows.check(directions, readable());
    }

    /** The mappings of more than two systems; none while a mapping has a mistake. */
    private Map<String, Mapping> readable() {
        if (settings.connections().size() < 3) {
            return Map.of();
        }
        try {
            return mappings(new ConfiguredConnections(settings, Map.of()).known()).loadAll();
        } catch (ConfigurationException e) {
            return Map.of();
        }
    }

    /**
     * The mapping files.
     *
     * @param connections those that a mapping may name; without any, mappings cannot be loaded
     */
    public Mappings mappings(List<KnownConnection> connections) {
        return mappings(connections, settings.isStaged());
    }

    /** The words of the value maps, those with a mistake left out. */
    Vocabulary vocabulary() {
        return mappings(List.of(), true).vocabulary();
    }

    /** The names of the settings that mapping files and value maps use. */
    Set<String> settingsOfMappings() {
        return mappings(List.of(), true).settings();
    }

    /** The mapping files, with or without those of the staged directions. */
    Mappings mappings(List<KnownConnection> connections, boolean staged) {
        Path folder = settings.path("p2c.mappings");
        List<Path> further = staged ? List.of(folder.resolve(STAGED)) : List.of();
        return new Mappings(folder, further, connections, settings.forMappings());
    }
}
