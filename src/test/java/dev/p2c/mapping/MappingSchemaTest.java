package dev.p2c.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.schema.CoreSchema;

/** Compares the options of the schema, the readers and the reference page with each other. */
class MappingSchemaTest {

    private static final Path MAPPINGS = Path.of("mappings");
    private static final JsonMapper JSON = new JsonMapper();

    static List<Path> mappings() {
        return Stream.of(MAPPINGS, MAPPINGS.resolve("staged"))
                .flatMap(folder -> yamlFiles(folder).stream())
                .toList();
    }

    static List<Path> valueMaps() throws IOException {
        return yamlFiles(MAPPINGS.resolve("value-maps"));
    }

    private static List<Path> yamlFiles(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".yaml")).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @ParameterizedTest
    @MethodSource("mappings")
    void mappingFitsTheSchemaAndNamesItForEditors(Path file) throws IOException {
        assertThat(Files.readAllLines(file).get(0))
                .isEqualTo(
                        "# yaml-language-server: $schema="
                                + (file.getParent().endsWith("staged") ? "../" : "")
                                + "mapping.schema.json");
        assertThat(mistakes("mapping.schema.json", Files.readString(file))).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("valueMaps")
    void valueMapFitsTheSchemaAndNamesItForEditors(Path file) throws IOException {
        assertThat(Files.readAllLines(file).get(0))
                .isEqualTo("# yaml-language-server: $schema=../value-map.schema.json");
        assertThat(mistakes("value-map.schema.json", Files.readString(file))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "F: { from: a, valuemap: x }",
                "F: { from: a, constant: b }",
                "F: { constant: a, default: b }",
                "F: { default: b }",
                "F: { from: a, unknown: keep }",
                "F: { from: a, maxLength: 0 }",
                "F: { from: a.b.c }",
                "F: 10",
                "dataAreaId: a"
            })
    void schemaRefusesWhatTheReaderRefuses(String rule) throws IOException {
        String text =
                """
                source: { connection: sales, entity: accounts, changes: { watermark: modifiedon } }
                target: { connection: finance, entity: CustomersV2, key: [K] }
                fields:
                  K: k
                """;
        assertThat(mistakes("mapping.schema.json", text)).isEmpty();
        assertThat(mistakes("mapping.schema.json", text + "  " + rule)).isNotEmpty();
    }

    private static List<String> mistakes(String schemaName, String yaml) throws IOException {
        JsonSchema schema =
                JsonSchemaFactory.getInstance(VersionFlag.V202012).getSchema(schema(schemaName));
        LoadSettings settings = LoadSettings.builder().setSchema(new CoreSchema()).build();
        JsonNode document = JSON.valueToTree(new Load(settings).loadFromString(yaml));
        return schema.validate(document).stream().map(Object::toString).toList();
    }

    private static JsonNode schema(String name) throws IOException {
        return JSON.readTree(MAPPINGS.resolve(name).toFile());
    }

    @Test
    void schemaAndReadersKnowTheSameOptions() throws IOException {
        JsonNode mapping = schema("mapping.schema.json");
        JsonNode source = mapping.at("/properties/source");
        JsonNode rule = mapping.at("/$defs/rule");

        assertThat(names(mapping)).isEqualTo(MappingReader.OPTIONS);
        assertThat(names(source)).isEqualTo(SourceReader.OPTIONS);
        assertThat(names(source.at("/properties/changes"))).isEqualTo(SourceReader.CHANGES_OPTIONS);
        assertThat(names(source.at("/properties/inactive")))
                .isEqualTo(RequirementReader.INACTIVE_OPTIONS);
        assertThat(names(source.at("/properties/follows"))).isEqualTo(SourceReader.FOLLOWS_OPTIONS);
        assertThat(names(mapping.at("/properties/target"))).isEqualTo(TargetReader.OPTIONS);
        assertThat(names(mapping.at("/properties/target/properties/document")))
                .isEqualTo(TargetReader.DOCUMENT_OPTIONS);
        assertThat(names(rule)).isEqualTo(FieldRuleReader.OPTIONS);
        assertThat(names(rule.at("/properties/maxLength/oneOf/1")))
                .isEqualTo(MaxLengthReader.OPTIONS);
        assertThat(names(schema("value-map.schema.json"))).isEqualTo(ValueMapReader.OPTIONS);
    }

    private static Set<String> names(JsonNode object) {
        Set<String> names = new TreeSet<>();
        object.get("properties").fieldNames().forEachRemaining(names::add);
        return names;
    }

    @Test
    void everyOptionHasDescriptionDefaultAndExample() throws IOException {
        options()
                .forEach(
                        (name, option) -> {
                            String description = option.path("description").asText();
                            assertThat(description).as(name).isNotBlank();
                            assertThat(option.path("examples")).as(name).isNotEmpty();
                            assertThat(
                                            option.has("default")
                                                    || description.contains("Required.")
                                                    || description.contains("No default")
                                                    || description.contains("Default: "))
                                    .as("%s says its default", name)
                                    .isTrue();
                        });
    }

    @Test
    void referencePageHasEveryOptionOfTheSchemaAndNoOther() throws IOException {
        assertThat(optionsOfThePage()).containsExactlyInAnyOrderElementsOf(options().keySet());
    }

    @Test
    void referencePageHasEveryShippedFunction() throws IOException {
        String page = Files.readString(Path.of("docs", "mapping-reference.md"));
        assertThat(ServiceLoader.load(ValueFunction.class))
                .filteredOn(function -> function.getClass().getName().startsWith("dev.p2c."))
                .isNotEmpty()
                .allSatisfy(function -> assertThat(page).contains("| `" + function.name() + "` |"));
    }

    /** The options by name: {@code source.entity}, {@code rule.from}, {@code value map.unknown}. */
    private static Map<String, JsonNode> options() throws IOException {
        Map<String, JsonNode> options = new TreeMap<>();
        JsonNode mapping = schema("mapping.schema.json");
        collect("", mapping, options);
        collect("rule.", mapping.at("/$defs/rule"), options);
        collect("value map.", schema("value-map.schema.json"), options);
        return options;
    }

    private static void collect(String prefix, JsonNode object, Map<String, JsonNode> into) {
        object.path("properties")
                .properties()
                .forEach(
                        property -> {
                            String name = prefix + property.getKey();
                            into.put(name, property.getValue());
                            collect(name + ".", property.getValue(), into);
                            property.getValue()
                                    .path("oneOf")
                                    .forEach(choice -> collect(name + ".", choice, into));
                        });
    }

    /** Reads the headings in code quotes; the second-level heading says where an option belongs. */
    private static List<String> optionsOfThePage() throws IOException {
        Map<String, String> prefixes =
                Map.of(
                        "The file", "",
                        "A field rule", "rule.",
                        "A value map file", "value map.");
        Pattern option = Pattern.compile("#{3,4} `(.+)`");
        List<String> found = new ArrayList<>();
        String prefix = "";
        for (String line : Files.readAllLines(Path.of("docs", "mapping-reference.md"))) {
            if (line.startsWith("## ")) {
                prefix = prefixes.getOrDefault(line.substring(3), "(not an option section) ");
            }
            Matcher heading = option.matcher(line);
            if (heading.matches()) {
                found.add(prefix + heading.group(1));
            }
        }
        return found;
    }
}
