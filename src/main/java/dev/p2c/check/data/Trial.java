package dev.p2c.check.data;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.p2c.check.Installation;
import dev.p2c.check.finance.ReferenceKind;
import dev.p2c.error.RejectedRowException;
import dev.p2c.mapping.Decimals;
import dev.p2c.mapping.MappedRow;
import dev.p2c.mapping.MappedRow.Candidate;
import dev.p2c.mapping.MappedRow.Reference;
import dev.p2c.mapping.Mapping;
import dev.p2c.mapping.Transformer;
import dev.p2c.odata.Connection;
import dev.p2c.odata.dialect.MoneyDecimals;
import dev.p2c.odata.model.Model.EntityType;
import dev.p2c.odata.model.Model.Navigation;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Maps rows of one task and company as a pass does, and notes what would hold a row back. Not
 * thread-safe.
 */
final class Trial {

    private final Mapping mapping;
    private final String company;
    private final String master;
    private final Set<String> written;
    private final Connection target;
    private final Transformer transformer;
    private final HeldBack held;
    private final NamedRows named;
    private final Numbers numbers;
    private final Map<String, String> ofRules = new HashMap<>();

    Trial(
            Installation installation,
            Mapping mapping,
            String company,
            HeldBack held,
            Numbers numbers) {
        this.mapping = mapping;
        this.company = company;
        this.master = master(installation, mapping);
        this.written = written(installation, mapping.target().connection());
        this.held = held;
        this.numbers = numbers;
        this.target = installation.connection(mapping.target().connection());
        this.transformer = new Transformer(mapping, this::decimals);
        this.named = new NamedRows(target, company, mapping.task());
        mapping.rules()
                .forEach(
                        rule ->
                                rule.named(company)
                                        .ifPresent(v -> ofRules.put(rule.target(), v.asText())));
    }

    /** The system in which people correct a value: that of the first of two legs. */
    private static String master(Installation installation, Mapping mapping) {
        return mapping.source()
                .after()
                .flatMap(installation::mapping)
                .orElse(mapping)
                .source()
                .connection();
    }

    private Decimals decimals() {
        MoneyDecimals kept = target.decimals();
        return new Decimals(kept.prices(), kept.byCurrency());
    }

    /**
     * Maps a row; empty for a row that is skipped, that would be rejected, or that shares its
     * number with a row before.
     */
    Optional<MappedRow> row(ObjectNode row) {
        if (transformer.skip(row).isPresent() || transformer.skipNew(row).isPresent()) {
            return Optional.empty();
        }
        try {
            MappedRow mapped = transformer.apply(row, company);
            references(mapped);
            boolean single = isInactive(row) || numbers.add(mapping, company, mapped.key());
            return Optional.of(mapped).filter(one -> single);
        } catch (RejectedRowException e) {
            rejected(e, row);
            return Optional.empty();
        }
    }

    boolean isInactive(ObjectNode row) {
        return transformer.isInactive(row);
    }

    /** Looks up what the rows name, once all rows are mapped. */
    void end() {
        named.missing(held);
    }

    private void rejected(RejectedRowException e, ObjectNode row) {
        for (Reasons.Reason reason : Reasons.of(e, mapping)) {
            Question question = Question.about(reason.field(), reason.text());
            String text =
                    question == Question.TEXTS
                            ? "too long a text for " + reason.field()
                            : reason.text();
            held.add(
                    new HeldBack.Cause(
                            question,
                            mapping.task() + ": " + text,
                            question == Question.TEXTS
                                    ? "shorten the text in "
                                            + master
                                            + ", or raise maxLength in "
                                            + mapping.file()
                                            + " if the field of the target is longer"
                                    : "correct the value in "
                                            + master
                                            + ", or the rule "
                                            + reason.field()
                                            + " in "
                                            + mapping.file()),
                    key(row));
        }
    }

    /** The integration key, or words for a row that has none. */
    String key(ObjectNode row) {
        try {
            return transformer.key(row);
        } catch (RejectedRowException e) {
            return "a row without a number";
        }
    }

    /** Notes the rows of the target that must exist and that no mapping brings. */
    private void references(MappedRow mapped) {
        mapped.fields().forEach((field, value) -> field(field, value, mapped.key()));
        EntityType type = target.model().entity(mapping.target().entity()).orElse(null);
        for (Reference reference : mapped.references()) {
            boolean waits = !reference.later() || reference.otherwise().isPresent();
            boolean own = isNamed(reference.field(), reference.value());
            if (type != null && waits && !own && reference.candidates().size() == 1) {
                Candidate by = reference.candidates().get(0);
                Optional.ofNullable(type.navigations().get(by.navigation()))
                        .flatMap(Navigation::targetSet)
                        .filter(set -> !written.contains(set))
                        .ifPresent(set -> named.add(set, reference, mapped.key()));
            }
        }
    }

    /** Whether the rule itself names the value, which a check of its own looks for once. */
    private boolean isNamed(String field, JsonNode value) {
        String own = ofRules.get(field);
        return own != null && own.equalsIgnoreCase(value.asText());
    }

    /** A plain field of Finance that names a row of another table. */
    private void field(String field, JsonNode value, String key) {
        if (target.dialect().companyColumn().isEmpty() || value.isNull() || isNamed(field, value)) {
            return;
        }
        for (ReferenceKind kind : ReferenceKind.values()) {
            boolean exists = target.model().entity(kind.set()).isPresent();
            if (exists && kind.isNamedBy(field)) {
                named.add(kind, value, key);
            }
        }
    }

    /** The entity sets of a connection that mappings write, whose rows may come later. */
    private static Set<String> written(Installation installation, String connection) {
        Set<String> sets = new LinkedHashSet<>();
        installation.mappings().stream()
                .filter(mapping -> mapping.target().connection().equals(connection))
                .forEach(mapping -> sets.add(mapping.target().entity()));
        return sets;
    }
}
