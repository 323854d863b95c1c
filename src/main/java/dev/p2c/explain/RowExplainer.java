package dev.p2c.explain;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.p2c.error.RejectedRowException;
import dev.p2c.mapping.MappedRow;
import dev.p2c.mapping.RuleExplanation;
import dev.p2c.state.Failure;
import dev.p2c.state.LedgerEntry;
import dev.p2c.state.RowEdit;
import dev.p2c.state.State;
import dev.p2c.state.Write;
import dev.p2c.task.batch.EditedRows;
import dev.p2c.task.plan.Plan;
import dev.p2c.task.plan.Plans;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** Explains rows of all tasks, also rows that no pass has ever seen. Thread-safe. */
public final class RowExplainer {

    private final Plans plans;
    private final State state;
    private final List<String> companies;
    private final boolean suggests;
    private final Obstacles obstacles;

    /**
     * @param companies all companies, in the order of the settings
     * @param suggests whether keys like an unknown one are looked for among the rows of the source
     * @param directions the direction of a task; empty for a task that no direction runs
     */
    public RowExplainer(
            Plans plans,
            State state,
            List<String> companies,
            boolean suggests,
            Function<String, Optional<RunBy>> directions) {
        this.plans = plans;
        this.state = state;
        this.companies = List.copyOf(companies);
        this.suggests = suggests;
        this.obstacles = new Obstacles(state, directions);
    }

    /**
     * Explains the row of an integration key.
     *
     * @param company empty to take the first company that has the row
     * @throws dev.p2c.error.ConfigurationException if there is no such task
     */
    public Explanation explain(String task, String key, Optional<String> company) {
        Plan plan = plans.current(task);
        SourceSearch search = new SourceSearch(plan, key);
        if (!search.hasKeyForm()) {
            return Explanation.without(task, company.orElse(""), key, wrongForm(plan, search));
        }
        List<String> asked = company.map(List::of).orElse(companies);
        for (String each : asked) {
            List<ObjectNode> rows = search.inPass(each);
            if (!rows.isEmpty()) {
                return found(plan, search, each, rows);
            }
        }
        return asked.stream()
                .flatMap(each -> leftOut(plan, search, each).stream())
                .findFirst()
                .or(() -> stored(plan, key, asked))
                .orElseGet(() -> outside(plan, search, key, asked));
    }

    private static Verdict wrongForm(Plan plan, SourceSearch search) {
        String fields = String.join("|", plan.targetKeys().names());
        return Verdict.of(
                Outcome.NO_SUCH_ROW,
                "a key of this task has %d parts, joined by |: %s"
                        .formatted(search.parts(), fields));
    }

    private Explanation found(
            Plan plan, SourceSearch search, String company, List<ObjectNode> rows) {
        Namesakes namesakes = Namesakes.of(plan, company, rows);
        ObjectNode row = namesakes.chosen();
        EditedRows edits = EditedRows.of(state, plan, company);
        ObjectNode edited = edits.over(row);
        Judgement judgement = new Judgement(plan, state, company, companies, row);
        List<RuleExplanation> rules = plan.transformer().explain(edited, company);
        Optional<MappedRow> mapped = mapped(plan, edited, company);
        Optional<Obstacle> obstacle = obstacles.toWriting(plan, company);
        Verdict verdict =
                namesakes.verdict().orElseGet(() -> judgement.verdict(rules, mapped, obstacle));
        TargetSide target = target(plan, company, judgement.key());
        List<ExplainedField> fields = target.fields(rules, mapped);
        return new Explanation(
                plan.task(),
                company,
                judgement.key(),
                verdict.with(namesakes.notes())
                        .with(edits.find(row).map(RowExplainer::edited).stream().toList())
                        .with(
                                new TargetNotes(plan, state.history())
                                        .of(company, judgement.key(), verdict, target, fields))
                        .with(waiting(plan, company, judgement, obstacle))
                        .with(Obstacles.notes(verdict.outcome(), obstacle))
                        .with(alsoIn(search, company)),
                plan.sourceKeys().label(row),
                Optional.of(row),
                fields,
                judgement.failure());
    }

    private static String edited(RowEdit edit) {
        return "values edited by %s at %s, until the row changes: %s"
                .formatted(edit.by(), edit.at(), edit.fields());
    }

    private List<String> waiting(
            Plan plan, String company, Judgement judgement, Optional<Obstacle> obstacle) {
        return judgement
                .failure()
                .map(failure -> new Waiting(plans, plan, company, obstacle).notes(failure))
                .orElse(List.of());
    }

    private static Optional<MappedRow> mapped(Plan plan, ObjectNode row, String company) {
        try {
            return Optional.of(plan.transformer().apply(row, company));
        } catch (RejectedRowException refused) {
            return Optional.empty();
        }
    }

    private static TargetSide target(Plan plan, String company, String key) {
        return key.startsWith("?") ? TargetSide.unknown(plan) : TargetSide.read(plan, company, key);
    }

    private List<String> alsoIn(SourceSearch search, String company) {
        return companies.stream()
                .filter(other -> !other.equals(company))
                .filter(other -> search.isDivided() && !search.inPass(other).isEmpty())
                .map(
                        other ->
                                "Company "
                                        + other
                                        + " has a row of this key, too: --company "
                                        + other)
                .toList();
    }

