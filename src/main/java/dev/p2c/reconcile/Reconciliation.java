package dev.p2c.reconcile;

import dev.p2c.mapping.KeyText;
import dev.p2c.mapping.Mapping;
import dev.p2c.reconcile.Difference.FieldDifference;
import dev.p2c.state.State;
import dev.p2c.task.plan.Plan;
import dev.p2c.task.plan.Plans;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * Compares every row of a direction's tasks in both systems, headers before their lines. Reads what
 * the services hold, writes nothing, and takes no lease. For one thread; {@link #progress} may be
 * asked by others.
 */
public final class Reconciliation {

    private static final int MOST_LINES = 5;

    private final Plans plans;
    private final State state;
    private final List<String> companies;
    private final int pageSize;
    private final BooleanSupplier stopped;
    private final Headers headers = new Headers();
    private final Map<String, List<String>> lines = new HashMap<>();
    private final AtomicLong rows = new AtomicLong();
    private volatile String task = "";

    /**
     * @param companies all of them, in the order of the settings
     * @param stopped true ends the comparison; what was found until then is kept
     */
    public Reconciliation(
            Plans plans,
            State state,
            List<String> companies,
            int pageSize,
            BooleanSupplier stopped) {
        this.plans = plans;
        this.state = state;
        this.companies = List.copyOf(companies);
        this.pageSize = pageSize;
        this.stopped = stopped;
    }

    /** The rows read so far. */
    public Progress progress() {
        return new Progress(task, rows.get());
    }

    /**
     * Compares the tasks of one direction.
     *
     * @param tasks in their order
     * @param only the company whose rows count; empty for all
     * @param found gets each difference; those of documents come last, since their lines explain
     *     them
     */
    public List<Reconciled> compare(
            List<String> tasks, Optional<String> only, Consumer<Difference> found) {
        List<Reconciled> counts = new ArrayList<>();
        List<Difference> documents = new ArrayList<>();
        for (String name : tasks) {
            Plan plan = plans.current(name);
            for (List<String> together : partitions(plan, only)) {
                TaskComparison comparison =
                        comparison(
                                plan, together, each -> found(plan, each, only, documents, found));
                comparison.compare().stream()
                        .filter(count -> only.isEmpty() || only.get().equals(count.company()))
                        .forEach(counts::add);
            }
        }
        documents.stream().map(this::explained).forEach(found);
        return counts;
    }

    private TaskComparison comparison(
            Plan plan, List<String> together, Consumer<Difference> found) {
        task = plan.task();
        Systems systems = new Systems(plan, pageSize, stopped, rows::incrementAndGet);
        return new TaskComparison(plan, together, systems, headers, new KnownReasons(state), found);
    }

    private List<List<String>> partitions(Plan plan, Optional<String> only) {
        return plan.sharesTarget()
                ? List.of(companies)
                : companies.stream()
                        .filter(company -> only.isEmpty() || only.get().equals(company))
                        .map(List::of)
                        .toList();
    }

    private void found(
            Plan plan,
            Difference difference,
            Optional<String> only,
            List<Difference> documents,
            Consumer<Difference> found) {
        if (only.isPresent() && !only.get().equals(difference.company())) {
            return;
        }
        plan.mapping()
                .target()
                .document()
                .filter(document -> !difference.isByDesign())
                .ifPresent(document -> note(plan.mapping(), document, difference));
        boolean waitsForLines =
                !plan.lineTasks().isEmpty()
                        && difference.fields().stream().anyMatch(field -> field.why().isEmpty());
        if (waitsForLines) {
            documents.add(difference);
        } else {
            found.accept(difference);
        }
    }

    private void note(Mapping mapping, Mapping.Document document, Difference line) {
        List<String> fields =
                mapping.target().key().stream()
                        .filter(field -> !mapping.target().isCompany(field))
                        .toList();
        List<String> parts = KeyText.parts(line.key());
        int header = fields.indexOf(document.field());
        if (header >= parts.size()) {
            return;
        }
        List<String> rest = new ArrayList<>(parts);
        String number = rest.remove(header);
        List<String> texts =
                lines.computeIfAbsent(
                        name(document.headers(), line.company(), number),
                        unused -> new ArrayList<>());
        if (texts.size() < MOST_LINES) {
            texts.add("line " + String.join("|", rest) + " is " + line.kind().word());
        }
    }

    private static String name(String headerTask, String company, String key) {
        return headerTask + "\n" + company + "\n" + Keys.form(key);
    }

    /** Explains amounts of a document by its lines that differ. */
    private Difference explained(Difference header) {
        List<String> texts = lines.get(name(header.task(), header.company(), header.key()));
        if (texts == null) {
            return header;
        }
        String why = String.join(", ", texts);
        List<FieldDifference> fields =
                header.fields().stream()
                        .map(
                                field ->
                                        field.why().isEmpty()
                                                        && Amounts.difference(field).isPresent()
                                                ? field.because(why)
                                                : field)
                        .toList();
        return header.with(fields);
    }
}
