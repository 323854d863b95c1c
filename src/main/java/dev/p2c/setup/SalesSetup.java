package dev.p2c.setup;

import dev.p2c.error.ConfigurationException;
import dev.p2c.odata.Connection;
import dev.p2c.odata.Definitions;
import dev.p2c.odata.model.Query;
import dev.p2c.odata.transport.Sleeper;
import dev.p2c.setup.SolutionParts.ColumnPart;
import dev.p2c.setup.SolutionParts.KeyPart;
import dev.p2c.setup.SolutionParts.NumberPart;
import dev.p2c.setup.SolutionParts.OptionPart;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds what is missing in Sales, and adds it. A second run finds nothing. Not thread-safe. */
public final class SalesSetup {

    /** Unique name of the Prospect to cash solution. */
    public static final String SOLUTION = "msdynce_ProspectToCashIntegration";

    private static final Pattern PRIVILEGE =
            Pattern.compile("\\bprv[A-Z]\\w+|no roles are assigned");
    private static final Duration BETWEEN = Duration.ofSeconds(2);
    private static final int ATTEMPTS = 30;

    private final Connection connection;
    private final Definitions sales;
    private final Sleeper sleeper;
    private final SolutionParts parts = SolutionParts.read();

    public SalesSetup(Connection connection, Sleeper sleeper) {
        this.connection = connection;
        this.sales = connection.definitions();
        this.sleeper = sleeper;
    }

    /** The version of the installed Prospect to cash solution; empty where there is none. */
    public static Optional<String> solution(Connection connection) {
        Query query =
                Query.of("solutions")
                        .withSelect(List.of("uniquename", "version"))
                        .withFilter(Optional.of("uniquename eq '" + SOLUTION + "'"));
        List<String> versions = new ArrayList<>();
        connection
                .read(query)
                .forEachRemaining(
                        page -> page.rows().forEach(r -> versions.add(r.path("version").asText())));
        return versions.stream().findFirst();
    }

    /**
     * Compares Sales with what the directions need.
     *
     * @throws ConfigurationException if the application user may not read definitions
     */
    public Plan plan() {
        try {
            return compared();
        } catch (ConfigurationException e) {
            requireRole(e);
            throw e;
        }
    }

    private Plan compared() {
        SalesTables tables = new SalesTables(sales);
        int language = language();
        List<Step> steps = new ArrayList<>();
        List<String> obstacles = new ArrayList<>();
        for (ColumnPart part : parts.columns()) {
            column(tables, part, language, steps, obstacles);
        }
        for (OptionPart part : parts.options()) {
            if (!tables.options(part.table(), part.column()).contains(part.value())) {
                steps.add(new Steps.AddOption(part, language));
            }
        }
        if (solution(connection).isEmpty()) {
            for (NumberPart part : parts.numbers()) {
                if (tables.numbering(part.table(), part.column()).isEmpty()) {
                    steps.add(new Steps.NumberRows(part));
                }
            }
        }
        parts.keys().forEach(part -> key(tables, part, language, steps));
        return new Plan(steps, obstacles);
    }

    private static void column(
            SalesTables tables,
            ColumnPart part,
            int language,
            List<Step> steps,
            List<String> obstacles) {
        String type = tables.type(part.table(), part.name());
        if (type.isEmpty()) {
            steps.add(new Steps.AddColumn(part, language));
        } else if (!type.equals(part.type())) {
            obstacles.add(
                    "column %s of %s has the type %s, but must have %s; no column can be renamed, so delete this one in Sales, after its values were moved"
                            .formatted(part.name(), part.table(), type, part.type()));
        } else if (!part.labels().isEmpty()) {
            TreeMap<Integer, String> missing = new TreeMap<>(part.labels());
            missing.keySet().removeAll(tables.options(part.table(), part.name()));
            missing.forEach(
                    (value, label) ->
                            steps.add(
                                    new Steps.AddOption(
                                            new OptionPart(
                                                    part.table(), part.name(), value, label, -1),
                                            language)));
        }
    }

