package dev.p2c.odata.write;

import com.fasterxml.jackson.databind.JsonNode;
import dev.p2c.error.SyncException;
import dev.p2c.odata.dialect.Dialect;
import dev.p2c.odata.dialect.Operation;
import dev.p2c.odata.dialect.OperationAnswer;
import dev.p2c.odata.dialect.Verdict;
import dev.p2c.odata.dialect.WriteResult;
import dev.p2c.odata.dialect.WriteRules;
import dev.p2c.odata.dialect.WriteStep;
import dev.p2c.odata.model.Model;
import dev.p2c.odata.transport.RequestTooLargeException;
import dev.p2c.odata.transport.RetryBudget;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Writes rows in rounds of one {@code $batch} until each row has its result. A change set that
 * fails is split into halves until each row at fault is alone; all halves of one round go into one
 * request. For one use; not thread-safe.
 */
final class BatchRun {

    /** Single operations in vain after which the rows are not the reason. */
    private static final int SURE = 3;

    private final BatchSender sender;
    private final Dialect dialect;
    private final WriteRules rules;
    private final Model.EntityType type;
    private final RetryBudget budget;
    private Map<String, JsonNode> ownerFields = Map.of();
    private Map<Map<String, JsonNode>, WriteResult> refused = Map.of();
    private WriteResult[] results = {};

    /** By row: the part that is written while a later step of the row is not done. */
    private final Map<Integer, WriteResult.Written> halves = new HashMap<>();

    private final List<Map<String, JsonNode>> keys = new ArrayList<>();
    private boolean isAnswered;

    /** Refused requests of a single operation. */
    private int refusedWhole;

    private NextRound next = new NextRound();

    private BatchRun(BatchSender sender, WriteRules rules, Model.EntityType type) {
        this.sender = sender;
        this.dialect = sender.dialect();
        this.rules = rules;
        this.type = type;
        this.budget = sender.retryBudget(type);
    }

    static BatchRun of(BatchSender sender, WriteRules rules, Model.EntityType type) {
        return new BatchRun(sender, rules, type);
    }

    /**
     * Adds fields to each new row.
     *
     * @param fields of the owner
     */
    BatchRun withOwner(Map<String, JsonNode> fields) {
        ownerFields = fields;
        return this;
    }

    /**
     * Sets the rows that are refused without being sent.
     *
     * @param byKey results by integration key
     */
    BatchRun withRefused(Map<Map<String, JsonNode>, WriteResult> byKey) {
        refused = byKey;
        return this;
    }

    /**
     * Returns one result for each step of the plan, in order. After an error, rows that were
     * written before keep their results, so that they can be recorded.
     *
     * @throws SyncException the error, if no row was written
     */
    List<WriteResult> write(List<WriteStep> plan) {
        results = new WriteResult[plan.size()];
        try {
            writeRounds(groups(first(plan)));
        } catch (SyncException e) {
            if (halves.isEmpty() && Arrays.stream(results).noneMatch(BatchRun::isWritten)) {
                throw e;
            }
            WriteResult none = new WriteResult.Unanswered(e);
            Arrays.setAll(results, row -> isWritten(results[row]) ? results[row] : none);
        }
        halves.forEach((row, half) -> results[row] = withHalf(results[row], half));
        return Arrays.asList(results);
    }

    private static WriteResult withHalf(WriteResult result, WriteResult.Written half) {
        return isWritten(result) ? result : new WriteResult.Half(half, result);
    }

    private static boolean isWritten(WriteResult result) {
        return result instanceof WriteResult.Written;
    }

    private void writeRounds(List<List<RowOperation>> operations) {
        List<List<RowOperation>> pending = operations;
        while (!pending.isEmpty()) {
            next = new NextRound();
            answered(pending, send(pending));
            pending = next.groups();
            if (!next.busyAnswer().isEmpty()) {
                sender.waitForRetry(budget, next.longestWait(), next.busyAnswer());
            }
        }
        if (refusedWhole > 0 && !isAnswered) {
            sender.probe(type);
        }
        sender.access().judge(sender, type, keys, Arrays.asList(results));
    }

    private void answered(List<List<RowOperation>> sent, List<List<OperationAnswer>> answers) {
        SyncException first = null;
        for (int i = 0; i < answers.size(); i++) {
            try {
                groupAnswered(sent.get(i), answers.get(i));
            } catch (SyncException e) {
                first = first == null ? e : first;
            }
        }
        if (first != null) {
            throw first;
        }
        next.addAll(sent.subList(answers.size(), sent.size()));
    }

    private List<RowOperation> first(List<WriteStep> plan) {
        List<RowOperation> operations = new ArrayList<>();
        for (int row = 0; row < plan.size(); row++) {
            follow(row, plan.get(row)).filter(this::isSent).ifPresent(operations::add);
        }
        return operations;
    }

