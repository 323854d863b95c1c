package dev.p2c.explain;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.p2c.mapping.MappedRow;
import dev.p2c.mapping.Mapping.Follows;
import dev.p2c.mapping.Requirement;
import dev.p2c.mapping.RuleExplanation;
import dev.p2c.state.Failure;
import dev.p2c.state.FailureKind;
import dev.p2c.state.LedgerEntry;
import dev.p2c.state.RowState;
import dev.p2c.state.State;
import dev.p2c.task.plan.LastAgreed;
import dev.p2c.task.plan.Plan;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Judges what became of a row that a pass of its company reads, as the pass itself would. */
final class Judgement {

    private final Plan plan;
    private final State state;
    private final String company;
    private final List<String> companies;
    private final String key;
    private final ObjectNode row;
    private final boolean known;
    private final Optional<LedgerEntry> entry;
    private final Optional<Failure> failure;

    /**
     * Reads what the state knows of the row.
     *
     * @param companies all companies, in the order of the settings
     */
    Judgement(Plan plan, State state, String company, List<String> companies, ObjectNode row) {
        this.plan = plan;
        this.state = state;
        this.company = company;
        this.companies = companies;
        this.row = row;
        this.key = plan.sourceKeys().text(row);
        this.known = state.knows(plan.task(), company);
        List<String> keys = List.of(key);
        this.entry =
                known
                        ? Optional.ofNullable(
                                state.ledger().find(plan.task(), company, keys).get(key))
                        : Optional.empty();
        this.failure =
                known
                        ? Optional.ofNullable(
                                state.failures().find(plan.task(), company, keys).get(key))
                        : Optional.empty();
    }

    String key() {
        return key;
    }

    Optional<Failure> failure() {
        return failure;
    }

    /** The verdict; {@code mapped} is empty for a row that the mapping refuses. */
    Verdict verdict(
            List<RuleExplanation> rules, Optional<MappedRow> mapped, Optional<Obstacle> obstacle) {
        NextPass next = NextPass.of(plan, state, known, company, key, row);
        return skipped(mapped)
                .or(() -> failure.map(stored -> failed(stored, next, obstacle)))
                .or(() -> mapped.flatMap(this::settled))
                .orElseGet(() -> pending(rules, mapped, next, obstacle));
    }

    private Optional<Verdict> skipped(Optional<MappedRow> mapped) {
        Optional<Requirement> unmet = plan.transformer().skip(row);
        if (unmet.isPresent()) {
            return Optional.of(skipped(unmet.get()));
        }
        boolean isWritten = entry.filter(LedgerEntry::isWritten).isPresent();
        Optional<String> onlyNew =
                isWritten || failure.isPresent()
                        ? Optional.empty()
                        : plan.transformer().skipNew(row);
        return onlyNew.or(() -> mapped.flatMap(m -> headerSkipped()))
                .map(reason -> Verdict.of(Outcome.SKIPPED, reason));
    }

    private Verdict skipped(Requirement unmet) {
        return Verdict.of(
                Outcome.SKIPPED,
                "%s: the task requires %s, and the row has %s (%s)"
                        .formatted(
                                unmet.reason(),
                                unmet.condition(),
                                row.path(unmet.column()),
                                unmet.place()));
    }

    private Optional<String> headerSkipped() {
        return plan.mapping()
                .source()
                .follows()
                .filter(Follows::skip)
                .filter(f -> state.knows(f.task(), company))
                .filter(
                        f -> {
                            String header = row.path(f.by()).asText();
                            return state.ledger()
                                    .skipped(f.task(), company, Set.of(header))
                                    .contains(header);
                        })
                .map(f -> f.reason() + " " + row.path(f.by()).asText());
    }

    private Verdict failed(Failure stored, NextPass next, Optional<Obstacle> obstacle) {
        String nextPass = NextPass.name(obstacle);
        List<String> notes = new ArrayList<>();
        boolean isEdited = !plan.triedVersion(row).equals(stored.sourceHash());
        boolean isRemapped = !plan.mapping().version().equals(stored.mappingVersion());
        if (isEdited && next.reads()) {
            notes.add("The source row has changed since: %s tries it".formatted(nextPass));
        } else if (isRemapped) {
            notes.add("The mapping has changed since: %s tries the row".formatted(nextPass));
        }
        return new Verdict(outcome(stored.kind()), stored.reason(), notes);
    }

