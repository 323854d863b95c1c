package dev.p2c.check.finance;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.p2c.check.Finding;
import dev.p2c.check.Findings;
import dev.p2c.check.Installation;
import dev.p2c.check.RowScan;
import dev.p2c.mapping.FieldUse;
import dev.p2c.odata.Connection;
import dev.p2c.odata.model.Model.EntityType;
import dev.p2c.odata.model.Query;
import dev.p2c.text.Counted;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Whether each line of quotations, orders and invoices has a creation number of its own. Lines that
 * are older than the field have none until a batch job has run (Prospect to cash, system
 * requirements for 1611).
 */
final class LineNumberCheck implements FinanceCheck {

    private static final String NUMBER = "LineCreationSequenceNumber";
    private static final String REMEDY =
            "open Finance with &mi=action:SalesPopulateProspectToCash at the end of its address"
                    + " (https://<your environment>/?cmp=%s&mi=action:SalesPopulateProspectToCash),"
                    + " press OK and let the batch job number the lines";

    @Override
    public String id() {
        return FinanceChecks.SYSTEM + ".line-numbers";
    }

    @Override
    public boolean isCheap() {
        return false;
    }

    @Override
    public List<Finding> run(Installation installation) {
        Connection finance = installation.connection(FinanceChecks.SYSTEM);
        Findings findings = Findings.of(this);
        Set<String> sets = sets(installation, finance);
        for (String company : installation.companies()) {
            for (String set : sets) {
                Query query = FinanceReads.of(finance, set, company);
                long empty = finance.count(query.and(NUMBER + " eq 0"));
                if (empty > 0) {
                    findings.missing(
                            "%s of %s in %s %s no %s"
                                    .formatted(
                                            Counted.of(empty, "line"),
                                            set,
                                            company,
                                            Counted.form(empty, "has", "have"),
                                            NUMBER),
                            REMEDY.formatted(company));
                } else {
                    unique(findings, finance, query, installation.mostRows());
                }
            }
        }
        return findings.orOk("the lines have numbers: " + String.join(", ", sets));
    }

    /** The sets of the mappings whose lines have creation numbers. */
    private static Set<String> sets(Installation installation, Connection finance) {
        return installation.mappings().stream()
                .flatMap(mapping -> mapping.uses().stream())
                .filter(use -> use.connection().equals(FinanceChecks.SYSTEM))
                .map(FieldUse::entity)
                .filter(
                        set ->
                                finance.model()
                                        .entity(set)
                                        .filter(type -> type.properties().containsKey(NUMBER))
                                        .isPresent())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private void unique(Findings findings, Connection finance, Query query, int most) {
        EntityType type = finance.model().entity(query.entitySet()).orElseThrow();
        KeyRun run = new KeyRun(type.key());
        Query keys = query.withSelect(type.key()).withOrderBy(type.key());
        boolean all = RowScan.each(finance, keys, most, run::next);
        if (run.repeated > 0) {
            findings.missing(
                    "%s of %s %s %s with another line, first %s"
                            .formatted(
                                    Counted.of(run.repeated, "line"),
                                    query.entitySet(),
                                    Counted.form(run.repeated, "shares its", "share their"),
                                    NUMBER,
                                    run.first),
                    REMEDY.formatted(query.company().orElse("")));
        } else if (!all) {
            findings.cannotBeSeen(
                    "the first %s of %s %s different numbers; more were not read"
                            .formatted(
                                    Counted.of(most, "line"),
                                    query.entitySet(),
                                    Counted.form(most, "has", "have")),
                    "raise p2c.check.rows to read more");
        }
    }

    /** Counts the rows that have the key of the row before. */
    private static final class KeyRun {

        private final List<String> key;
        private String last = "";
        private String first = "";
        private int repeated;

        KeyRun(List<String> key) {
            this.key = key;
        }

        void next(ObjectNode row) {
            String now =
                    key.stream()
                            .map(column -> row.path(column).asText())
                            .collect(Collectors.joining("|"));
            if (now.equals(last)) {
                repeated++;
                first = first.isEmpty() ? now : first;
            }
            last = now;
        }
    }
}
