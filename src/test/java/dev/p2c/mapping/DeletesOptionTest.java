package dev.p2c.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.p2c.error.ConfigurationException;
import dev.p2c.error.Problem;
import dev.p2c.mapping.Deletes.Policy;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeletesOptionTest {

    @TempDir Path parent;

    private static String mapping(String options) {
        return """
        source: { connection: sales, entity: accounts, changes: { watermark: modifiedon } }
        target:
          connection: finance
          entity: CustomersV2
          key: [K]
        %sfields:
          K: k
        """
                .formatted(options.isEmpty() ? "" : options.indent(2));
    }

    private Deletes read(String options) {
        MappingFolder folder = new MappingFolder(parent);
        return folder.write("t.yaml", mapping(options)).mappings().load("t").target().deletes();
    }

    @Test
    void defaultIsToReport() {
        assertThat(read("")).isEqualTo(Deletes.REPORTED);
        assertThat(read("deletes: report").isReported()).isTrue();
    }

    @Test
    void valuesOfDeactivateKeepTheirTypes() {
        Deletes deletes = read("deletes: deactivate\ndeactivate: { statecode: 1, A: \"1\" }");

        assertThat(deletes.policy()).isEqualTo(Policy.DEACTIVATE);
        assertThat(deletes.change())
                .isEqualTo(Map.of("statecode", IntNode.valueOf(1), "A", TextNode.valueOf("1")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "deletes: delte| must be report, deactivate or delete, not \"delte\". Did you mean \"delete\"?",
                "deletes: 1| must be a text, not the number 1",
                "deletes: deactivate| \"deletes: deactivate\" needs \"deactivate\" beside it",
                "deactivate: { A: 1 }| \"deactivate\" needs \"deletes: deactivate\" beside it",
                "{deletes: deactivate, deactivate: { K: 1 }}| must not change the key: K",
                "{deletes: deactivate, deactivate: {}}| needs a field",
                "{deletes: deactivate, deactivate: { a.b: 1 }}| \"a.b\" is not a plain field",
                "{deletes: deactivate, deactivate: { A: [1] }}| must be one value, not a list",
            })
    void mistakeIsReportedWithItsLine(String options, String message) {
        String lines = options.startsWith("{") ? lines(options) : options;
        ConfigurationException wrong =
                catchThrowableOfType(ConfigurationException.class, () -> read(lines));

        assertThat(wrong.problems())
                .extracting(Problem::message)
                .anyMatch(m -> m.contains(message.strip()));
        assertThat(wrong.problems()).allMatch(p -> p.place().matches(".*t.yaml:[67]"));
    }

    private static String lines(String flow) {
        return flow.substring(1, flow.length() - 1)
                .replace("deactivate, deactivate", "deactivate\ndeactivate");
    }
}