    private boolean isSent(RowOperation operation) {
        Map<String, JsonNode> key = operation.operation().row().key();
        results[operation.row()] = refused.get(key);
        boolean isSent = results[operation.row()] == null;
        if (isSent) {
            keys.add(key);
        }
        return isSent;
    }

    private List<List<RowOperation>> groups(List<RowOperation> operations) {
        return sender.sendsChangeSets() && !operations.isEmpty()
                ? List.of(operations)
                : operations.stream().map(List::of).toList();
    }

    /**
     * Sends the groups, in halves where the service does not accept one request with all of them.
     */
    private List<List<OperationAnswer>> send(List<List<RowOperation>> groups) {
        try {
            List<List<OperationAnswer>> answers =
                    sender.send(type, groups.stream().map(BatchRun::operations).toList());
            isAnswered = true;
            return answers;
        } catch (RequestTooLargeException e) {
            return inHalves(groups, e);
        }
    }

    private List<List<OperationAnswer>> inHalves(
            List<List<RowOperation>> groups, RequestTooLargeException tooLarge) {
        if (groups.size() == 1) {
            tooLarge(groups.get(0), tooLarge);
            return List.of(List.of());
        }
        int half = groups.size() / 2;
        List<List<OperationAnswer>> answers = new ArrayList<>(send(groups.subList(0, half)));
        if (answers.size() == half) {
            answers.addAll(send(groups.subList(half, groups.size())));
        }
        // Where a single operation was refused as well, the size is not the reason.
        if (refusedWhole == 0) {
            sender.tooMuch(type, groups.stream().mapToInt(List::size).sum());
        }
        return answers;
    }

    private void tooLarge(List<RowOperation> group, RequestTooLargeException tooLarge) {
        if (group.size() > 1) {
            next.halve(group);
            sender.tooMuch(type, group.size());
            return;
        }
        refusedWhole++;
        if (refusedWhole == SURE && !isAnswered) {
            throw tooLarge.asConfiguration();
        }
        results[group.get(0).row()] =
                new WriteResult.Refused(
                        tooLarge.status(), "", Optional.empty(), tooLarge.getMessage());
    }

    private static List<Operation> operations(List<RowOperation> group) {
        return group.stream().map(RowOperation::operation).toList();
    }

    /**
     * @param answers one for each operation; a single one for a change set that failed; none where
     *     the group was too large
     */
    private void groupAnswered(List<RowOperation> group, List<OperationAnswer> answers) {
        if (answers.size() == group.size()) {
            for (int i = 0; i < group.size(); i++) {
                operationAnswered(group.get(i), JudgedAnswer.of(answers.get(i), dialect));
            }
        } else if (!answers.isEmpty()) {
            setFailed(group, JudgedAnswer.of(answers.get(0), dialect));
        }
    }

    /** Handles a failed change set, of which the service did no operation. */
    private void setFailed(List<RowOperation> set, JudgedAnswer judged) {
        switch (judged.verdict()) {
            case DONE, REFUSED -> next.halve(set);
            case CONTENDED -> {
                if (budget.isSpent()) {
                    next.halve(set);
                } else {
                    retry(set, judged);
                }
            }
            case RETRY -> retry(set, judged);
            default -> throw broken(judged);
        }
    }

    private void operationAnswered(RowOperation sent, JudgedAnswer judged) {
        Operation operation = sent.operation();
        switch (judged.verdict()) {
            case DONE ->
                    follow(sent.row(), rules.answered(operation, judged.answer()))
                            .ifPresent(next::add);
            case RETRY -> retry(List.of(sent), judged);
            case CONTENDED -> {
                if (budget.isSpent()) {
                    results[sent.row()] = judged.refusal(operation, dialect);
                } else {
                    retry(List.of(sent), judged);
                }
            }
            case REFUSED ->
                    follow(sent.row(), rules.refused(operation, judged.refusal(operation, dialect)))
                            .ifPresent(next::add);
            default -> throw broken(judged);
        }
    }

    private void retry(List<RowOperation> group, JudgedAnswer judged) {
        next.retry(group, sender.retryAfter(judged.answer()), judged.shown());
    }

    private SyncException broken(JudgedAnswer judged) {
        return judged.verdict() == Verdict.CONFIGURATION
                ? sender.misconfigured(type, judged.shown())
                : budget.unavailable("an operation failed", judged.shown(), null);
    }

    /** Returns the next operation of a row; empty for a row that has its result. */
    private Optional<RowOperation> follow(int row, WriteStep step) {
        if (step instanceof WriteStep.Next following) {
            following.operation().written().ifPresent(half -> halves.put(row, half));
            return Optional.of(new RowOperation(row, following.operation().withOwner(ownerFields)));
        }
        results[row] = ((WriteStep.Done) step).result();
        return Optional.empty();
    }
}
