package dev.p2c.app.cli;

import dev.p2c.app.ConfiguredFiles;
import dev.p2c.app.settings.Settings;
import dev.p2c.error.ConfigurationException;
import dev.p2c.mapping.Suggestion;
import dev.p2c.routes.Direction;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Parameters;

/** The argument that names one direction or all of them. */
final class DirectionArgument {

    private static final String ALL = "all";

    @Parameters(index = "0", paramLabel = "DIRECTION", description = "A direction, or all.")
    private String direction;

    /**
     * The directions of the files that are meant.
     *
     * @throws ConfigurationException if there is no such direction
     */
    List<String> chosen(Settings settings) {
        List<String> ids = ids(settings);
        return direction.equals(ALL) ? ids : List.of(known(direction, ids));
    }

    /** The directions that take part, in their order. */
    static List<String> ids(Settings settings) {
        ConfiguredFiles files = new ConfiguredFiles(settings);
        return files.directions().load(files.mappings(List.of()).tasks()).stream()
                .map(Direction::id)
                .toList();
    }

    /** The name of a direction, if it is among the known names. */
    static String known(String direction, List<String> ids) {
        if (ids.contains(direction)) {
            return direction;
        }
        List<String> words = new ArrayList<>(ids);
        words.add(ALL);
        throw new ConfigurationException(
                direction,
                "is not a direction; the directions are "
                        + String.join(", ", ids)
                        + "."
                        + Suggestion.didYouMean(direction, words));
    }
}
