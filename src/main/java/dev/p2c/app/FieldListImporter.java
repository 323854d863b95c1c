package dev.p2c.app;

import dev.p2c.app.settings.Settings;
import dev.p2c.draft.FieldListImport;
import dev.p2c.draft.ImportSides;
import dev.p2c.mapping.Mappings;
import dev.p2c.odata.Connection;
import java.time.Clock;
import java.util.Map;

/** Makes a mapping of the field list of another tool. */
public final class FieldListImporter {

    private final Settings settings;
    private final Clock clock;

    public FieldListImporter(Settings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * Writes the mapping and its value maps.
     *
     * @param offline whether to ask no system and take names as the file has them
     */
    public FieldListImport.Imported write(FieldListImport.Order order, boolean offline) {
        if (offline) {
            ConfiguredConnections connections = new ConfiguredConnections(settings, Map.of());
            return write(
                    order, new ConfiguredFiles(settings).mappings(connections.known()), Map.of());
        }
        try (LiveConnections live = new LiveConnections(settings, clock)) {
            return write(order, live.mappings(), live.all());
        }
    }

    private FieldListImport.Imported write(
            FieldListImport.Order order, Mappings mappings, Map<String, Connection> connections) {
        return new FieldListImport(
                        settings.path("p2c.mappings"), mappings, new ImportSides(connections))
                .write(order);
    }
}
