package dev.p2c.cases;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.p2c.cases.Result.Broken;
import dev.p2c.cases.Result.Rejected;
import dev.p2c.cases.Result.Skipped;
import dev.p2c.cases.Result.Written;
import dev.p2c.error.RejectedRowException;
import dev.p2c.mapping.MappedRow;
import dev.p2c.mapping.Mapping;
import dev.p2c.mapping.Requirement;
import dev.p2c.mapping.Transformer;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Maps the source rows of cases and compares the results with the expected ones. Immutable. */
final class CaseRunner {

    private final Mapping mapping;
    private final Transformer transformer;

    CaseRunner(Mapping mapping) {
        this.mapping = mapping;
        this.transformer = new Transformer(mapping);
    }

    CaseResult run(Case one) {
        Result actual = result(one.source(), one.company());
        return new CaseResult(one, actual, differences(one, actual));
    }

    /** What the mapping makes of a row. */
    Result result(ObjectNode source, String company) {
        try {
            Optional<Requirement> unmet = transformer.skip(source);
            return unmet.isPresent()
                    ? new Skipped(unmet.get().reason())
                    : new Written(row(transformer.apply(source, company)));
        } catch (RejectedRowException e) {
            return new Rejected(e.field() + ": " + e.getMessage(), e.field());
        } catch (RuntimeException mistakeInAFunction) {
            return new Broken(mistakeInAFunction.toString());
        }
    }

    /** Fields, and lookups by the path of their rule, as case files write them. */
    private static ObjectNode row(MappedRow mapped) {
        ObjectNode row = JsonNodeFactory.instance.objectNode();
        mapped.fields().forEach(row::set);
        mapped.references().forEach(reference -> row.set(reference.field(), reference.value()));
        return row;
    }

    private List<Difference> differences(Case one, Result actual) {
        Result expected = one.expected().map(Case.Expected::result).orElse(null);
        if (expected instanceof Written row && actual instanceof Written other) {
            return fields(row.row(), other.row());
        }
        if (expected instanceof Rejected part && actual instanceof Rejected whole) {
            return whole.reason().contains(part.reason())
                    ? List.of()
                    : List.of(outcome(expected, actual));
        }
        return actual.equals(expected) ? List.of() : List.of(outcome(expected, actual));
    }

    private Difference outcome(Result expected, Result actual) {
        String field = actual instanceof Rejected rejected ? rejected.field() : "";
        return new Difference(
                Difference.OUTCOME,
                Optional.ofNullable(expected).map(CaseRunner::text),
                Optional.of(text(actual)),
                ruleOf(field));
    }

    private static JsonNode text(Result result) {
        String reason = "";
        if (result instanceof Rejected rejected) {
            reason = ": " + rejected.reason();
        } else if (result instanceof Skipped skipped) {
            reason = ": " + skipped.reason();
        } else if (result instanceof Broken broken) {
            reason = ": " + broken.reason();
        }
        return TextNode.valueOf(result.word() + reason);
    }

    private List<Difference> fields(ObjectNode expected, ObjectNode actual) {
        Set<String> names = new LinkedHashSet<>();
        actual.fieldNames().forEachRemaining(names::add);
        expected.fieldNames().forEachRemaining(names::add);
        List<Difference> differences = new ArrayList<>();
        for (String name : names) {
            JsonNode wanted = expected.get(name);
            JsonNode found = actual.get(name);
            if (!isSame(wanted, found)) {
                differences.add(
                        new Difference(
                                name,
                                Optional.ofNullable(wanted),
                                Optional.ofNullable(found),
                                ruleOf(name)));
            }
        }
        return differences;
    }

    /** Numbers are compared by value: 10 equals 10.00. */
    static boolean isSame(JsonNode wanted, JsonNode found) {
        if (wanted == null || found == null) {
            return false;
        }
        return wanted.isNumber() && found.isNumber()
                ? wanted.decimalValue().compareTo(found.decimalValue()) == 0
                : wanted.equals(found);
    }

    private Optional<String> ruleOf(String field) {
        return mapping.rules().stream()
                .filter(rule -> rule.target().equals(field))
                .map(rule -> rule.place().toString())
                .findFirst();
    }
}
