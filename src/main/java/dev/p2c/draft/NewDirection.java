package dev.p2c.draft;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.p2c.cases.NewCase;
import dev.p2c.error.ConfigurationException;
import dev.p2c.error.FileFault;
import dev.p2c.error.Problem;
import dev.p2c.mapping.Mapping;
import dev.p2c.mapping.Mappings;
import dev.p2c.odata.Connection;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Lays down the files of a new direction; files that are there are never changed. */
public final class NewDirection {

    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");
    private static final String STAGED = "staged";

    private final Folders folders;
    private final Mappings mappings;

    /**
     * Where files are written.
     *
     * @param settings the file of the settings that all profiles share
     */
    public record Folders(Path routes, Path mappings, Path settings) {}

    public NewDirection(Folders folders, Mappings mappings) {
        this.folders = folders;
        this.mappings = mappings;
    }

    /**
     * What is to be written.
     *
     * @param key {@code SOURCE=TARGET} for each key field; empty to take the target's own key
     */
    public record Order(String direction, EntityName from, EntityName to, List<String> key) {}

    /**
     * What was written.
     *
     * @param rules number of rules in force
     * @param toCheck number of lines that are marked to be looked at
     * @param missing target fields that a new row needs and that have no rule
     */
    public record Written(
            String task,
            List<Path> files,
            String schedule,
            long rules,
            long toCheck,
            List<String> missing) {}

    /**
     * Writes the files.
     *
     * @param company for the first cases
     * @throws ConfigurationException if a file exists, or an entity or key field does not
     */
    public Written write(Order order, Connection source, Connection target, String company) {
        String task = order.direction() + "-to-" + order.to().connection();
        Path mapping = folders.mappings().resolve(task + ".yaml");
        Path route = folders.routes().resolve(order.direction() + ".yaml");
        checkName(order.direction());
        checkFree(order.direction(), task);
        DirectionDraft draft = new DirectionDraft(source, order.from(), target, order.to());
        DraftMapping drafted = draft.mapping(order.key(), owners(order));
        write(mapping, drafted.text());
        Mapping read = read(task, mapping);
        List<Path> files = new ArrayList<>(List.of(route, mapping));
        ObjectNode row = SampleRow.of(read, source.model(), draft.sourceType());
        NewCase cases = new NewCase(folders.mappings().resolve("cases"), read);
        add(files, cases.write("first", row, company));
        add(files, cases.write("no-key", SampleRow.withoutKey(read, row), company));
        write(route, RouteText.of(order.direction(), task, drafted.description()));
        ScheduleSetting.add(folders.settings(), order.direction());
        return new Written(
                task,
                files,
                ScheduleSetting.line(order.direction()),
                drafted.rules().stream().filter(DraftRule::active).count(),
                drafted.toCheck(),
                drafted.missing());
    }

    /** By field, the task that writes the field of the same rows; a broken mapping has none. */
    private Map<String, String> owners(Order order) {
        Map<String, String> owners = new HashMap<>();
        for (String task : mappings.tasks()) {
            try {
                Mapping other = mappings.load(task);
                boolean isSame =
                        order.from().is(other.source().connection(), other.source().entity())
                                && order.to()
                                        .is(other.target().connection(), other.target().entity());
                if (isSame) {
                    other.rules().forEach(rule -> owners.put(rule.target(), task));
                }
            } catch (ConfigurationException broken) {
                continue; // p2c validate tells
            }
        }
        return owners;
    }

    /** A draft that cannot be read, for example because of its key, is taken back. */
    private Mapping read(String task, Path file) {
        try {
            return mappings.load(task);
        } catch (ConfigurationException e) {
            delete(file);
            throw e;
        }
    }

    private static void delete(Path file) {
        try {
            Files.delete(file);
        } catch (IOException e) {
            throw FileFault.unwritten(file, "cannot be deleted", e);
        }
    }

    private static void add(List<Path> files, NewCase.Pair pair) {
        files.add(pair.in());
        files.add(pair.expected());
    }

    private static void checkName(String direction) {
        if (!NAME.matcher(direction).matches() || direction.startsWith(STAGED + "-")) {
            throw new ConfigurationException(
                    direction,
                    "cannot be the name of a direction: use small letters, digits and hyphens, not"
                            + " staged- in front");
        }
    }

    private void checkFree(String direction, String task) {
        List<Problem> problems = new ArrayList<>();
        Stream.of(
                        folders.routes().resolve(direction + ".yaml"),
                        folders.routes().resolve(STAGED).resolve(direction + ".yaml"),
                        folders.mappings().resolve(task + ".yaml"),
                        folders.mappings().resolve(STAGED).resolve(task + ".yaml"),
                        folders.mappings().resolve("cases").resolve(task))
                .filter(Files::exists)
                .forEach(
                        file ->
                                problems.add(
                                        new Problem(
                                                file.toString(),
                                                "exists already; nothing was written. Choose another"
                                                        + " name, or remove it")));
        if (!problems.isEmpty()) {
            throw new ConfigurationException(problems);
        }
    }

    private static void write(Path file, String text) {
        try {
            Files.createDirectories(Optional.ofNullable(file.getParent()).orElse(Path.of("")));
            Files.writeString(file, text);
        } catch (IOException e) {
            throw FileFault.unwritten(file, "cannot be written", e);
        }
    }
}
