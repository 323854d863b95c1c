package dev.p2c.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.p2c.error.ConfigurationException;
import dev.p2c.error.Problem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MappingMistakesTest {

    @TempDir Path parent;

    private List<String> problems(MappingFolder folder) {
        ConfigurationException wrong =
                catchThrowableOfType(
                        ConfigurationException.class, () -> folder.mappings().loadAll());
        assertThat(wrong).isNotNull();
        return wrong.problems().stream().map(Problem::toString).toList();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "{ from: x, valuemap: countries }"
                        + "| unknown option \"valuemap\" of field F. Did you mean \"valueMap\"?",
                "{ from: x, valueMap: countrys }| unknown value map \"countrys\": there is no file"
                        + " mappings/value-maps/countrys.yaml. Did you mean \"countries\"?",
                "{ from: x, valueMap: ../../secret }| unknown value map \"../../secret\"",
                "{ from: x, apply: trimm }| unknown function \"trimm\". Did you mean \"trim\"?",
                "{ from: x, unknown: keep }| \"unknown\" of field F has no effect without",
                "{ from: x, valueMap: countries, unknown: kep }"
                        + "| \"unknown\" must be reject, keep or default, not \"kep\"",
                "{ from: x, valueMap: countries, unknown: default }| field F needs \"default\"",
                "{ from: x, valueMap: { \"\": a }, default: b }| defines the value for an empty source twice",
                "{ from: x, valueMap: { a: 1, A: 2 } }| \"A\" is in the value map already",
                "{ from: x, valueMap: { a: 1, a: 2 } }| duplicate value \"a\" in the value map",
                "{ from: x, valueMap: { a: [1] } }| the value for \"a\" must be one value",
                "{ from: x, valueMap: [a] }| \"valueMap\" is the name of a file or a mapping",
                "{ constant: x, default: y }| \"default\" of field F has no effect on a \"constant\"",
                "{ constant: x, from: y }| field F has \"from\" and \"constant\". Keep one",
                "{ default: y }| field F needs \"from\" or \"constant\"",
                "{ constant: 010 }| a constant is 010, which can be read in two ways",
                "{ constant: .nan }| a constant is .nan, which can be read in two ways",
                "{ constant: [1] }| a constant must be one value, not a list",
                "{ from: [a, b] }| several source fields need \"apply\"",
                "{ from: [], apply: trim }| \"from\" of field F is an empty list",
                "{ from: a.b.c }| \"a.b.c\" is neither a column",
                "{ from: x, maxLength: 0 }| maxLength must be a whole number from 1",
                "{ from: x, maxLength: ten }| maxLength must be a whole number from 1",
                "{ from: x, maxLength: { over: cut } }| maxLength of field F needs \"length\"",
                "{ from: x, maxLength: { length: 3, over: chop } }| \"over\" must be reject, cut or empty",
                "{ from: x, maxLength: { lenght: 3 } }"
                        + "| unknown option \"lenght\" of maxLength of field F. Did you mean \"length\"?",
                "{ from: x, otherwise: a.b }| \"otherwise\" of field F is a column behind a lookup",
                "{ from: x, byCompany: { demf: a } }| \"byCompany\" of field F needs",
                "{ constant: x, byCompany: [demf] }| byCompany must be a mapping",
                "{ from: x, maxLength: 2, default: abc }| the default of field F is longer",
                "{ from: x, parent: CustomersV2 }| \"parent\" is an entity set and its column",
                "{ constant: x, parent: A.b }| \"parent\" of field F has no effect on a \"constant\"",
                "{ from: x, later: true }| \"later\" of field F needs a lookup or \"parent\"",
                "{ from: x, parent: A.b, later: soon }| \"later\" must be true or false",
                "{ from: x, from: y }| duplicate option \"from\" in field F, first in line 5",
                "{ from: x, owner: tarjet }| \"owner\" of field F must be source, target or ask,"
                        + " not \"tarjet\". Did you mean \"target\"?",
                "10| not the number 10. For a fixed value write { constant: ... }",
                "~| a rule is a source field or options in braces, not nothing",
                "[a]| a rule is a source field or options in braces, not a list",
                "a b| \"a b\" is neither a column",
            })
    void mistakeInARuleIsReportedWithItsLine(String rule, String message) {
        assertThat(problems(new MappingFolder(parent).rules("F: " + rule)))
                .anyMatch(
                        problem ->
                                problem.startsWith("mappings/t.yaml:5: ")
                                        && problem.contains(message.strip()));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "entity: accounts,| | mappings/t.yaml:1: source needs \"entity\"",
                "connection: sales| conection: sales"
                        + "| mappings/t.yaml:1: unknown option \"conection\" of source. Did you mean",
                "connection: sales| connection: sails"
                        + "| mappings/t.yaml:1: unknown connection \"sails\". Did you mean \"sales\"?",
                "watermark: modifiedon| watermark: modifiedon, lookback: 5 min"
                        + "| :1: lookback must be a duration like 30s, 5m or 1h, not the text",
                "watermark: modifiedon| watermark: modifiedon, lookback: 300"
                        + "| :1: lookback must be a duration like 30s, 5m or 1h, not the number 300",
                "watermark: modifiedon| watermark: m, sweep: [k]"
                        + "| :1: changes needs \"watermark\" or \"sweep\", one of them",
                "watermark: modifiedon| sweep: [k], lookback: 5m| :1: \"lookback\" belongs to",
                "watermark: modifiedon| sweep: [k], header: a.b| :1: \"header\" belongs to",
                "watermark: modifiedon| watermark: modifiedon, header: modifiedon"
                        + "| :1: header must be a time column behind a lookup",
                "watermark: modifiedon| sweep: k| :1: \"sweep\" of changes must be a list",
                "watermark: modifiedon| watermark: a.b| :1: \"a.b\" goes through a lookup",
                "entity: accounts| entity: accounts, require: x| :1: \"require\" must be a list",
                "entity: accounts| entity: accounts, require: [{ field: a, reason: b }]"
                        + "| :1: require needs one of \"is\", \"isNot\" and \"atLeast\"",
                "entity: accounts| entity: accounts, require: [{ field: a, is: b }]"
                        + "| :1: require needs \"reason\"",
                "entity: accounts| entity: accounts, require: [{ field: a, atLeast: b, reason: c }]"
                        + "| :1: \"atLeast\" must be a number",
                "entity: accounts| entity: accounts, require: [{ field: a, is: b, onlyNew: true, listed: true, reason: c }]"
                        + "| :1: require takes \"onlyNew\" or \"listed\", not both",
                "entity: CustomersV2| entity: 5| :2: \"entity\" of target must be a text",
                "dataAreaId, CustomerAccount| dataAreaId, CustomerAcount"
                        + "| :2: key field CustomerAcount has no rule under \"fields\"."
                        + " Did you mean \"CustomerAccount\"?",
                "dataAreaId, CustomerAccount| CustomerAccount, CustomerAccount"
                        + "| :2: \"CustomerAccount\" is in the list twice",
                "connection: finance| connection: finance, owner: finance"
                        + "| :2: \"owner\" of target must be source, target or ask",
                "connection: finance| connection: finance, twin: tt"
                        + "| :2: unknown task \"tt\": there is no file mappings/tt.yaml. Did you mean",
                "connection: finance| connection: finance, twin: t"
                        + "| :2: t cannot be the twin: a twin maps CustomersV2 to accounts",
                "CustomerAccount: accountnumber| CustomerAccount: { from: a, owner: ask }"
                        + "| :4: \"owner\" has no effect on a key field",
                "[dataAreaId, CustomerAccount]| []| :2: \"key\" of target must be a list",
                "fields:| felds:| :3: unknown option \"felds\" of the mapping. Did you mean",
                "fields:| felds:| :1: the mapping needs \"fields\"",
                "fields:| fields: x|mappings/t.yaml:4: YAML syntax: ",
                "CustomerAccount: accountnumber| CustomerAccount: [|mappings/t.yaml:5: YAML syntax: ",
            })
    void mistakeInASectionIsReportedWithItsLine(String right, String wrong, String message) {
        String text =
                """
                source: { connection: sales, entity: accounts, changes: { watermark: modifiedon } }
                target: { connection: finance, entity: CustomersV2, key: [dataAreaId, CustomerAccount] }
                fields:
                  CustomerAccount: accountnumber
                """;
        assertThat(text).contains(right.strip());
        String broken = text.replace(right.strip(), wrong == null ? "" : wrong.strip());

        assertThat(problems(new MappingFolder(parent).write("t.yaml", broken)))
                .anyMatch(problem -> problem.contains(message.strip()));
    }

    @Test
    void taskToFollowMustExist() {
        String text =
                """
                source:
                  connection: sales
                  entity: accounts
                  changes: { watermark: modifiedon }
                  follows: { task: tt, by: name }
                target: { connection: finance, entity: CustomersV2, key: [dataAreaId, CustomerAccount] }
                fields:
                  CustomerAccount: accountnumber
                """;

        assertThat(problems(new MappingFolder(parent).write("t.yaml", text)))
                .containsExactly(
                        "mappings/t.yaml:5: unknown task \"tt\": no mapping file has this name. Did you mean"
                                + " \"t\"?");
    }

    @Test
    void secondRuleForATargetIsRefused() {
        assertThat(
                        problems(
                                new MappingFolder(parent)
                                        .rules(
                                                "A: a",
                                                "A: b",
                                                "c.x: c",
                                                "c.y: d",
                                                "dataAreaId: e")))
                .containsExactlyInAnyOrder(
                        "mappings/t.yaml:6: duplicate rule \"A\" in fields, first in line 5. Keep one",
                        "mappings/t.yaml:8: two rules for c, the first in line 7. Keep one",
                        "mappings/t.yaml:9: dataAreaId takes no rule: its value is the company of the"
                                + " run. Remove it");
    }

    @Test
    void allMistakesOfAllFilesAreReportedTogetherAndOnce() {
        MappingFolder folder =
                new MappingFolder(parent)
                        .rules("A: { frm: a }", "B: { from: b, valueMap: broken }")
                        .write("u.yaml", "fields: {}\n")
                        .write("v.yaml", "")
                        .write("value-maps/broken.yaml", "valeus: { a: 1 }\nunknown: maybe\n");

        assertThat(problems(folder))
                .containsExactly(
                        "mappings/t.yaml:5: unknown option \"frm\" of field A. Did you mean \"from\"?",
                        "mappings/t.yaml:5: field A needs \"from\" or \"constant\"",
                        "mappings/value-maps/broken.yaml:1: unknown option \"valeus\" of the value"
                                + " map. Did you mean \"values\"?",
                        "mappings/value-maps/broken.yaml:2: \"unknown\" must be reject, keep or"
                                + " default, not \"maybe\"",
                        "mappings/value-maps/broken.yaml:1: the value map needs \"values\"",
                        "mappings/u.yaml:1: the mapping needs \"source\"",
                        "mappings/u.yaml:1: the mapping needs \"target\"",
                        "mappings/v.yaml:1: the file is empty");
    }

    @Test
    void unknownTaskSuggestsTheNearestName() {
        MappingFolder folder = new MappingFolder(parent).rules("A: a");
        ConfigurationException wrong =
                catchThrowableOfType(
                        ConfigurationException.class, () -> folder.mappings().load("tt"));

        assertThat(wrong)
                .hasMessage(
                        "mappings/tt.yaml: there is no mapping for task tt. Did you mean \"t\"?");
    }

    @Test
    void missingFolderIsReported() {
        ConfigurationException wrong =
                catchThrowableOfType(
                        ConfigurationException.class,
                        () -> ProjectMappings.in(parent.resolve("nowhere")).loadAll());

        assertThat(wrong).hasMessageContaining("nowhere: there is no such folder");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[", "{a: ", "- ", "&a [*a, "})
    void endlessNestingIsReportedAndDoesNotCrash(String part) {
        assertThat(problems(new MappingFolder(parent).write("t.yaml", part.repeat(100_000))))
                .singleElement()
                .asString()
                .startsWith("mappings/t.yaml:1: YAML syntax: ");
    }

    @Test
    void fileThatIsNotUtf8IsReported() throws Exception {
        MappingFolder folder = new MappingFolder(parent).rules("A: a");
        Files.write(parent.resolve("mappings/t.yaml"), new byte[] {(byte) 0xff, (byte) 0xfe, 0x41});

        assertThat(problems(folder))
                .containsExactly("mappings/t.yaml:1: the file is not UTF-8 text");
    }
}
