package dev.p2c.routes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.p2c.error.Problem;
import dev.p2c.mapping.Suggestion;
import dev.p2c.text.Visible;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** The names of steps and options that Camel's YAML language has, from the schema of its jar. */
final class RouteLanguage {

    private static final String SCHEMA = "/schema/camelYamlDsl.json";

    private final JsonNode schema;

    private RouteLanguage(JsonNode schema) {
        this.schema = schema;
    }

    /** Read at the first call. */
    static RouteLanguage get() {
        return Holder.LANGUAGE;
    }

    private static final class Holder {
        private static final RouteLanguage LANGUAGE = read();

        private static RouteLanguage read() {
            try (InputStream in = RouteLanguage.class.getResourceAsStream(SCHEMA)) {
                return new RouteLanguage(new JsonMapper().readTree(in));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** Reports each name that the language does not have. */
    void check(Path file, Node root, List<Problem> problems) {
        check(file, root, schema, problems);
    }

    private void check(Path file, Node node, JsonNode written, List<Problem> problems) {
        JsonNode rule = resolved(written);
        if (node instanceof SequenceNode list) {
            JsonNode items = rule.path("items");
            list.getValue().forEach(item -> check(file, item, items, problems));
        } else if (node instanceof MappingNode mapping && rule.path("properties").size() > 0) {
            Set<String> known = new TreeSet<>();
            rule.path("properties").fieldNames().forEachRemaining(known::add);
            boolean isClosed = !rule.path("additionalProperties").asBoolean(true);
            for (NodeTuple tuple : mapping.getValue()) {
                if (tuple.getKeyNode() instanceof ScalarNode name) {
                    if (isClosed && !known.contains(name.getValue())) {
                        problems.add(RouteYaml.problem(file, name, unknown(name, known)));
                    }
                    check(
                            file,
                            tuple.getValueNode(),
                            rule.path("properties").path(name.getValue()),
                            problems);
                }
            }
        }
    }

    private static String unknown(ScalarNode name, Set<String> known) {
        return "Camel knows no step or option \"%s\" here.%s"
                .formatted(
                        Visible.excerpt(name.getValue()),
                        Suggestion.didYouMean(name.getValue(), known));
    }

    /** Follows references, and of a choice between a text and options takes the options. */
    private JsonNode resolved(JsonNode written) {
        JsonNode rule = written;
        while (rule.has("$ref")) {
            rule = schema.at(rule.get("$ref").asText().substring(1));
        }
        for (JsonNode choice : rule.path("oneOf")) {
            if (!rule.has("properties") && choice.has("properties")) {
                return choice;
            }
        }
        return rule;
    }
}
