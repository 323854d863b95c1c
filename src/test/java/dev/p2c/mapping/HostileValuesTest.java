package dev.p2c.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.p2c.error.RejectedRowException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Maps hostile values in every text column of every task. A value comes out unchanged (except for
 * blanks around a key and the cut end of a label), or the row is rejected with the field's name.
 */
class HostileValuesTest {

    private static final Path CASES = Path.of("mappings", "cases");
    private static final Map<String, Mapping> MAPPINGS = ProjectMappings.open().loadAll();

    private static final List<String> VALUES =
            List.of(
                    "'\"`\\",
                    "x\r\n--batch_p2c--\r\n",
                    "')/x",
                    "%27%0d%0a",
                    "' or 1 eq 1 or '",
                    "\uD83D half",
                    "half \uDE00",
                    "\u202Egnp.exe",
                    "nul\u0000l",
                    "${jndi:ldap://x}",
                    "$(id)`id`;&|",
                    "../../x",
                    "=1+1|' /C x'!A1",
                    "\u001B[2J\u0007",
                    "{{p2c.state.key}}",
                    "1E+1000000000",
                    "m".repeat(1_000_000));

    static Stream<String> tasks() {
        return MAPPINGS.keySet().stream().sorted();
    }

    @ParameterizedTest
    @MethodSource("tasks")
    void hostileValueComesOutUnchangedOrIsRejectedWithItsField(String task) throws IOException {
        Transformer transformer = new Transformer(MAPPINGS.get(task));
        int columns = 0;
        for (Path file : rows(task)) {
            ObjectNode good = (ObjectNode) MappingFolder.JSON.readTree(file.toFile());
            for (List<String> column : texts(good, List.of())) {
                columns++;
                for (String value : VALUES) {
                    check(transformer, with(good, column, value), value, task + column);
                }
            }
        }
        assertThat(columns).isGreaterThan(2);
    }

    /** Returns the file with the source row of the task's first case whose row is written. */
    private static List<Path> rows(String task) throws IOException {
        try (Stream<Path> files = Files.list(CASES.resolve(task))) {
            return files.filter(file -> file.toString().endsWith(".out.json"))
                    .sorted()
                    .map(file -> Path.of(file.toString().replace(".out.json", ".in.json")))
                    .limit(1)
                    .toList();
        }
    }

    private static List<List<String>> texts(JsonNode node, List<String> path) {
        List<List<String>> found = new ArrayList<>();
        if (node.isTextual() && !path.get(path.size() - 1).startsWith("@")) {
            found.add(path);
        }
        node.fields()
                .forEachRemaining(
                        field -> {
                            List<String> deeper = new ArrayList<>(path);
                            deeper.add(field.getKey());
                            found.addAll(texts(field.getValue(), deeper));
                        });
        return found;
    }

    private static ObjectNode with(ObjectNode good, List<String> column, String value) {
        ObjectNode row = good.deepCopy();
        ObjectNode at = row;
        for (String name : column.subList(0, column.size() - 1)) {
            at = (ObjectNode) at.get(name);
        }
        at.set(column.get(column.size() - 1), TextNode.valueOf(value));
        return row;
    }

    private static void check(Transformer transformer, ObjectNode row, String value, String what) {
        MappedRow mapped;
        try {
            if (transformer.skip(row).isPresent()) {
                return;
            }
            mapped = transformer.apply(row, "usmf");
        } catch (RejectedRowException e) {
            assertThat(e.field()).as(what).isNotBlank();
            assertThat(e.getMessage()).as(what).isNotBlank().hasSizeLessThan(1000);
            assertThat(e.getMessage().codePoints().filter(Character::isISOControl))
                    .as(what)
                    .isEmpty();
            return;
        }
        mapped.fields().values().forEach(field -> exact(field, value, what));
        mapped.references().forEach(reference -> exact(reference.value(), value, what));
    }

    /** A field that contains part of the value contains nothing else. */
    private static void exact(JsonNode field, String value, String what) {
        String mark = value.substring(0, Math.min(3, value.length()));
        if (field.isTextual() && field.asText().contains(mark)) {
            assertThat(value.strip().startsWith(field.asText().strip())).as(what).isTrue();
        }
    }
}