    static Outcome outcome(FailureKind kind) {
        return switch (kind) {
            case REJECTED -> Outcome.REJECTED;
            case PARKED -> Outcome.PARKED;
            case CONFLICT -> Outcome.CONFLICT;
            case DELETED -> Outcome.DELETED;
        };
    }

    /** The verdict on a row that is not written again. */
    private Optional<Verdict> settled(MappedRow mapped) {
        Optional<String> once = plan.mapping().target().once();
        if (entry.filter(e -> e.isWrittenAs(mapped.hash())).isPresent()) {
            return verdict(Outcome.UNCHANGED, "the row was written with these values");
        }
        if (entry.filter(e -> isEcho(mapped, e)).isPresent()) {
            return verdict(
                    Outcome.UNCHANGED,
                    "the values are those that %s brought from %s"
                            .formatted(
                                    plan.twinTask().orElse("the opposite task"),
                                    plan.target().name()));
        }
        if (once.isPresent()
                && entry.filter(e -> e.isWritten() && e.state() != RowState.INCOMPLETE)
                        .isPresent()) {
            return verdict(Outcome.SKIPPED, "the row was created before, and " + once.get());
        }
        return otherCompany().flatMap(other -> verdict(Outcome.SKIPPED, other));
    }

    private static Optional<Verdict> verdict(Outcome outcome, String reason) {
        return Optional.of(Verdict.of(outcome, reason));
    }

    private boolean isEcho(MappedRow mapped, LedgerEntry of) {
        return of.state() == RowState.SEEDED
                && LastAgreed.read(of.base()).hadExactly(plan.values().ours(mapped, Set.of()));
    }

    /** Another company that has the row, where only one company may write it. */
    private Optional<String> otherCompany() {
        boolean isOnce = plan.mapping().target().once().isPresent();
        List<String> before =
                isOnce
                        ? companies.stream().filter(c -> !c.equals(company)).toList()
                        : plan.sharesTarget()
                                ? companies.subList(0, companies.indexOf(company))
                                : List.of();
        return before.stream()
                .filter(other -> state.knows(plan.task(), other))
                .filter(
                        other ->
                                state
                                        .ledger()
                                        .find(plan.task(), other, List.of(key))
                                        .values()
                                        .stream()
                                        .anyMatch(LedgerEntry::isWritten))
                .findFirst()
                .map(other -> "company " + other + " has the row");
    }

    private Verdict pending(
            List<RuleExplanation> rules,
            Optional<MappedRow> mapped,
            NextPass next,
            Optional<Obstacle> obstacle) {
        boolean isWritten = entry.filter(LedgerEntry::isWritten).isPresent();
        String refusals =
                rules.stream()
                        .filter(rule -> rule.refusal().isPresent())
                        .map(rule -> rule.rule().target() + ": " + rule.refusal().orElseThrow())
                        .collect(Collectors.joining("; "));
        if (next.reads()) {
            String what =
                    mapped.isEmpty()
                            ? "rejects it: " + refusals
                            : isWritten ? "updates it" : "brings it";
            return Verdict.of(
                    Outcome.NOT_READ_YET,
                    "%s; %s reads the row and %s%s"
                            .formatted(
                                    next.why(),
                                    NextPass.name(obstacle),
                                    what,
                                    obstacle.map(o -> ". No pass writes now: " + o.why())
                                            .orElse("")));
        }
        Verdict verdict =
                isWritten
                        ? Verdict.of(
                                Outcome.NOT_CHANGED,
                                "the mapping makes other values now than were written, but "
                                        + next.why())
                        : Verdict.of(Outcome.BEFORE_WATERMARK, "never brought: " + next.why());
        return mapped.isEmpty()
                ? verdict.with(List.of("It would be rejected: " + refusals))
                : verdict;
    }
}
