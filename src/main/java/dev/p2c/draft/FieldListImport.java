package dev.p2c.draft;

import dev.p2c.error.ConfigurationException;
import dev.p2c.error.FileFault;
import dev.p2c.error.Problem;
import dev.p2c.mapping.Mappings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Makes a mapping of the field list of another tool; files that are there are never changed. */
public final class FieldListImport {

    private final Path folder;
    private final Mappings mappings;
    private final ImportSides sides;

    /**
     * @param folder of the mapping files
     */
    public FieldListImport(Path folder, Mappings mappings, ImportSides sides) {
        this.folder = folder;
        this.mappings = mappings;
        this.sides = sides;
    }

    /**
     * What is to be imported.
     *
     * @param from the entity to read; empty for the one that the file names
     * @param to the entity to write; empty for the one that the file names
     * @param key {@code SOURCE=TARGET} for each key field; empty to take the target's own key
     * @param reverse whether the mapping is for the opposite direction of the list
     * @param map name of the list, where the file has several
     */
    public record Order(
            Path file,
            String task,
            Optional<EntityName> from,
            Optional<EntityName> to,
            List<String> key,
            boolean reverse,
            Optional<String> map) {}

    /**
     * What was written.
     *
     * @param rules number of rules in force
     * @param left what was not carried over, by line
     * @param mistakes of the new files, which a person has to correct
     */
    public record Imported(List<Path> files, long rules, List<Left> left, List<Problem> mistakes) {}

    /**
     * Writes the mapping and its value maps.
     *
     * @throws ConfigurationException if the file cannot be read, names an unknown entity, has no
     *     key or would replace a file
     */
    public Imported write(Order order) {
        Path mapping = folder.resolve(order.task() + ".yaml");
        checkFree(mapping);
        FieldList list = new FieldListFile(order.file()).read(order.map(), order.reverse());
        List<Left> left = new ArrayList<>(list.left());
        ImportSide source = sides.side("--from", order.from(), list.sourceSystem(), list.source());
        ImportSide target = sides.side("--to", order.to(), list.targetSystem(), list.target());
        ImportedRules rules = new ImportedRules(order.task(), source, target, left);
        list.pairs().forEach(rules::add);
        DraftMapping draft = draft(order, list, source, target, rules, left);
        Map<Path, String> files = new LinkedHashMap<>();
        files.put(mapping, draft.text());
        rules.valueMaps()
                .forEach((n, text) -> files.put(folder.resolve("value-maps/" + n + ".yaml"), text));
        files.keySet().forEach(FieldListImport::checkFree);
        files.forEach(FieldListImport::write);
        left.sort(Comparator.comparingInt(Left::line));
        return new Imported(
                List.copyOf(files.keySet()),
                draft.rules().stream().filter(DraftRule::active).count(),
                List.copyOf(left),
                mistakes(order.task()));
    }

    private List<Problem> mistakes(String task) {
        try {
            mappings.load(task);
            return List.of();
        } catch (ConfigurationException e) {
            return e.problems();
        }
    }

    private DraftMapping draft(
            Order order,
            FieldList list,
            ImportSide source,
            ImportSide target,
            ImportedRules imported,
            List<Left> left) {
        ImportedKey key = new ImportedKey(source, target, imported.rules());
        List<String> keyFields = key.fields(order.key());
        Map<String, DraftRule> ordered = new LinkedHashMap<>();
        keyFields.stream()
                .filter(imported.rules()::containsKey)
                .forEach(field -> ordered.put(field, imported.rules().get(field)));
        imported.rules().forEach(ordered::putIfAbsent);
        List<DraftRule> rules = new ArrayList<>(ordered.values());
        List<String> missing = new ArrayList<>();
        if (target.type().isPresent()) {
            RequiredFields required =
                    new RequiredFields(target.connection().orElseThrow(), target.type().get());
            List<String> ruled =
                    rules.stream().map(r -> r.target().replaceFirst("\\..*", "")).toList();
            missing.addAll(required.missing(ruled));
            missing.forEach(column -> rules.add(required.comment(column)));
        }
        return new DraftMapping(
                "%s of %s become %s of %s. Taken over from %s."
                        .formatted(
                                source.name().entity(),
                                source.name().connection(),
                                target.name().entity(),
                                target.name().connection(),
                                order.file().getFileName()),
                source.name(),
                key.changes(keyFields),
                filter(list, source, left),
                target.name(),
                keyFields,
                notes(order, left),
                rules,
                missing);
    }

    private static List<String> notes(Order order, List<Left> left) {
        return left.stream()
                .sorted(Comparator.comparingInt(Left::line))
                .map(
                        one ->
                                "Not carried over, %s:%d: %s"
                                        .formatted(
                                                order.file().getFileName(),
                                                one.line(),
                                                one.message()))
                .toList();
    }

    private static Optional<String> filter(FieldList list, ImportSide source, List<Left> left) {
        if (list.filter().isBlank()) {
            return Optional.empty();
        }
        Optional<String> filter = FilterText.odata(list.filter(), source.model(), source.type());
        if (filter.isEmpty()) {
            left.add(new Left(list.line(), "the filter " + list.filter()));
        }
        return filter;
    }

    private static void checkFree(Path file) {
        if (Files.exists(file)) {
            throw new ConfigurationException(
                    file.toString(),
                    "exists already; nothing was written. Choose another --task, or remove it");
        }
    }

    private static void write(Path file, String text) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.writeString(file, text, StandardOpenOption.CREATE_NEW);
        } catch (IOException e) {
            throw FileFault.unwritten(file, "cannot be written", e);
        }
    }
}
