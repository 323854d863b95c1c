package dev.p2c.app.cli;

import dev.p2c.app.settings.Settings;
import dev.p2c.error.ConfigurationException;
import dev.p2c.mapping.Suggestion;
import dev.p2c.routes.Direction;
import dev.p2c.run.RunOptions;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The arguments of a pass: of which directions, and which of their rows. */
final class PassArguments {

    @Parameters(
            arity = "0..1",
            paramLabel = "DIRECTION|all",
            description = "The direction, or all in order.")
    private String direction;

    @Option(
            names = "--full",
            description = "Compare all rows with the target, not only changed ones.")
    private boolean full;

    @Option(
            names = "--since",
            paramLabel = "TIME",
            description = "Only rows changed since then: 2026-01-31 or 2026-01-31T08:00:00Z.")
    private String since;

    @Option(
            names = "--key",
            paramLabel = "K",
            description = "Only the row with this integration key.")
    private String key;

    @Option(names = "--company", paramLabel = "C", description = "Only this legal entity.")
    private String company;

    @Option(
            names = "--allow-deletes",
            description = "Release the brake, which limits how many rows may be deleted.")
    private boolean allowDeletes;

    @Option(
            names = "--adopt",
            description = "Continue the state with another environment; compares all rows.")
    private boolean adopt;

    /** Whether a direction was given. */
    boolean hasDirection() {
        return direction != null;
    }

    /** The options of the pass. */
    RunOptions.Builder options(String trigger) {
        return RunOptions.triggeredBy(trigger)
                .full(full)
                .since(since())
                .key(Optional.ofNullable(key))
                .company(Optional.ofNullable(company))
                .deletesAllowed(allowDeletes)
                .adopting(adopt);
    }

    /**
     * @throws ConfigurationException if the company is not among those of the settings
     */
    void checkCompany(Settings settings) {
        Companies.check(settings, company);
    }

    /**
     * The directions that were chosen.
     *
     * @throws ConfigurationException if there is no such direction
     */
    List<Direction> chosen(List<Direction> all) {
        return chosen(direction, all);
    }

    /**
     * The directions of an argument.
     *
     * @param direction a name or {@code all}; null if the argument is missing
     * @throws ConfigurationException if there is no such direction
     */
    static List<Direction> chosen(String direction, List<Direction> all) {
        Map<String, Direction> byId = new LinkedHashMap<>();
        all.forEach(d -> byId.put(d.id(), d));
        if (direction == null) {
            throw new ConfigurationException(
                    "DIRECTION|all", "is missing; the directions are " + names(byId) + ".");
        }
        if (direction.equals("all")) {
            return all;
        }
        if (!byId.containsKey(direction)) {
            throw new ConfigurationException(
                    direction,
                    "is not a direction; the directions are "
                            + names(byId)
                            + "."
                            + Suggestion.didYouMean(direction, byId.keySet()));
        }
        return List.of(byId.get(direction));
    }

    private static String names(Map<String, Direction> byId) {
        return String.join(", ", byId.keySet());
    }

    private Optional<Instant> since() {
        if (since == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(Instant.parse(since.contains("T") ? since : since + "T00:00:00Z"));
        } catch (DateTimeParseException e) {
            throw new ConfigurationException(
                    "--since " + since, "is not a time; write 2026-01-31 or 2026-01-31T08:00:00Z");
        }
    }
}
