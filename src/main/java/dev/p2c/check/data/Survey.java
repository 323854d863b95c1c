package dev.p2c.check.data;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.p2c.check.Installation;
import dev.p2c.check.RowScan;
import dev.p2c.check.finance.ReferenceKind;
import dev.p2c.error.RejectedRowException;
import dev.p2c.mapping.Decimals;
import dev.p2c.mapping.FieldPath;
import dev.p2c.mapping.MappedRow;
import dev.p2c.mapping.MappedRow.Candidate;
import dev.p2c.mapping.MappedRow.Reference;
import dev.p2c.mapping.Mapping;
import dev.p2c.mapping.Transformer;
import dev.p2c.odata.Connection;
import dev.p2c.odata.dialect.MoneyDecimals;
import dev.p2c.odata.model.Model.EntityType;
import dev.p2c.odata.model.Model.Navigation;
import dev.p2c.odata.model.Query;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Reads the source rows of one mapping and company as a pass does, maps them, and notes what would
 * hold a row back. Not thread-safe.
 */
final class Survey {

    private final Installation installation;
    private final Mapping mapping;
    private final String company;
    private final Set<String> written;
    private final Connection source;
    private final Connection target;
    private final Transformer transformer;
    private final HeldBack held;
    private final NamedRows named;
    private final Numbers numbers;
    private int rows;

    /**
     * @param written the entity sets of the target that mappings write, whose rows may come later
     */
    Survey(
            Installation installation,
            Mapping mapping,
            String company,
            Set<String> written,
            HeldBack held,
            Numbers numbers) {
        this.installation = installation;
        this.mapping = mapping;
        this.company = company;
        this.written = written;
        this.held = held;
        this.numbers = numbers;
        this.source = installation.connection(mapping.source().connection());
        this.target = installation.connection(mapping.target().connection());
        this.transformer = new Transformer(mapping, this::decimals);
        this.named = new NamedRows(target, company, mapping.task());
    }

    private Decimals decimals() {
        MoneyDecimals kept = target.decimals();
        return new Decimals(kept.prices(), kept.byCurrency());
    }

    /** Reads the rows; returns whether these were all. */
    boolean read() {
        boolean all = RowScan.each(source, query(), installation.mostRows(), this::row);
        named.missing(held);
        return all;
    }

    /** The number of rows read. */
    int rows() {
        return rows;
    }

    private Query query() {
        Set<String> select = new LinkedHashSet<>(mapping.sourceColumns().select());
        mapping.source().inactive().ifPresent(inactive -> select.add(inactive.column()));
        String entity = mapping.source().entity();
        return Query.of(entity)
                .withSelect(select)
                .withExpand(FieldPath.expand(mapping.sourceColumns().paths()))
                .withFilter(mapping.source().filter())
                .withCompany(Optional.of(company).filter(c -> source.isDivided(entity)));
    }

    private void row(ObjectNode row) {
        rows++;
        if (transformer.skip(row).isPresent() || transformer.skipNew(row).isPresent()) {
            return;
        }
        try {
            MappedRow mapped = transformer.apply(row, company);
            if (!transformer.isInactive(row)) {
                numbers.add(mapping, company, mapped.key());
            }
            references(mapped);
        } catch (RejectedRowException e) {
            rejected(e, row);
        }
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
                                    ? "shorten the text in the source, or raise maxLength in "
                                            + mapping.file()
                                            + " if the field of the target is longer"
                                    : "correct the value in the source, or the rule "
                                            + reason.field()
                                            + " in "
                                            + mapping.file()),
                    key(row));
        }
    }

    private String key(ObjectNode row) {
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
            if (type != null && waits && reference.candidates().size() == 1) {
                Candidate by = reference.candidates().get(0);
                Optional.ofNullable(type.navigations().get(by.navigation()))
                        .flatMap(Navigation::targetSet)
                        .filter(set -> !written.contains(set))
                        .ifPresent(set -> named.add(set, reference, mapped.key()));
            }
        }
    }

    /** A plain field of Finance that names a row of another table. */
    private void field(String field, JsonNode value, String key) {
        if (target.dialect().companyColumn().isEmpty() || value.isNull()) {
            return;
        }
        for (ReferenceKind kind : ReferenceKind.values()) {
            boolean exists = target.model().entity(kind.set()).isPresent();
            if (exists && kind.isNamedBy(field)) {
                named.add(kind, value, key);
            }
        }
    }

    /** The entity sets of a connection that the mappings write. */
    static Set<String> written(List<Mapping> mappings, String connection) {
        Set<String> sets = new LinkedHashSet<>();
        mappings.stream()
                .filter(mapping -> mapping.target().connection().equals(connection))
                .forEach(mapping -> sets.add(mapping.target().entity()));
        return sets;
    }
}