    private static void key(SalesTables tables, KeyPart part, int language, List<Step> steps) {
        switch (tables.keyStatus(part)) {
            case "Active" -> {
                // Nothing is missing.
            }
            case "" -> steps.add(new Steps.AddKey(part, language));
            case "Failed" -> steps.add(new Steps.BuildKey(part));
            default -> steps.add(new Steps.AwaitKey(part));
        }
    }

    /** The base language of the organization, in which Sales wants labels. */
    private int language() {
        List<Integer> codes = new ArrayList<>();
        connection
                .read(Query.of("organizations").withSelect(List.of("languagecode")))
                .forEachRemaining(
                        page ->
                                page.rows()
                                        .forEach(r -> codes.add(r.path("languagecode").asInt())));
        return codes.isEmpty() ? 0 : codes.get(0);
    }

    /**
     * Adds what is missing, then publishes the tables that need it and waits for the keys. A step
     * that Sales refuses does not stop the others.
     *
     * @param listener gets each step with its error, empty where the step is done
     * @throws ConfigurationException if the application user may not customize
     */
    public void apply(Plan plan, BiConsumer<Step, String> listener) {
        List<Step> refused = new ArrayList<>();
        List<String> reasons = new ArrayList<>();
        Set<String> unpublished = new LinkedHashSet<>();
        for (Step step : plan.steps()) {
            try {
                step.apply(sales);
            } catch (ConfigurationException e) {
                requireRole(e);
                refused.add(step);
                reasons.add(e.getMessage());
            }
            if (step.needsPublishing()) {
                unpublished.add(step.table());
            }
        }
        publish(unpublished);
        Set<String> missing = new LinkedHashSet<>();
        plan().steps().forEach(step -> missing.add(step.shown()));
        for (Step step : plan.steps()) {
            int at = refused.indexOf(step);
            boolean left = missing.contains(step.shown());
            listener.accept(step, problem(step, left, at < 0 ? "" : reasons.get(at)));
        }
    }

    private String problem(Step step, boolean left, String refusal) {
        if (step.kind() == Step.Kind.KEY && refusal.isEmpty()) {
            return keyProblem(step);
        }
        return !left ? "" : refusal.isEmpty() ? "Sales does not show it yet" : refusal;
    }

    /** Waits until Sales has built the index of a key. */
    private String keyProblem(Step step) {
        KeyPart part =
                parts.keys().stream()
                        .filter(key -> step.shown().contains(" " + key.schemaName() + " "))
                        .filter(key -> key.table().equals(step.table()))
                        .findFirst()
                        .orElseThrow();
        String status = "";
        for (int i = 0; i < ATTEMPTS; i++) {
            status = new SalesTables(sales).keyStatus(part);
            if (!List.of("Pending", "InProgress").contains(status)) {
                break;
            }
            await();
        }
        return switch (status) {
            case "Active" -> "";
            case "Failed" ->
                    "Sales cannot build the index: rows of %s share their %s. Give each its own and run this command again"
                            .formatted(part.table(), String.join(", ", part.columns()));
            default -> "Sales is still building the index (" + status + "); run this command again";
        };
    }

    private void await() {
        try {
            sleeper.await(BETWEEN);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void publish(Set<String> tables) {
        if (tables.isEmpty()) {
            return;
        }
        StringBuilder entities = new StringBuilder();
        tables.forEach(table -> entities.append("<entity>").append(table).append("</entity>"));
        String xml = "<importexportxml><entities>" + entities + "</entities></importexportxml>";
        try {
            sales.send("POST", "PublishXml", Bodies.object().put("ParameterXml", xml));
        } catch (ConfigurationException e) {
            requireRole(e);
            throw e;
        }
    }

    /** Names the role where a privilege is missing. */
    private void requireRole(ConfigurationException refusal) {
        Matcher privilege = PRIVILEGE.matcher(refusal.getMessage());
        if (privilege.find()) {
            throw new ConfigurationException(
                    connection.name(),
                    "the application user may not customize Sales ("
                            + (privilege.group().startsWith("prv")
                                    ? privilege.group() + " is missing"
                                    : "it has no security role")
                            + "). Give it the security role System Customizer or System"
                            + " Administrator (Power Platform admin center > the environment >"
                            + " Settings > Users + permissions > Application users > Edit security"
                            + " roles), run this command again, and take the role away afterwards");
        }
    }
}