    /** A row of the company that the filter leaves out. */
    private Optional<Explanation> leftOut(Plan plan, SourceSearch search, String company) {
        return search.ofCompany(company).stream()
                .findFirst()
                .map(
                        row -> {
                            List<String> unmet = new FilterConditions(plan).unmet(row);
                            Verdict verdict =
                                    Verdict.of(
                                            Outcome.NOT_IN_FILTER,
                                            unmet.isEmpty()
                                                    ? "the filter of the task leaves the row out"
                                                    : "the row does not meet "
                                                            + String.join("; nor ", unmet));
                            return outOfPass(plan, company, row, verdict);
                        });
    }

    /** An explanation with rules and target of a row that no pass of the company reads. */
    private Explanation outOfPass(Plan plan, String company, ObjectNode row, Verdict verdict) {
        String rowKey = plan.sourceKeys().text(row);
        List<RuleExplanation> rules = plan.transformer().explain(row, company);
        TargetSide target = target(plan, company, rowKey);
        return new Explanation(
                plan.task(),
                company,
                rowKey,
                verdict.with(
                                target.isThere()
                                        ? List.of(plan.target().name() + " has a row of this key")
                                        : List.of())
                        .with(wentAcross(plan, company, rowKey)),
                plan.sourceKeys().label(row),
                Optional.of(row),
                target.fields(rules, mapped(plan, row, company)),
                new Judgement(plan, state, company, companies, row).failure());
    }

    /** A row that no pass reads now may have been written while one did. */
    private List<String> wentAcross(Plan plan, String company, String key) {
        if (!isWritten(plan, company, key)) {
            return List.of();
        }
        Optional<Write> last =
                state.history().ofRow(plan.task(), Optional.of(company), key, 1).stream()
                        .findFirst();
        return List.of(
                "the row went across before"
                        + last.map(
                                        write ->
                                                ": run %d %s it at %s"
                                                        .formatted(
                                                                write.run(),
                                                                write.outcome().word(),
                                                                write.at()
                                                                        .truncatedTo(
                                                                                ChronoUnit
                                                                                        .SECONDS)))
                                .orElse(""));
    }

    private boolean isWritten(Plan plan, String company, String key) {
        return state.ledger().find(plan.task(), company, List.of(key)).values().stream()
                .anyMatch(LedgerEntry::isWritten);
    }

    /** A row that the state knows and the source no longer has. */
    private Optional<Explanation> stored(Plan plan, String key, List<String> asked) {
        return asked.stream()
                .filter(company -> state.knows(plan.task(), company))
                .flatMap(company -> stored(plan, key, company))
                .findFirst();
    }

    private Stream<Explanation> stored(Plan plan, String key, String company) {
        Optional<Failure> failure =
                Optional.ofNullable(
                        state.failures().find(plan.task(), company, List.of(key)).get(key));
        if (failure.isEmpty() && !isWritten(plan, company, key)) {
            return Stream.empty();
        }
        boolean isThere = target(plan, company, key).isThere();
        Optional<Obstacle> obstacle =
                isThere ? obstacles.toRemoving(plan, company) : Optional.empty();
        Verdict verdict =
                failure.map(f -> Verdict.of(Judgement.outcome(f.kind()), f.reason()))
                        .orElseGet(() -> deleted(plan, obstacle));
        List<String> notes =
                isThere ? List.of(plan.target().name() + " still has the row") : List.of();
        return Stream.of(
                new Explanation(
                        plan.task(),
                        company,
                        key,
                        verdict.with(notes).with(Obstacles.notes(verdict.outcome(), obstacle)),
                        "",
                        Optional.empty(),
                        List.of(),
                        failure));
    }

    private static Verdict deleted(Plan plan, Optional<Obstacle> obstacle) {
        return Verdict.of(
                Outcome.DELETED,
                "the row was written before, and %s has no row of this key now: it was deleted or has another key%s"
                        .formatted(
                                plan.source().name(),
                                obstacle.map(o -> ". No pass removes it now: " + o.why())
                                        .orElse("")));
    }

    private Explanation outside(Plan plan, SourceSearch search, String key, List<String> asked) {
        for (String other : companies) {
            List<ObjectNode> rows = asked.contains(other) ? List.of() : search.ofCompany(other);
            if (!rows.isEmpty()) {
                Verdict verdict =
                        Verdict.of(
                                Outcome.OTHER_COMPANY,
                                "the row belongs to company %s, not to %s"
                                        .formatted(other, String.join(", ", asked)));
                return outOfPass(plan, other, rows.get(0), verdict);
            }
        }
        Optional<ObjectNode> unowned = search.anywhere(asked.get(0)).stream().findFirst();
        if (unowned.isPresent()) {
            return outOfPass(plan, "", unowned.get(), unowned(plan, unowned.get()));
        }
        return Explanation.without(
                plan.task(), "", key, new Absence(plans, plan, search, suggests).of(key, asked));
    }

    private Verdict unowned(Plan plan, ObjectNode row) {
        String owner =
                plan.source()
                        .dialect()
                        .companyColumn()
                        .map(column -> row.path(column))
                        .filter(JsonNode::isTextual)
                        .map(name -> "company " + name.asText())
                        .orElse("another business unit");
        return Verdict.of(
                Outcome.OTHER_COMPANY,
                "the row belongs to %s, which is none of the companies of the settings (%s)"
                        .formatted(owner, String.join(", ", companies)));
    }
}
