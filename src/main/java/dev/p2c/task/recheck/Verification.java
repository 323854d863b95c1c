package dev.p2c.task.recheck;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.p2c.odata.model.Model.EntityType;
import dev.p2c.odata.model.Page;
import dev.p2c.odata.model.Query;
import dev.p2c.run.CompanyRun;
import dev.p2c.state.BatchOutcome;
import dev.p2c.state.LedgerEntry;
import dev.p2c.state.State;
import dev.p2c.task.batch.SeenKeys;
import dev.p2c.task.plan.Plan;
import dev.p2c.task.plan.ReadRow;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Holds the ledger against the target: keys and etags of all its rows. What is gone from there is
 * forgotten and will be written again; what has another etag than we left will be compared.
 */
public final class Verification {

    private static final Logger LOG = LoggerFactory.getLogger(Verification.class);
    private static final int PAGE = 5000;
    private static final int CHUNK = 5000;

    private final State state;

    public Verification(State state) {
        this.state = state;
    }

    void verify(CompanyRun run, Plan plan) {
        if (state.ledger().count(plan.task(), run.company()) == 0) {
            return;
        }
        SeenKeys rows = new SeenKeys();
        SeenKeys versions = new SeenKeys();
        EntityType type = plan.targetType();
        Iterator<Page> pages = plan.target().read(query(run, plan));
        while (pages.hasNext()) {
            for (ObjectNode row : pages.next().rows()) {
                for (String name : names(plan, type, row)) {
                    rows.see(name);
                    versions.see(version(name, ReadRow.etag(row)));
                }
            }
        }
        new Check(run, plan, rows, versions).run();
    }

    /**
     * For a ledger that knows nothing of rows that are there, of a lost state or an import: they
     * are compared instead of being created in vain.
     *
     * @return how many
     */
    long discover(CompanyRun run, Plan plan) {
        EntityType type = plan.targetType();
        if (!plan.mapping().target().key().containsAll(type.key())) {
            return 0;
        }
        long found = 0;
        Iterator<Page> pages = plan.target().read(query(run, plan));
        while (pages.hasNext()) {
            List<LedgerEntry> entries =
                    pages.next().rows().stream().map(row -> found(run, plan, row)).toList();
            found += entries.size();
            state.commit(
                    BatchOutcome.of(plan.task(), run.company(), run.run().id())
                            .withWritten(entries));
        }
        return found;
    }

    /** What is only ever created counts as written; other rows are compared before they do. */
    private static LedgerEntry found(CompanyRun run, Plan plan, ObjectNode row) {
        boolean once = plan.mapping().target().once().isPresent();
        String key = plan.targetKeys().text(row);
        return once
                ? LedgerEntry.unsure(plan.task(), run.company(), key)
                : LedgerEntry.found(plan.task(), run.company(), key);
    }

    private static Query query(CompanyRun run, Plan plan) {
        EntityType type = plan.targetType();
        Set<String> columns = new LinkedHashSet<>(type.key());
        plan.mapping().target().key().forEach(field -> columns.add(type.column(field)));
        boolean divided = plan.target().isDivided(type.set());
        return Query.of(type.set())
                .withSelect(columns)
                .withOrderBy(type.key())
                .withCompany(Optional.of(run.company()).filter(company -> divided))
                .withPageSize(PAGE);
    }

    /** A row is known by its id, or by its integration key. */
    private static List<String> names(Plan plan, EntityType type, ObjectNode row) {
        List<String> names = new ArrayList<>();
        if (type.key().size() == 1) {
            names.add(folded(row.path(type.key().get(0)).asText()));
        }
        names.add(
                plan.mapping().target().key().stream()
                        .map(field -> folded(row.path(type.column(field)).asText()))
                        .collect(Collectors.joining("\n")));
        return names;
    }

    private static String name(Plan plan, LedgerEntry entry) {
        if (entry.targetId() != null && !entry.targetId().isEmpty()) {
            return folded(entry.targetId());
        }
        Map<String, JsonNode> key = plan.targetKeys().fields(entry.key(), entry.company());
        return key.values().stream()
                .map(value -> folded(value.asText()))
                .collect(Collectors.joining("\n"));
    }

    private static String folded(String text) {
        return text.toLowerCase(Locale.ROOT);
    }

    private static String version(String name, String etag) {
        return name + "\n\n" + etag;
    }

    /** The ledger, entry by entry, against what was seen. */
    private final class Check {

        private final CompanyRun run;
        private final Plan plan;
        private final SeenKeys rows;
        private final SeenKeys versions;
        private final List<String> missing = new ArrayList<>();
        private final List<String> changed = new ArrayList<>();
        private int missed;
        private int differed;

        private Check(CompanyRun run, Plan plan, SeenKeys rows, SeenKeys versions) {
            this.run = run;
            this.plan = plan;
            this.rows = rows;
            this.versions = versions;
        }

        private void run() {
            state.ledgerScan().written(plan.task(), run.company(), this::check);
            store();
            LOG.info(
                    "{}: {} rows that we wrote are gone from {}, {} have changed there",
                    run.label(plan.task()),
                    missed,
                    plan.target().name(),
                    differed);
        }

        private void check(LedgerEntry entry) {
            String name = name(plan, entry);
            if (!rows.has(name)) {
                missing.add(entry.key());
            } else if (entry.targetEtag() == null
                    || !versions.has(version(name, entry.targetEtag()))) {
                changed.add(entry.key());
            }
            if (missing.size() + changed.size() >= CHUNK) {
                store();
            }
        }

        private void store() {
            state.ledgerMarks().remove(plan.task(), run.company(), missing);
            state.ledgerMarks().unsure(plan.task(), run.company(), changed);
            missed += missing.size();
            differed += changed.size();
            missing.clear();
            changed.clear();
        }
    }
}
