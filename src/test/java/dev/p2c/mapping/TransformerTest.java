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

/** Holds rules of docs/templates.md, "Accounts". */
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
        "'maxLength: { length: 9, over: cut }',Suite 1200 North,Suite",
        "'maxLength: { length: 10, over: cut }',Suite 1200 North,Suite 1200",
        "'maxLength: { length: 10, over: cut }',a Supercalifragilistic,a Supercal",
        "'maxLength: { length: 3, over: empty }',abcdef,",
        "'maxLength: { length: 6, over: empty }',abcdef,abcdef",
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
    void aShortenedValueIsNamedWithTheWholeText() {
        MappedRow mapped =
                mapped(
                        "{'accountnumber':'1','a':'Suite 1200 North','b':'Noord-Holland'}",
                        "A: { from: a, maxLength: { length: 9, over: cut } }",
                        "B: { from: b, maxLength: { length: 9, over: empty } }");

        assertThat(mapped.notes())
                .containsExactly(
                        "A is cut, because a has 16 characters and at most 9 are allowed: \"Suite"
                                + " 1200 North\"",
                        "B is left empty, because b has 13 characters and at most 9 are allowed:"
                                + " \"Noord-Holland\"");
    }

    @ParameterizedTest
    @CsvSource({"usmf,10,USD", "demf,20,EUR", "DEMF,20,EUR", "frmf,10,USD"})
    void constantsAndDefaultsCanDifferByCompany(String company, String group, String currency) {
        MappedRow mapped =
                new MappingFolder(parent)
                        .mappedIn(
                                company,
                                "{'accountnumber':'1'}",
                                "Group: { constant: \"10\", byCompany: { demf: \"20\" } }",
                                "Currency: { from: c, default: USD, byCompany: { demf: EUR } }");

        assertThat(mapped.fields().get("Group").textValue()).isEqualTo(group);
        assertThat(mapped.fields().get("Currency").textValue()).isEqualTo(currency);
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
