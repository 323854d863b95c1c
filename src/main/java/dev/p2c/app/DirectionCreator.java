package dev.p2c.app;

import dev.p2c.app.settings.Settings;
import dev.p2c.draft.EntityName;
import dev.p2c.draft.NewDirection;
import dev.p2c.error.ConfigurationException;
import dev.p2c.mapping.Suggestion;
import dev.p2c.odata.Connection;
import java.nio.file.Path;
import java.time.Clock;

/** Creates the files of a new direction from the models of both systems. */
public final class DirectionCreator {

    private static final String SETTINGS = "application.properties";

    private final Path directory;
    private final Settings settings;
    private final Clock clock;

    /**
     * @param directory contains {@code application.properties}
     */
    public DirectionCreator(Path directory, Settings settings, Clock clock) {
        this.directory = directory;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * Writes the files.
     *
     * @throws ConfigurationException if a file exists, or a connection, entity or field does not
     */
    public NewDirection.Written write(NewDirection.Order order) {
        try (LiveConnections live = new LiveConnections(settings, clock)) {
            Connection source = connection(live, "--from", order.from());
            Connection target = connection(live, "--to", order.to());
            NewDirection.Folders folders =
                    new NewDirection.Folders(
                            settings.path("p2c.routes"),
                            settings.path("p2c.mappings"),
                            directory.resolve(SETTINGS));
            return new NewDirection(folders, live.mappings())
                    .write(order, source, target, live.companies().names().get(0));
        }
    }

    static Connection connection(LiveConnections live, String option, EntityName name) {
        Connection found = live.all().get(name.connection());
        if (found == null) {
            throw new ConfigurationException(
                    option + " " + name,
                    "there is no connection \"%s\".%s"
                            .formatted(
                                    name.connection(),
                                    Suggestion.didYouMean(name.connection(), live.all().keySet())));
        }
        return found;
    }
}
