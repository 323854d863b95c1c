package dev.p2c.reconcile;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.p2c.reconcile.Difference.Kind;
import dev.p2c.reconcile.SourceRows.Hashed;
import dev.p2c.reconcile.SourceRows.Judged;
import dev.p2c.reconcile.SourceRows.Rejected;
import dev.p2c.reconcile.SourceRows.Skipped;
import dev.p2c.task.batch.SeenKeys;
import dev.p2c.task.plan.Plan;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.LongStream;

/**
 * Compares all rows of a task: reads both systems once and compares hashes, then reads again the
 * rows that differ. For one use.
 */
final class TaskComparison {

    private final Plan plan;
    private final List<String> companies;
    private final Systems systems;
    private final Headers headers;
    private final ComparedFields fields;
    private final SourceRows rows;
    private final Details details;
    private final Consumer<Difference> found;
    private final SourceTable table = new SourceTable();
    private final SeenKeys skipped = new SeenKeys();
    private final SeenKeys ofOtherTasks = new SeenKeys();
    private final Map<String, Refused> refused = new HashMap<>();
    private final FieldLists fieldLists = new FieldLists();
    private final List<Integer> suspects = new ArrayList<>();
    private final List<String> extra = new ArrayList<>();
    private final Map<String, Tally> tallies = new HashMap<>();

    /** A source row that the mapping rejects. */
    private record Refused(String company, String key, String reason, boolean[] isInTarget) {}

    /**
     * @param companies one, or all of them where they share the rows of the target
     * @param found gets each difference
     */
    TaskComparison(
            Plan plan,
            List<String> companies,
            Systems systems,
            Headers headers,
            Details.Reasons reasons,
            Consumer<Difference> found) {
        this.plan = plan;
        this.companies = List.copyOf(companies);
        this.systems = systems;
        this.headers = headers;
        this.fields = new ComparedFields(plan);
        this.rows = new SourceRows(plan, fields);
        this.details = new Details(plan, fields, headers, reasons);
        this.found = found;
        companies.forEach(company -> tallies.put(company, new Tally(plan.task(), company)));
    }

    /** Compares, and returns what was found by company. */
    List<Reconciled> compare() {
        try (TargetReading target = new TargetReading(plan, systems, fields, fieldLists)) {
            companies.forEach(company -> readSource(company, target));
            target.begin(companies.get(0));
            TargetTable theirs = target.rows();
            for (int row = 0; row < theirs.size(); row++) {
                target(theirs.get(row));
            }
        }
        details.of(table, unsettled(), this::report);
        refused.values().forEach(this::report);
        details.ofExtra(companies, extra, this::report);
        return companies.stream().map(company -> tallies.get(company).total()).toList();
    }

    private void readSource(String company, TargetReading target) {
        systems.source(
                company,
                row -> rows.judged(company, row),
                judged -> {
                    source(company, judged);
                    if (table.size() >= systems.pageSize()) { // most field lists are known
                        target.begin(companies.get(0));
                    }
                });
        for (Plan other : plan.sharing()) {
            systems.keysOf(other, company, row -> otherKey(other, row), ofOtherTasks::see);
        }
    }

    private static String otherKey(Plan other, ObjectNode row) {
        return Keys.form(other.sourceKeys().text(row));
    }

    private void source(String company, Judged judged) {
        if (judged instanceof Skipped row) {
            skip(company, row.key());
        } else if (judged instanceof Rejected row) {
            refused.put(
                    Keys.form(row.key()),
                    new Refused(company, row.key(), row.reason(), new boolean[1]));
        } else if (judged instanceof Hashed row) {
            boolean isWithoutHeader =
                    row.header()
                            .filter(key -> headers.isSkipped(plan.mapping(), company, key))
                            .isPresent();
            if (isWithoutHeader || isOfEarlierCompany(company, row.key())) {
                skip(company, row.key());
            } else {
                add(company, row);
            }
        }
    }

    private void skip(String company, String key) {
        skipped.see(Keys.form(key));
        headers.skipped(plan.task(), company, key);
        tallies.get(company).skipped++;
    }

    /** A row that several companies have belongs to the first of them. */
    private boolean isOfEarlierCompany(String company, String key) {
        boolean[] isEarlier = new boolean[1];
        if (companies.indexOf(company) > 0) {
            table.forEach(
                    Keys.form(key),
                    entry -> isEarlier[0] |= !Details.company(table.text(entry)).equals(company));
        }
        return isEarlier[0];
    }

    private void add(String company, Hashed row) {
        fieldLists.add(row.names());
        table.add(Keys.form(row.key()), row.hash(), Details.text(company, row.own()));
        tallies.get(company).compared++;
    }

    private void target(TargetTable.Row row) {
        String key = Keys.form(row.key());
        List<Integer> entries = new ArrayList<>(1);
        table.forEach(key, entries::add);
        if (!entries.isEmpty()) {
            entries.forEach(table::found);
            if (entries.stream().noneMatch(entry -> isEqual(entry, row))) {
                suspects.add(entries.get(0));
            }
        } else if (refused.containsKey(key)) {
            refused.get(key).isInTarget()[0] = true;
        } else if (!skipped.has(key) && !ofOtherTasks.has(key)) {
            onlyInTarget(row);
        }
    }

    private boolean isEqual(int entry, TargetTable.Row row) {
        return LongStream.of(row.hashes()).anyMatch(hash -> hash == table.value(entry));
    }

    /** A row that the opposite task brings to the source is compared there. */
    private void onlyInTarget(TargetTable.Row row) {
        if (row.isOwn()) {
            tallies.get(companies.get(0)).own++;
        } else if (plan.twinTask().isEmpty() && !row.isDeactivated()) {
            extra.add(row.key());
        }
    }

    private List<Integer> unsettled() {
        List<Integer> entries = new ArrayList<>(suspects);
        for (int entry = 0; entry < table.size(); entry++) {
            if (!table.isFound(entry)) {
                entries.add(entry);
            }
        }
        return entries;
    }

    private void report(Refused row) {
        report(
                Difference.without(
                        plan.task(),
                        row.company(),
                        row.key(),
                        row.isInTarget()[0] ? Kind.DIFFERENT : Kind.MISSING,
                        row.reason()));
        tallies.get(row.company()).compared++;
    }

    private void report(Difference difference) {
        if (difference.kind() == Kind.MISSING) {
            headers.missing(plan.task(), difference.company(), difference.key());
        }
        tallies.get(difference.company()).count(difference);
        found.accept(difference);
    }
}
