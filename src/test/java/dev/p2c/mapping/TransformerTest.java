package dev.p2c.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.IntNode;
import dev.p2c.error.RejectedRowException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TransformerTest {

    @TempDir Path parent;

    private MappedRow mapped(String row, String... rules) {
        return new MappingFolder(parent).mapped(row, rules);
    }

    @ParameterizedTest
    @CsvSource({
        "valueMap: countries,norway,NO",
        "valueMap: countries,,US",
        "'valueMap: countries, default: SE',,SE",
        "'valueMap: countries, default: null',,",
        "'valueMap: countries, unknown: keep',Peru,Peru",
        "'valueMap: countries, unknown: default, default: SE',Peru,SE",
        "default: x,,x",
        "maxLength: 3,abc,abc",
        "'maxLength: { length: 3, over: cut }',abcdef,abc",
        "apply: trim,' abc ',abc"
    })
    void optionDecidesTheValue(String options, String source, String expected) {
        String value = source == null ? "null" : "'" + source + "'";
        MappedRow mapped =
                mapped(
                        "{'accountnumber':'1','s':" + value + "}",
                        "F: { from: s, " + options + " }");

        assertThat(mapped.fields().get("F").textValue()).isEqualTo(expected);
    }

    @Test
    void codesOfAnyTypeAreFoundByTheirText() {
        String map = "valueMap: { 1: Male, true: 2, \"2.5\": x }";
        String row = "{'accountnumber':'1','a':1,'b':true,'c':2.50,'d':1.0}";
        MappedRow mapped =
                mapped(
                        row,
                        "A: { from: a, " + map + " }",
                        "B: { from: b, " + map + " }",
                        "C: { from: c, " + map + " }",
                        "D: { from: d, " + map + " }");

        assertThat(mapped.fields().get("A").textValue()).isEqualTo("Male");
        assertThat(mapped.fields().get("B")).isEqualTo(IntNode.valueOf(2));
        assertThat(mapped.fields().get("C").textValue()).isEqualTo("x");
        assertThat(mapped.fields().get("D").textValue()).isEqualTo("Male");
    }

    @Test
    void objectInPlaceOfAValueRejectsTheRow() {
        assertThatThrownBy(() -> mapped("{'accountnumber':'1','a':{'b':1}}", "A: a"))
                .isInstanceOf(RejectedRowException.class)
                .hasMessageContaining("a is a structure, not a value");
    }

    @Test
    void numberWithAHugeExponentKeepsTheExponent() {
        MappedRow mapped =
                new MappingFolder(parent)
                        .rules("A: a")
                        .transformer()
                        .apply(
                                MappingFolder.row("{'accountnumber':1e999999999,'a':1e-999999999}"),
                                "usmf");

        assertThat(mapped.key()).isEqualTo("1E+999999999");
    }
}
