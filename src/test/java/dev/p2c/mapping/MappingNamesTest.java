package dev.p2c.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.p2c.mapping.MappedRow.Candidate;
import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Compares the names in the shipped mappings with the models of Sales and Finance. */
class MappingNamesTest {

    private final Map<String, Map<String, JsonNode>> entities =
            Map.of("sales", model("sales"), "finance", model("finance"));

    /** The entities of a service by entity set and, because lookups use it, by table name. */
    private static Map<String, JsonNode> model(String service) {
        Map<String, JsonNode> entities = new HashMap<>();
        JsonNode document;
        try (var in = MappingNamesTest.class.getResourceAsStream("/sandbox/" + service + ".json")) {
            document = new JsonMapper().readTree(in);
        } catch (IOException failed) {
            throw new IllegalStateException(failed);
        }
        for (JsonNode entity : document.get("entities")) {
            entities.put(entity.path("entitySet").asText(), entity);
            entities.putIfAbsent(entity.path("name").asText(), entity);
        }
        return entities;
    }

    @Test
    void everyNameInAMappingExistsInItsService() {
        ProjectMappings.open()
                .loadAll()
                .values()
                .forEach(mapping -> mapping.uses().forEach(use -> assertExists(mapping, use)));
    }

    private void assertExists(Mapping mapping, FieldUse use) {
        String place = mapping.file() + ":" + use.line();
        if (!entities.containsKey(use.connection())) {
            return; // a third system: its model is not here
        }
        JsonNode entity = entities.get(use.connection()).get(use.entity());
        assertThat(entity).as("%s: %s", place, use.entity()).isNotNull();
        use.path().ifPresent(path -> assertExists(place, use.connection(), entity, path));
    }

    private void assertExists(String place, String service, JsonNode entity, FieldPath path) {
        if (!path.isLookup()) {
            assertThat(columns(entity)).as(place).contains(path.column());
        }
        for (Candidate candidate : path.candidates()) {
            List<JsonNode> related = related(service, entity, candidate.navigation());
            assertThat(related).as("%s: %s", place, candidate).hasSize(1);
            assertThat(columns(related.get(0))).as(place).contains(candidate.attribute());
        }
    }

    private static Set<String> columns(JsonNode entity) {
        Set<String> columns = new HashSet<>();
        entity.get("fields").forEach(field -> columns.add(field.get("name").asText()));
        return columns;
    }

    private List<JsonNode> related(String service, JsonNode entity, String navigation) {
        Stream<String> lookups =
                entity.get("fields")
                        .valueStream()
                        .flatMap(field -> field.path("lookup").path("navigation").propertyStream())
                        .filter(target -> target.getValue().asText().equals(navigation))
                        .map(Map.Entry::getKey);
        Stream<String> navigations =
                entity.path("navigation")
                        .valueStream()
                        .filter(target -> target.path("name").asText().equals(navigation))
                        .map(target -> target.path("targetSet").asText());
        return Stream.concat(lookups, navigations)
                .map(entities.get(service)::get)
                .distinct()
                .toList();
    }
}
