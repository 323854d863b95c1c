package dev.p2c.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import dev.p2c.error.Problem;
import dev.p2c.mapping.ValueMap.Unknown;
import dev.p2c.text.Visible;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** Reads value maps: files in {@code value-maps/}, and maps written in a field rule. */
final class ValueMapReader {

    /** The values of a map and their places, by key. */
    private record Values(Map<String, JsonNode> values, Map<String, Place> places) {}

    /** A value map file that was read, with its mistakes. */
    private record Known(Optional<ValueMap> map, List<Problem> problems) {}

    static final Set<String> OPTIONS =
            Set.of("description", "unknown", "countries", "loose", "values");

    private final MappingFiles files;
    private final Map<String, Known> known = new HashMap<>();

    ValueMapReader(MappingFiles files) {
        this.files = files;
    }

    /** Reads the map that a rule names: {@code valueMap: countries}. */
    Optional<ValueMap> named(ScalarNode name, Problems problems) {
        String text = name.getValue();
        if (!files.valueMaps().contains(text)) {
            problems.at(
                    name,
                    String.format(
                            "unknown value map \"%s\": there is no file %s.%s",
                            Visible.excerpt(text),
                            files.shownValueMap(Visible.excerpt(text)),
                            Suggestion.didYouMean(text, files.valueMaps())));
            return Optional.empty();
        }
        // Several rules and tasks name one file; its mistakes are those of each of the tasks.
        Known read = known.computeIfAbsent(text, this::known);
        problems.add(read.problems);
        return read.map;
    }

    /** The mistakes of a value map file, also of one that no mapping uses. */
    List<Problem> problems(String name) {
        return known.computeIfAbsent(name, this::known).problems;
    }

    private Known known(String name) {
        Problems problems = Problems.of(files.shownValueMap(name));
        Optional<ValueMap> map = file(name, problems);
        return new Known(map, problems.all());
    }

    /** Reads a value map file; its mistakes are reported with its own name. */
    Optional<ValueMap> file(String name, Problems mappingProblems) {
        Problems problems = mappingProblems.in(files.shownValueMap(name));
        if (MappingFiles.isFolder(files.valueMapPath(name), problems)) {
            return Optional.empty();
        }
        byte[] bytes = files.bytes(files.valueMapPath(name)).orElse(new byte[0]);
        Optional<Section> options =
                files.document(bytes, problems)
                        .flatMap(root -> Section.closed(root, "the value map", OPTIONS, problems));
        if (options.isEmpty()) {
            return Optional.empty();
        }
        Section file = options.get();
        file.text("description");
        Unknown unknown = file.has("unknown") ? unknown(file, problems) : Unknown.REJECT;
        Optional<CountryNames> countries =
                file.node("countries").map(node -> CountryNames.in(languages(node, problems)));
        boolean loose = file.flag("loose", false);
        return file.requiredNode("values")
                .flatMap(values -> values(values, loose || countries.isPresent(), problems))
                .map(read -> loose ? withResults(read) : read)
                .map(
                        read ->
                                new ValueMap(
                                        problems.file(),
                                        read.values,
                                        read.places,
                                        loose,
                                        countries.map(
                                                names -> new CountryCodes(names, read.values)),
                                        unknown));
    }

    /** Reads {@code countries: [de, fr]}, the languages in which people type countries. */
    private static List<String> languages(Node node, Problems problems) {
        List<String> languages = new ArrayList<>();
        if (node instanceof SequenceNode list) {
            for (Node language : list.getValue()) {
                if (YamlValues.isText(language) && isLanguage((ScalarNode) language)) {
                    languages.add(((ScalarNode) language).getValue());
                } else {
                    problems.at(
                            language,
                            "a language of \"countries\" is its ISO 639 code of two letters, such"
                                    + " as de, not "
                                    + YamlValues.describe(language));
                }
            }
        } else {
            problems.at(
                    node,
                    "\"countries\" is a list of languages, such as [de, fr], or [] for English and"
                            + " the countries' own languages");
        }
        return languages;
    }

    private static boolean isLanguage(ScalarNode language) {
        return Set.of(Locale.getISOLanguages()).contains(language.getValue());
    }

    /** Reads a map that is written in the rule: {@code valueMap: { Item: 1, Service: 3 }}. */
    Optional<ValueMap> inline(Node node, Problems problems) {
        String place = problems.file() + ":" + Problems.lineOf(node);
        return values(node, false, problems)
                .map(
                        read ->
                                new ValueMap(
                                        place,
                                        read.values,
                                        read.places,
                                        false,
                                        Optional.empty(),
                                        Unknown.REJECT));
    }

    /** Reads the option {@code unknown}; a mistake is reported and counts as {@code reject}. */
    static Unknown unknown(Section options, Problems problems) {
        String text = options.text("unknown").orElse("reject");
        for (Unknown unknown : Unknown.values()) {
            if (unknown.name().toLowerCase(Locale.ROOT).equals(text)) {
                return unknown;
            }
        }
        problems.at(
                options.keyNode("unknown"),
                "\"unknown\" must be reject, keep or default, not \""
                        + Visible.excerpt(text)
                        + "\"");
        return Unknown.REJECT;
    }

    /** Adds each result as a spelling of itself, so that {@code N.Y.} is NY as well. */
    private static Values withResults(Values read) {
        Map<String, JsonNode> values = new HashMap<>(read.values);
        Map<String, Place> places = new HashMap<>(read.places);
        read.values.forEach(
                (code, result) -> {
                    values.putIfAbsent(key(result), result);
                    places.putIfAbsent(key(result), read.places.get(code));
                });
        return new Values(values, places);
    }

    private static String key(JsonNode result) {
        return ValueMap.keyOf(result.asText(), true);
    }

    private static Optional<Values> values(Node node, boolean countries, Problems problems) {
        Optional<Section> options = Section.open(node, "the value map", "value", problems);
        if (options.isEmpty()) {
            return Optional.empty();
        }
        Values read = new Values(new HashMap<>(), new HashMap<>());
        for (Map.Entry<String, NodeTuple> entry : options.get().entries().entrySet()) {
            String what = "the value for \"" + Visible.excerpt(entry.getKey()) + "\"";
            Optional<JsonNode> value =
                    YamlValues.scalar(entry.getValue().getValueNode(), what, problems);
            String key = ValueMap.keyOf(entry.getKey(), countries);
            JsonNode earlier = value.isEmpty() ? null : read.values.putIfAbsent(key, value.get());
            read.places.putIfAbsent(key, problems.placeOf(entry.getValue().getValueNode()));
            if (earlier != null) {
                problems.at(
                        entry.getValue().getKeyNode(),
                        String.format(
                                "\"%s\" is in the value map already: case does not count",
                                Visible.excerpt(entry.getKey())));
            }
        }
        return Optional.of(read);
    }
}
