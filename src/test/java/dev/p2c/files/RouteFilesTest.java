package dev.p2c.files;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import dev.p2c.app.settings.Settings;
import dev.p2c.mapping.ProjectMappings;
import dev.p2c.routes.Direction;
import dev.p2c.routes.DirectionChoice;
import dev.p2c.routes.DirectionFiles;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** Checks the route files of the project. */
class RouteFilesTest {

    private static final Path ROUTES = Path.of("routes");
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final JsonSchema SCHEMA = schema();

    private static JsonSchema schema() {
        try (InputStream in =
                RouteFilesTest.class.getResourceAsStream("/schema/camelYamlDsl.json")) {
            return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V4).getSchema(in);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    static Stream<Path> files() throws IOException {
        try (Stream<Path> all = Files.walk(ROUTES)) {
            return all
                    .filter(file -> file.toString().endsWith(".yaml"))
                    .filter(file -> !file.endsWith("order.yaml"))
                    .toList()
                    .stream();
        }
    }

    @ParameterizedTest
    @MethodSource("files")
    void everyRouteFileFitsCamelsSchema(Path file) throws IOException {
        Object yaml =
                new Load(LoadSettings.builder().build()).loadFromString(Files.readString(file));
        JsonNode document = JSON.valueToTree(yaml);

        assertThat(SCHEMA.validate(document)).isEmpty();
    }

    @Test
    void schemaRefusesAMistypedOption() {
        JsonNode broken =
                JSON.valueToTree(
                        List.of(
                                Map.of(
                                        "route",
                                        Map.of("id", "x", "frm", Map.of("uri", "direct:x")))));

        assertThat(SCHEMA.validate(broken)).isNotEmpty();
    }

    @Test
    void everyDirectionIsNamedAsItsFileAndEveryTaskHasAMapping() {
        List<Direction> directions = directions();

        assertThat(directions).isNotEmpty();
        assertThat(directions).allSatisfy(d -> assertThat(d.file()).hasFileName(d.id() + ".yaml"));
    }

    @Test
    void everyMappingIsUsedByADirection() {
        SortedSet<String> tasks = ProjectMappings.open().tasks();
        SortedSet<String> used = new TreeSet<>();
        directions().forEach(d -> used.addAll(d.taskNames()));

        assertThat(used).isEqualTo(tasks);
    }

    @Test
    void everyDirectionHasAScheduleInBothProfiles() {
        for (String profile : List.of("sandbox", "production")) {
            Settings settings = Settings.load(Path.of(""), Map.of("P2C_PROFILE", profile));
            for (Direction direction : directions()) {
                assertThat(settings.text(direction.id() + ".cron")).as(direction.id()).isNotEmpty();
            }
        }
    }

    /** The direct directions, and those through Common Data Service. */
    private static List<Direction> directions() {
        SortedSet<String> tasks = ProjectMappings.open().tasks();
        return Stream.of(false, true)
                .map(staged -> new DirectionChoice(staged, List.of()))
                .flatMap(choice -> new DirectionFiles(ROUTES, choice).load(tasks).stream())
                .toList();
    }
}
