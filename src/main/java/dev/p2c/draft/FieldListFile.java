package dev.p2c.draft;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.p2c.error.ConfigurationException;
import dev.p2c.error.FileFault;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A file with the field lists of another tool, as JSON or as a table. */
final class FieldListFile {

    private final Path file;

    FieldListFile(Path file) {
        this.file = file;
    }

    /**
     * The list to import.
     *
     * @param name of the list, where the file has several
     * @param reverse whether the list is wanted for the opposite direction
     */
    FieldList read(Optional<String> name, boolean reverse) {
        String text = text();
        String start = text.replace("\ufeff", "").stripLeading();
        boolean isJson = start.startsWith("{") || start.startsWith("[");
        List<FieldList> all =
                isJson
                        ? new JsonFieldList(file.toString(), text.replace("\ufeff", "")).read()
                        : new CsvFieldList(file.toString(), text).read();
        FieldList list = chosen(all, name);
        return reverse ? reversed(list) : forward(list);
    }

    private String text() {
        try {
            return Files.readString(file);
        } catch (CharacterCodingException e) {
            throw new ConfigurationException(file + ":1", "the file is not UTF-8 text");
        } catch (IOException e) {
            throw FileFault.unread(file, e);
        }
    }

    private FieldList chosen(List<FieldList> all, Optional<String> name) {
        List<String> labels = labels(all);
        int at = name.isEmpty() ? 0 : labels.indexOf(name.get());
        if (at < 0 || name.isEmpty() && all.size() != 1) {
            throw new ConfigurationException(
                    file.toString(),
                    (at < 0 ? "has no list of this name" : "has several field lists")
                            + "; choose one by --map: "
                            + String.join(", ", labels));
        }
        return all.get(at);
    }

    /** The names to choose by; equal ones are numbered. */
    private static List<String> labels(List<FieldList> all) {
        List<String> names = all.stream().map(FieldListFile::label).toList();
        List<String> labels = new ArrayList<>();
        for (int at = 0; at < names.size(); at++) {
            String name = names.get(at);
            labels.add(
                    Collections.frequency(names, name) == 1
                            ? name
                            : name
                                    + " #"
                                    + (1 + Collections.frequency(names.subList(0, at), name)));
        }
        return labels;
    }

    private static String label(FieldList list) {
        return list.name().isEmpty() ? shown(list.source(), list.target()) : list.name();
    }

    private static String shown(String source, String target) {
        return (source.isEmpty() ? "(none)" : source)
                + " - "
                + (target.isEmpty() ? "(none)" : target);
    }

    private static FieldList forward(FieldList list) {
        List<Left> left = new ArrayList<>(list.left());
        List<FieldPair> pairs = new ArrayList<>();
        for (FieldPair pair : list.pairs()) {
            if (pair.forward()) {
                pairs.add(pair);
            } else {
                left.add(onlyOther(pair));
            }
        }
        return new FieldList(
                list.name(),
                list.source(),
                list.sourceSystem(),
                list.target(),
                list.targetSystem(),
                list.filter(),
                "",
                list.line(),
                pairs,
                left);
    }

    private static Left onlyOther(FieldPair pair) {
        return new Left(
                pair.line(),
                shown(pair.source(), pair.target()) + " is a pair of the opposite direction only");
    }

    private static FieldList reversed(FieldList list) {
        List<Left> left = new ArrayList<>(list.left());
        List<FieldPair> pairs = new ArrayList<>();
        for (FieldPair pair : list.pairs()) {
            if (pair.backward() && !pair.source().isEmpty()) {
                pairs.add(reversed(pair, left));
            } else {
                left.add(onlyOther(pair));
            }
        }
        return new FieldList(
                list.name(),
                list.target(),
                list.targetSystem(),
                list.source(),
                list.sourceSystem(),
                list.backwardFilter(),
                "",
                list.line(),
                pairs,
                left);
    }

    private static FieldPair reversed(FieldPair pair, List<Left> left) {
        List<Transform> transforms = new ArrayList<>();
        for (Transform transform : pair.transforms()) {
            if (transform instanceof Transform.Values values) {
                transforms.add(reversed(pair, values, left));
            } else {
                left.add(
                        new Left(
                                pair.line(),
                                "%s of %s, a transform of one direction only"
                                        .formatted(transform.words(), pair.target())));
            }
        }
        return new FieldPair(pair.target(), pair.source(), transforms, true, true, pair.line());
    }

    private static Transform reversed(FieldPair pair, Transform.Values map, List<Left> left) {
        Map<String, JsonNode> values = new LinkedHashMap<>();
        map.values()
                .forEach(
                        (code, value) -> {
                            String key = value.isNull() ? "" : value.asText();
                            if (values.putIfAbsent(key, TextNode.valueOf(code)) != null) {
                                left.add(
                                        new Left(
                                                pair.line(),
                                                "\"%s\" in the value map of %s: \"%s\" has a value already"
                                                        .formatted(code, pair.target(), key)));
                            }
                        });
        return new Transform.Values(values);
    }
}
