package dev.p2c.app.cli;

import dev.p2c.error.ConfigurationException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The option {@code --since}, which refuses a time that no row can meet. */
final class SinceOption {

    @Option(
            names = "--since",
            paramLabel = "TIME",
            description = "Only rows changed since then: 2026-01-31 or 2026-01-31T08:00:00Z.")
    private String since;

    /**
     * The time that was asked for.
     *
     * @throws ConfigurationException if the text is no time, or a time in the future
     */
    Optional<Instant> before(Instant now) {
        if (since == null) {
            return Optional.empty();
        }
        Instant time = Times.parse(place(), since);
        if (time.isAfter(now)) {
            throw new ConfigurationException(
                    place(),
                    "is in the future: no row can have changed since then. It is %s now"
                            .formatted(now));
        }
        return Optional.of(time);
    }

    /** Refuses another option that decides by itself which rows are read. */
    void refuseBeside(String option, boolean isGiven) {
        if (since != null && isGiven) {
            throw new ConfigurationException(
                    place(), "has no effect beside " + option + ". Give one of them");
        }
    }

    /**
     * Tells of tasks that find changes without a time.
     *
     * @param sweeping those of the tasks
     * @return a note if the option has an effect on other tasks; empty for nothing to tell
     * @throws ConfigurationException if the option has an effect on no task
     */
    Optional<String> withoutTime(List<String> sweeping, List<String> tasks) {
        if (since == null || sweeping.isEmpty()) {
            return Optional.empty();
        }
        if (sweeping.containsAll(tasks)) {
            throw new ConfigurationException(place(), withoutTime(sweeping));
        }
        return Optional.of(place() + " " + withoutTime(sweeping));
    }

    private static String withoutTime(List<String> sweeping) {
        return ("has no effect on %s: the source has no time of change, and each pass compares all"
                        + " its rows with what was read before. --full reads them as a whole, --key"
                        + " one of them")
                .formatted(String.join(", ", sweeping));
    }

    /** The option as it was given; empty without it. */
    String given() {
        return since == null ? "" : place();
    }

    private String place() {
        return "--since " + since;
    }
}
