package dev.p2c.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.p2c.error.RejectedRowException;
import dev.p2c.mapping.RuleExplanation.Step;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RuleExplanationTest {

    private static final List<String> EVERY_OPTION =
            List.of(
                    "Copied: a",
                    "Constant: { constant: x, byCompany: { demf: y } }",
                    "Default: { from: a, default: USD, byCompany: { demf: EUR } }",
                    "Mapped: { from: a, valueMap: countries }",
                    "Kept: { from: b, valueMap: countries, unknown: keep }",
                    "Replaced: { from: b, valueMap: countries, unknown: default, default: SE }",
                    "Cut: { from: a, maxLength: { length: 5, over: cut } }",
                    "Emptied: { from: b, maxLength: { length: 5, over: empty } }",
                    "Short: { from: a, maxLength: 9 }",
                    "Trimmed: { from: b, apply: trim, valueMap: { norway: 1 }, unknown: keep }",
                    "Day: { from: b, apply: day(Europe/Oslo) }",
                    "Lookup: c.Account(number).Contact(number)");

    @TempDir Path parent;

    @Test
    void everyStepIsToldWithTheValueAfterIt() {
        List<String> steps =
                explained(
                        "{'accountnumber':'1','a':' norway ','c_contact':{'number':'C1'}}",
                        "A: { from: a, apply: trim, valueMap: countries }",
                        "B: { from: b, valueMap: countries }",
                        "C: { from: b, default: USD, byCompany: { usmf: EUR } }",
                        "D: { from: a, maxLength: { length: 5, over: cut } }",
                        "E: { constant: 10 }",
                        "F: c.Account(number).Contact(number)",
                        "G: { from: a, valueMap: { \"sweden\": SE }, unknown: default, default: X }");

        assertThat(steps)
                .containsExactly(
                        "CustomerAccount: from accountnumber \"1\"",
                        "A: from a \" norway \", apply trim \"norway\", valueMap"
                                + " mappings/value-maps/countries.yaml \"NO\""
                                + " (mappings/value-maps/countries.yaml:1)",
                        "B: from b null, valueMap mappings/value-maps/countries.yaml \"US\""
                                + " (mappings/value-maps/countries.yaml:1)",
                        "C: from b null, byCompany usmf \"EUR\"",
                        "D: from a \" norway \", maxLength 5 \" norw\"",
                        "E: constant  10",
                        "F: from c_contact.number \"C1\"",
                        "G: from a \" norway \", default  \"X\"");
    }

    @Test
    void aRefusedRuleTellsTheStepsBeforeAndWhy() {
        Transformer transformer =
                new MappingFolder(parent)
                        .rules("A: { from: a, apply: trim, valueMap: countries }")
                        .transformer();

        RuleExplanation rule =
                transformer
                        .explain(MappingFolder.row("{'accountnumber':'1','a':' Peru'}"), "usmf")
                        .get(1);

        assertThat(rule.steps()).extracting(Step::by).containsExactly("a", "trim");
        assertThat(rule.value()).isEqualTo(NullNode.getInstance());
        assertThat(rule.refusal())
                .contains(
                        "\"Peru\" in a is not in the value map. Correct it in the source, or add it"
                                + " to mappings/value-maps/countries.yaml");
    }

    private List<String> explained(String row, String... rules) {
        return new MappingFolder(parent)
                .rules(rules).transformer().explain(MappingFolder.row(row), "usmf").stream()
                        .map(RuleExplanationTest::line)
                        .toList();
    }

    private static String line(RuleExplanation rule) {
        return rule.steps().stream()
                .map(
                        step ->
                                step.kind().word()
                                        + " "
                                        + step.by()
                                        + " "
                                        + step.value()
                                        + (step.place().isEmpty() ? "" : " (" + step.place() + ")"))
                .collect(Collectors.joining(", ", rule.rule().target() + ": ", ""));
    }

    @Property(tries = 500)
    void theExplainedResultIsTheResultOfTheTransformation(
            @ForAll("rows") ObjectNode row, @ForAll("companies") String company)
            throws IOException {
        Transformer transformer = everyOption();
        List<RuleExplanation> rules = transformer.explain(row, company);

        try {
            MappedRow mapped = transformer.apply(row, company);
            Map<String, JsonNode> written = new HashMap<>(mapped.fields());
            written.remove("dataAreaId");
            mapped.references().forEach(to -> written.put(to.field(), to.value()));
            Map<String, JsonNode> explained = new HashMap<>();
            rules.forEach(rule -> explained.put(rule.rule().target(), rule.value()));
            assertThat(explained).isEqualTo(written);
            assertThat(rules).allMatch(rule -> rule.refusal().isEmpty());
            assertThat(rules).allMatch(RuleExplanationTest::endsWithItsValue);
        } catch (RejectedRowException refused) {
            List<String> reasons = new ArrayList<>();
            rules.forEach(
                    rule ->
                            rule.refusal()
                                    .ifPresent(
                                            why ->
                                                    reasons.add(
                                                            (reasons.isEmpty()
                                                                            ? ""
                                                                            : rule.rule().target()
                                                                                    + ": ")
                                                                    + why)));
            assertThat(String.join("; ", reasons)).isEqualTo(refused.getMessage());
        }
    }

    private static boolean endsWithItsValue(RuleExplanation rule) {
        List<Step> steps = rule.steps();
        return steps.get(steps.size() - 1).value().equals(rule.value());
    }

    @Provide
    Arbitrary<String> companies() {
        return Arbitraries.of("usmf", "demf", "DEMF");
    }

    @Provide
    Arbitrary<ObjectNode> rows() {
        Arbitrary<String> values =
                Arbitraries.of(
                        "null",
                        "''",
                        "' '",
                        "'norway'",
                        "' Norway '",
                        "'Peru'",
                        "'a long text of words'",
                        "1",
                        "1.50",
                        "true",
                        "{'x':1}",
                        "'\\ud800'",
                        "'2026-01-31T23:30:00Z'");
        Arbitrary<String> lookups =
                Arbitraries.of("null", "{'number':'7'}", "{'number':' '}", "{'number':null}");
        return Combinators.combine(values, values, values, lookups, lookups)
                .as(
                        (key, a, b, account, contact) ->
                                MappingFolder.row(
                                        "{'accountnumber':%s,'a':%s,'b':%s,'c_account':%s,'c_contact':%s}"
                                                .formatted(key, a, b, account, contact)));
    }

    private static Transformer loaded;

    private static Transformer everyOption() throws IOException {
        if (loaded == null) {
            Path folder = Files.createTempDirectory("p2c-explain");
            loaded =
                    new MappingFolder(folder)
                            .rules(EVERY_OPTION.toArray(String[]::new))
                            .transformer();
        }
        return loaded;
    }
}
