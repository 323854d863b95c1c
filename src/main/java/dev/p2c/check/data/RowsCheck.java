package dev.p2c.check.data;

import dev.p2c.check.Check;
import dev.p2c.check.Finding;
import dev.p2c.check.Findings;
import dev.p2c.check.Installation;
import dev.p2c.check.Refusal;
import dev.p2c.error.ConfigurationException;
import dev.p2c.mapping.Mapping;
import dev.p2c.odata.Connection;
import dev.p2c.text.Counted;
import dev.p2c.validate.MappingCheck;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Reads and maps the rows of one system as a pass does, and tells what would hold rows back: texts
 * that are too long, countries, units and currencies that the other system does not know, numbers
 * that are missing or used twice.
 */
public final class RowsCheck implements Check {

    private final String system;

    public RowsCheck(String system) {
        this.system = system;
    }

    @Override
    public String id() {
        return Question.ROWS.id();
    }

    @Override
    public List<String> ids() {
        return Question.ids();
    }

    @Override
    public String system() {
        return system;
    }

    @Override
    public List<Finding> run(Installation installation) {
        HeldBack held = new HeldBack();
        Map<Question, Findings> findings = new EnumMap<>(Question.class);
        for (Question question : Question.values()) {
            findings.put(question, Findings.of(this, question.id()));
        }
        int rows = survey(installation, held, findings.get(Question.ROWS));
        held.causes().forEach((cause, of) -> report(findings.get(cause.question()), cause, of));
        if (held.rowsOfOtherCauses() > 0) {
            findings.get(Question.ROWS)
                    .warning(
                            held.rowsOfOtherCauses() + " more rows would stay behind",
                            "correct the rows and values that are named, and run bin/p2c check again");
        }
        List<Finding> all = new ArrayList<>();
        findings.forEach(
                (question, of) ->
                        all.addAll(
                                of.orOk(
                                        question == Question.ROWS
                                                ? rows + " " + question.answer()
                                                : question.answer())));
        return all;
    }

    private int survey(Installation installation, HeldBack held, Findings unread) {
        Numbers numbers = new Numbers(held);
        int rows = 0;
        for (Mapping mapping : installation.mappings()) {
            if (isMapped(installation, mapping, unread)) {
                for (String company : companies(installation, mapping)) {
                    rows += survey(installation, mapping, company, held, numbers, unread);
                }
            }
        }
        return rows;
    }

    /** A company whose rows cannot be read hides none of the others. */
    private int survey(
            Installation installation,
            Mapping mapping,
            String company,
            HeldBack held,
            Numbers numbers,
            Findings unread) {
        try {
            Survey survey = new Survey(installation, mapping, company, held, numbers);
            if (!survey.read()) {
                unread.cannotBeSeen(
                        "only the first %s of %s in %s %s read"
                                .formatted(
                                        Counted.of(installation.mostRows(), "row"),
                                        mapping.source().entity(),
                                        company,
                                        Counted.form(installation.mostRows(), "was", "were")),
                        "raise p2c.check.rows to read more");
            }
            return survey.rows();
        } catch (ConfigurationException e) {
            unread.cannotBeSeen(e.getMessage(), Refusal.remedy(e, system));
            return 0;
        }
    }

    /** A mapping with names that its source does not have cannot be tried. */
    private boolean isMapped(Installation installation, Mapping mapping, Findings unread) {
        Connection source = installation.connection(mapping.source().connection());
        Connection target = installation.connection(mapping.target().connection());
        if (!mapping.source().connection().equals(system) || target == null) {
            return false;
        }
        boolean isWhole = MappingCheck.names(mapping, source).isEmpty();
        if (!isWhole) {
            unread.cannotBeSeen(
                    mapping.task() + " names what its source does not have; its rows were not read",
                    "see " + source.name() + ".names");
        }
        return isWhole;
    }

    /** Rows of an undivided set are those of every company; they are read once. */
    private static List<String> companies(Installation installation, Mapping mapping) {
        Connection source = installation.connection(mapping.source().connection());
        return source.isDivided(mapping.source().entity())
                ? installation.companies()
                : installation.companies().subList(0, 1);
    }

    private static void report(Findings findings, HeldBack.Cause cause, HeldBack.Rows rows) {
        findings.warning(
                "%s: %s, first %s"
                        .formatted(cause.text(), Counted.of(rows.count(), "row"), rows.first()),
                cause.remedy());
    }
}
