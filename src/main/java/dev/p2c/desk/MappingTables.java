package dev.p2c.desk;

import dev.p2c.error.ConfigurationException;
import dev.p2c.error.Problem;
import dev.p2c.mapping.FieldRule;
import dev.p2c.mapping.Mapping;
import dev.p2c.mapping.Mappings;
import dev.p2c.mapping.Owner;
import dev.p2c.mapping.RuleText;
import dev.p2c.mapping.Suggestion;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** The mapping files as tables, with the mistakes of edits that are not in force. Thread-safe. */
public final class MappingTables {

    private static final int SHORT_HASH = 8;

    private final Mappings mappings;
    private final Function<String, Optional<String>> problem;

    /**
     * @param problem the mistakes of a task's file, by its services, while an older version is in
     *     force
     */
    public MappingTables(Mappings mappings, Function<String, Optional<String>> problem) {
        this.mappings = mappings;
        this.problem = problem;
    }

    /**
     * A task.
     *
     * @param direction that runs it; empty for none
     * @param version hash of the file
     * @param mistakes of an edit that is not in force
     */
    public record TaskRow(
            String task,
            String direction,
            String source,
            String target,
            String file,
            String version,
            int rules,
            List<String> mistakes) {}

    /**
     * A field rule.
     *
     * @param source the fields that it reads; empty for a constant
     * @param owner whose value wins: {@code source}, {@code target} or {@code ask}
     */
    public record RuleRow(
            String target,
            String source,
            List<String> steps,
            String owner,
            String file,
            int line) {}

    /**
     * A mistake.
     *
     * @param line from 1; 0 where the file as a whole is wrong
     */
    public record Mistake(String task, String file, int line, int column, String text) {}

    /** All tasks with a mapping file. */
    public List<TaskRow> tasks(List<FlowDirection> directions) {
        Mappings.Everything read = mappings.readAll();
        Map<String, Mapping> drafts = read.drafts();
        List<TaskRow> rows = new ArrayList<>();
        for (String task : mappings.tasks()) {
            Optional<Mapping> draft = Optional.ofNullable(drafts.get(task));
            rows.add(
                    new TaskRow(
                            task,
                            directions.stream()
                                    .filter(one -> one.tasks().contains(task))
                                    .map(FlowDirection::id)
                                    .findFirst()
                                    .orElse(""),
                            draft.map(
                                            one ->
                                                    one.source().connection()
                                                            + " "
                                                            + one.source().entity())
                                    .orElse(""),
                            draft.map(
                                            one ->
                                                    one.target().connection()
                                                            + " "
                                                            + one.target().entity())
                                    .orElse(""),
                            draft.map(Mapping::file).map(Path::toString).orElse(""),
                            draft.map(Mapping::version)
                                    .map(
                                            hash ->
                                                    hash.substring(
                                                            0, Math.min(SHORT_HASH, hash.length())))
                                    .orElse(""),
                            draft.map(one -> one.rules().size()).orElse(0),
                            mistakes(task, read).map(Mistake::text).toList()));
        }
        return rows;
    }

    /**
     * The rules of a task in file order.
     *
     * @throws ConfigurationException if there is no such task
     */
    public List<RuleRow> rules(String task) {
        Mapping mapping = mappings.readAll().drafts().get(task);
        if (mapping == null) {
            throw new ConfigurationException(
                    task,
                    "is not a task whose mapping can be read."
                            + Suggestion.didYouMean(task, mappings.tasks()));
        }
        return mapping.rules().stream().map(rule -> rule(mapping, rule)).toList();
    }

    private static RuleRow rule(Mapping mapping, FieldRule rule) {
        Owner owner = rule.owner().or(() -> mapping.target().owner()).orElse(Owner.SOURCE);
        return new RuleRow(
                rule.target(),
                String.join(", ", rule.sources()),
                RuleText.steps(rule),
                owner.word(),
                rule.place().file(),
                rule.place().line());
    }

    /** Every mistake of every file. */
    public List<Mistake> mistakes() {
        Mappings.Everything read = mappings.readAll();
        List<Mistake> all = new ArrayList<>();
        mappings.tasks().forEach(task -> mistakes(task, read).forEach(all::add));
        read.problems().stream()
                .filter(
                        one ->
                                read.broken().values().stream()
                                        .noneMatch(list -> list.contains(one)))
                .forEach(one -> all.add(mistake("", one)));
        return all;
    }

    private Stream<Mistake> mistakes(String task, Mappings.Everything read) {
        List<Problem> ofFile = read.broken().getOrDefault(task, List.of());
        return ofFile.isEmpty()
                ? problem.apply(task).stream().map(text -> new Mistake(task, "", 0, 0, text))
                : ofFile.stream().map(one -> mistake(task, one));
    }

    private static Mistake mistake(String task, Problem problem) {
        return new Mistake(
                task, problem.file(), problem.line(), problem.column(), problem.message());
    }
}
