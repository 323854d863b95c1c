package dev.p2c.routes;

import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.quartz.CronTrigger;

/** The Camel properties that the files of {@code routes/} rely on. */
public final class RouteProperties {

    private RouteProperties() {}

    /** Properties that no setting changes. */
    public static Map<String, String> fixed() {
        return Map.of(
                // A task's route would otherwise inherit the error handler and the configuration
                // of its direction: it would begin a run of its own and handle exceptions that
                // belong to the direction's route.
                "camel.component.kamelet.noErrorHandler",
                "true",
                // Quartz skips a start that it missed, and waits for the next one. By default it
                // catches up at once.
                "misfire.do-nothing",
                String.valueOf(CronTrigger.MISFIRE_INSTRUCTION_DO_NOTHING));
    }

    /** The files that Camel loads, as a pattern for {@code routesIncludePattern}. */
    public static String includePattern(Path routes, DirectionChoice choice, Set<String> leftOut) {
        Stream<String> common =
                Stream.of("shared", "templates").map(folder -> routes + "/" + folder + "/*.yaml");
        Stream<String> directions =
                new DirectionFiles(routes, choice)
                        .files().stream()
                                .filter(file -> !leftOut.contains(RouteFolder.id(file)))
                                .map(Path::toString);
        return Stream.concat(common, directions)
                .map(file -> "file:" + file)
                .collect(Collectors.joining(","));
    }
}
