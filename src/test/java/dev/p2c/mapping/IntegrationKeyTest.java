package dev.p2c.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.p2c.error.RejectedRowException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IntegrationKeyTest {

    @TempDir Path parent;

    private MappedRow mapped(String row, String... rules) {
        return new MappingFolder(parent).mapped(row, rules);
    }

    @Test
    void keyFieldsContainTheCompanyAndTheKeyTextDoesNot() {
        MappedRow mapped = mapped("{'accountnumber':'A|1'}");

        assertThat(mapped.key()).isEqualTo("A|1");
        assertThat(mapped.keyFields()).containsOnlyKeys("dataAreaId", "CustomerAccount");
        assertThat(mapped.keyFields().get("dataAreaId").textValue()).isEqualTo("usmf");
    }

    @Test
    void keysOfSeveralValuesStayDifferentWhenAValueContainsTheSeparator() {
        Transformer lines =
                new MappingFolder(parent)
                        .write(
                                "t.yaml",
                                """
                                source: { connection: sales, entity: x, changes: { watermark: m } }
                                target: { connection: finance, entity: y, key: [dataAreaId, A, B] }
                                fields: { A: a, B: b }
                                """)
                        .transformer();

        assertThat(lines.apply(MappingFolder.row("{'a':'SO-1','b':2.0}"), "usmf").key())
                .isEqualTo("SO-1|2");
        assertThat(lines.apply(MappingFolder.row("{'a':'x|y','b':'z'}"), "usmf").key())
                .isNotEqualTo(lines.apply(MappingFolder.row("{'a':'x','b':'y|z'}"), "usmf").key());
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{'accountnumber':null}", "{'accountnumber':' '}"})
    void emptyKeyRejectsTheRow(String row) {
        assertThatThrownBy(() -> mapped(row))
                .isInstanceOfSatisfying(
                        RejectedRowException.class,
                        rejected -> assertThat(rejected.field()).isEqualTo("CustomerAccount"))
                .hasMessageContaining("accountnumber has no value");
    }
}
