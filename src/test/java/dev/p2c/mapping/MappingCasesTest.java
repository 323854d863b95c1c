package dev.p2c.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.p2c.error.RejectedRowException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Runs {@code mappings/cases/<task>/<case>.in.json} against its {@code .out.json}, {@code
 * .error.txt} or {@code .skip.txt}.
 */
class MappingCasesTest {

    private static final Path CASES = Path.of("mappings", "cases");
    private static final Map<String, Mapping> MAPPINGS = ProjectMappings.open().loadAll();

    static List<Named<Path>> cases() throws IOException {
        try (Stream<Path> files = Files.walk(CASES)) {
            return files.filter(file -> file.toString().endsWith(".in.json"))
                    .sorted()
                    .map(file -> Named.of(CASES.relativize(file).toString(), file))
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void caseProducesItsExpectedResult(Path in) throws IOException {
        String task = in.getParent().getFileName().toString();
        Transformer transformer = new Transformer(MAPPINGS.get(task));
        ObjectNode source = (ObjectNode) MappingFolder.JSON.readTree(in.toFile());
        Path out = beside(in, ".out.json");
        Path error = beside(in, ".error.txt");
        Path skip = beside(in, ".skip.txt");
        assertThat(Stream.of(out, error, skip).filter(Files::exists))
                .as("one of out, error and skip")
                .hasSize(1);
        if (Files.exists(skip)) {
            assertThat(transformer.skip(source).map(Requirement::reason))
                    .contains(Files.readString(skip).strip());
            return;
        }
        assertThat(transformer.skip(source)).isEmpty();
        if (Files.exists(out)) {
            JsonNode expected = MappingFolder.JSON.readTree(out.toFile());
            JsonNode actual = body(transformer.apply(source, "usmf"));
            assertThat(actual.fieldNames())
                    .toIterable()
                    .containsExactlyInAnyOrderElementsOf(expected::fieldNames);
            expected.fieldNames()
                    .forEachRemaining(
                            name -> assertSame(name, actual.get(name), expected.get(name)));
        } else {
            RejectedRowException rejected =
                    catchThrowableOfType(
                            RejectedRowException.class, () -> transformer.apply(source, "usmf"));
            assertThat(rejected.field() + ": " + rejected.getMessage())
                    .contains(Files.readString(error).strip());
        }
    }

    private static void assertSame(String name, JsonNode actual, JsonNode expected) {
        if (expected.isNumber() && actual.isNumber()) {
            assertThat(actual.decimalValue())
                    .as(name)
                    .isEqualByComparingTo(expected.decimalValue());
        } else {
            assertThat(actual).as(name).isEqualTo(expected);
        }
    }

    /** Fields, and lookups by the path of their rule, as case files write them. */
    private static ObjectNode body(MappedRow row) {
        ObjectNode body = MappingFolder.JSON.createObjectNode();
        row.fields().forEach(body::set);
        row.references().forEach(reference -> body.set(reference.field(), reference.value()));
        return body;
    }

    private static Path beside(Path in, String ending) {
        String name = in.getFileName().toString();
        return in.resolveSibling(name.substring(0, name.length() - ".in.json".length()) + ending);
    }

    @Test
    void everyMappingHasAWrittenAndARejectedCase() {
        for (String task : MAPPINGS.keySet()) {
            assertThat(CASES.resolve(task).toFile().list())
                    .as(
                            "%s needs a case <name>.out.json and a case <name>.error.txt",
                            CASES.resolve(task))
                    .anyMatch(name -> name.endsWith(".out.json"))
                    .anyMatch(name -> name.endsWith(".error.txt"));
        }
    }
}
