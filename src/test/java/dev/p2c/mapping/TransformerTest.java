package dev.p2c.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.p2c.error.RejectedRowException;
import dev.p2c.mapping.MappedRow.Candidate;
import dev.p2c.mapping.MappedRow.Reference;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TransformerTest {

    @TempDir Path parent;

    private MappedRow mapped(String row, String... rules) {
        return new MappingFolder(parent)
                .rules(rules)
                .transformer()
                .apply(MappingFolder.row(row), "usmf");
    }

    @Test
    void selectAndExpandComeFromTheRules() {
        Transformer transformer =
                new MappingFolder(parent)
                        .rules(
                                "A: transactioncurrencyid.isocurrencycode",
                                "B: { from: transactioncurrencyid.currencyname }",
                                "C: customerid.Account(accountnumber).Contact(msdynce_contactnumber)",
                                "D: name",
                                "E: { from: name }",
                                "F: { constant: x }")
                        .transformer();

        assertThat(transformer.select()).containsExactly("accountnumber", "name", "modifiedon");
        assertThat(transformer.expand())
                .containsExactly(
                        "transactioncurrencyid($select=currencyname,isocurrencycode)",
                        "customerid_account($select=accountnumber)",
                        "customerid_contact($select=msdynce_contactnumber)");
    }

    @Test
    void sweepKeyIsSelected() {
        Transformer products =
                new Transformer(
                        new Mappings(Path.of("mappings")).load("released-products-to-products"));

        assertThat(products.select())
                .contains("dataAreaId", "ProductNumber")
                .doesNotHaveDuplicates();
        assertThat(products.expand()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "{'customerid_account':{'accountnumber':'ACC-1'}},ACC-1",
        "{'customerid_account':null;'customerid_contact':{'msdynce_contactnumber':'CON-1'}},CON-1"
    })
    void firstTypeWithAValueWins(String row, String expected) {
        String source = row.replace(';', ',').replaceFirst("\\{", "{'accountnumber':'1',");
        MappedRow mapped =
                mapped(
                        source,
                        "C: customerid.Account(accountnumber).Contact(msdynce_contactnumber)");

        assertThat(mapped.fields().get("C").textValue()).isEqualTo(expected);
    }

    @Test
    void dottedTargetBecomesAReferenceAndEmptyClearsIt() {
        MappedRow mapped =
                mapped(
                        "{'accountnumber':'1','c':'USD'}",
                        "transactioncurrencyid.isocurrencycode: c",
                        "customerid.Account(accountnumber).Contact(msdynce_contactnumber): d");

        assertThat(mapped.references())
                .containsExactly(
                        new Reference(
                                "transactioncurrencyid.isocurrencycode",
                                List.of(new Candidate("transactioncurrencyid", "isocurrencycode")),
                                TextNode.valueOf("USD"),
                                false),
                        new Reference(
                                "customerid.Account(accountnumber).Contact(msdynce_contactnumber)",
                                List.of(
                                        new Candidate("customerid_account", "accountnumber"),
                                        new Candidate(
                                                "customerid_contact", "msdynce_contactnumber")),
                                NullNode.getInstance(),
                                false));
        assertThat(mapped.fields().fieldNames())
                .toIterable()
                .containsExactly("dataAreaId", "CustomerAccount");
    }

    @Test
    void keyHoldsTheCompanyAndItsTextDoesNot() {
        MappedRow mapped = mapped("{'accountnumber':'A|1'}");

        assertThat(mapped.key()).isEqualTo("A|1");
        assertThat(mapped.keyFields()).containsOnlyKeys("dataAreaId", "CustomerAccount");
        assertThat(mapped.keyFields().get("dataAreaId").textValue()).isEqualTo("usmf");
    }

    @Test
    void severalKeyValuesCannotRunIntoEachOther() {
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
    void structureWhereAValueIsNeededRejectsTheRow() {
        assertThatThrownBy(() -> mapped("{'accountnumber':'1','a':{'b':1}}", "A: a"))
                .isInstanceOf(RejectedRowException.class)
                .hasMessageContaining("a is a structure, not a value");
    }

    @Test
    void hashDependsOnValuesAndNotOnTheOrderOfRulesOrTheWayANumberIsWritten() {
        String row = "{'accountnumber':'1','a':10,'b':'x'}";
        String hash = mapped(row, "A: a", "B: b").hash();

        assertThat(hash).matches("[0-9a-f]{32}");
        assertThat(mapped(row, "B: b", "A: a").hash()).isEqualTo(hash);
        assertThat(mapped(row.replace("10", "10.00"), "A: a", "B: b").hash()).isEqualTo(hash);
        assertThat(mapped(row.replace("10", "1e1"), "A: a", "B: b").hash()).isEqualTo(hash);
        assertThat(mapped(row.replace("10", "'10'"), "A: a", "B: b").hash()).isNotEqualTo(hash);
        assertThat(mapped(row.replace("10", "10.01"), "A: a", "B: b").hash()).isNotEqualTo(hash);
        assertThat(mapped(row.replace("10", "null"), "A: a", "B: b").hash()).isNotEqualTo(hash);
        assertThat(mapped(row, "A: b", "B: a").hash()).isNotEqualTo(hash);
        assertThat(mapped(row, "a.x: a", "B: b").hash()).isNotEqualTo(hash);
    }

    @Test
    void moneyKeepsEveryDigitInFieldsAndHash() {
        String row = "{'accountnumber':'1','a':12345678901234567890.1234}";
        MappedRow mapped = mapped(row, "A: a");

        assertThat(mapped.fields().get("A").decimalValue()).isEqualTo("12345678901234567890.1234");
        assertThat(mapped(row.replace("234}", "235}"), "A: a").hash()).isNotEqualTo(mapped.hash());
    }

    @Test
    void hashIsMurmur3() {
        byte[] fox = "The quick brown fox jumps over the lazy dog".getBytes(StandardCharsets.UTF_8);

        assertThat(RowHash.hex(fox, fox.length)).isEqualTo("e34bbc7bbc071b6c7a433ca9c49a9347");
        assertThat(RowHash.hex(fox, 0)).isEqualTo("00000000000000000000000000000000");
    }

    @Test
    void hostileNumbersCostNothing() {
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
