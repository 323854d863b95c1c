package dev.p2c.routes;

import java.nio.file.Path;
import java.util.Map;
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

    /** The files that all directions share, as a pattern for {@code routesIncludePattern}. */
    public static String includePattern(Path routes) {
        return Stream.of("shared", "templates")
                .map(folder -> "file:" + routes + "/" + folder + "/*.yaml")
                .collect(Collectors.joining(","));
    }
}
