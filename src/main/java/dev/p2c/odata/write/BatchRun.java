package dev.p2c.odata.write;

import com.fasterxml.jackson.databind.JsonNode;
import dev.p2c.error.ConfigurationException;
import dev.p2c.odata.dialect.Dialect;
import dev.p2c.odata.dialect.Operation;
import dev.p2c.odata.dialect.OperationAnswer;
import dev.p2c.odata.dialect.ServiceError;
import dev.p2c.odata.dialect.Verdict;
import dev.p2c.odata.dialect.WriteResult;
import dev.p2c.odata.dialect.WriteStep;
import dev.p2c.odata.model.Model;
import dev.p2c.odata.transport.RequestTooLargeException;
import dev.p2c.odata.transport.RetryAfter;
import dev.p2c.odata.transport.RetryBudget;
import dev.p2c.odata.transport.Transport;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Rows on their way together: operations come again until each row has its answer. A change set
 * that fails is cut in halves until the rows at fault stand alone; all halves of one round go in
 * one request. Not thread-safe.
 */
final class BatchRun {

    /** One row's operation. */
    private record Item(int row, Operation operation) {}

    private final UpsertWriter writer;
    private final Dialect dialect;
    private final Model.EntityType type;
    private final WriteResult[] results;
    private final Map<String, JsonNode> ownerFields;
    private final RetryBudget patience;
    private List<List<Item>> pending = new ArrayList<>();
    private List<List<Item>> next = new ArrayList<>();
    private String busy = "";
    private Optional<Duration> wait = Optional.empty();

    /**
     * @param ownerFields what new rows get besides
     * @param refused rows that are not sent, by key
     */
    BatchRun(
            UpsertWriter writer,
            Model.EntityType type,
            List<WriteStep> plan,
            Map<String, JsonNode> ownerFields,
            Map<Map<String, JsonNode>, WriteResult> refused) {
        this.writer = writer;
        this.dialect = writer.dialect();
        this.type = type;
        this.results = new WriteResult[plan.size()];
        this.ownerFields = ownerFields;
        this.patience = writer.transport().patience("POST $batch of " + type.set());
        List<Item> items = new ArrayList<>();
        for (int row = 0; row < plan.size(); row++) {
            follow(row, plan.get(row)).filter(item -> isSent(item, refused)).ifPresent(items::add);
        }
        if (writer.settings().batch().sets() && !items.isEmpty()) {
            pending.add(items);
        } else {
            items.forEach(item -> pending.add(List.of(item)));
        }
    }

    private boolean isSent(Item item, Map<Map<String, JsonNode>, WriteResult> refused) {
        results[item.row()] = refused.get(item.operation().row().key());
        return results[item.row()] == null;
    }

    /** One result for each row, in order. */
    List<WriteResult> write() {
        while (!pending.isEmpty()) {
            busy = "";
            wait = Optional.empty();
            List<List<OperationAnswer>> answers = send(pending);
            for (int i = 0; i < answers.size(); i++) {
                answered(pending.get(i), answers.get(i));
            }
            next.addAll(pending.subList(answers.size(), pending.size()));
            pending = next;
            next = new ArrayList<>();
            if (!busy.isEmpty()) {
                writer.transport().again(patience, wait, busy);
            }
        }
        return Arrays.asList(results);
    }

    /** In halves where the service does not take it whole. */
    private List<List<OperationAnswer>> send(List<List<Item>> groups) {
        try {
            return writer.send(type, groups.stream().map(BatchRun::operations).toList());
        } catch (RequestTooLargeException e) {
            return inHalves(groups, e);
        }
    }

    private List<List<OperationAnswer>> inHalves(
            List<List<Item>> groups, RequestTooLargeException tooLarge) {
        if (groups.size() == 1) {
            refusedWhole(groups.get(0), tooLarge);
            return List.of(List.of());
        }
        int half = groups.size() / 2;
        List<List<OperationAnswer>> answers = new ArrayList<>(send(groups.subList(0, half)));
        if (answers.size() == half) {
            answers.addAll(send(groups.subList(half, groups.size())));
        }
        return answers;
    }

    private void refusedWhole(List<Item> group, RequestTooLargeException tooLarge) {
        if (group.size() > 1) {
            halve(group);
        } else {
            results[group.get(0).row()] =
                    new WriteResult.Refused(413, "", Optional.empty(), tooLarge.getMessage());
        }
    }

    private static List<Operation> operations(List<Item> group) {
        return group.stream().map(Item::operation).toList();
    }

    private void answered(List<Item> group, List<OperationAnswer> answer) {
        if (answer.size() == group.size()) {
            for (int i = 0; i < group.size(); i++) {
                answered(group.get(i), answer.get(i));
            }
        } else if (!answer.isEmpty()) {
            setFailed(group, answer.get(0));
        }
    }

    /** One answer for all: none of the set was done. */
    private void setFailed(List<Item> set, OperationAnswer part) {
        ServiceError error = part.error(dialect);
        String shown = Transport.shown(part.status(), error);
        switch (Verdict.of(Verdict.Scope.OPERATION, part.status(), error)) {
            case DONE, REFUSED -> halve(set);
            case CONTENDED -> {
                if (patience.spent()) {
                    halve(set);
                } else {
                    again(set, part, shown);
                }
            }
            case RETRY -> again(set, part, shown);
            default -> broken(part, error, shown);
        }
    }

    private void halve(List<Item> set) {
        int half = set.size() / 2;
        next.add(set.subList(0, half));
        next.add(set.subList(half, set.size()));
    }

    private void answered(Item item, OperationAnswer part) {
        ServiceError error = part.error(dialect);
        String shown = Transport.shown(part.status(), error);
        switch (Verdict.of(Verdict.Scope.OPERATION, part.status(), error)) {
            case DONE -> results[item.row()] = dialect.written(item.operation(), part);
            case RETRY -> again(List.of(item), part, shown);
            case CONTENDED -> {
                if (patience.spent()) {
                    results[item.row()] = refusal(item.operation(), part, error);
                } else {
                    again(List.of(item), part, shown);
                }
            }
            case REFUSED -> refused(item, refusal(item.operation(), part, error));
            default -> broken(part, error, shown);
        }
    }

    private void broken(OperationAnswer part, ServiceError error, String shown) {
        if (Verdict.of(Verdict.Scope.OPERATION, part.status(), error) == Verdict.CONFIGURATION) {
            throw new ConfigurationException(
                    writer.settings().name(), "writing " + type.set() + ": " + shown);
        }
        throw patience.unavailable("an operation failed", shown, null);
    }

    private void again(List<Item> group, OperationAnswer part, String shown) {
        next.add(group);
        busy = shown;
        Optional<Duration> asked = RetryAfter.parse(part.header("Retry-After"), writer.clock());
        if (asked.isPresent() && (wait.isEmpty() || asked.get().compareTo(wait.get()) > 0)) {
            wait = asked;
        }
    }

    private void refused(Item item, WriteResult.Refused refusal) {
        follow(item.row(), dialect.refused(item.operation(), refusal))
                .ifPresent(following -> next.add(List.of(following)));
    }

    /** Empty for a row that has its result. */
    private Optional<Item> follow(int row, WriteStep step) {
        if (step instanceof WriteStep.Next following) {
            return Optional.of(new Item(row, following.operation().withOwner(ownerFields)));
        }
        results[row] = ((WriteStep.Done) step).result();
        return Optional.empty();
    }

    private WriteResult.Refused refusal(
            Operation operation, OperationAnswer part, ServiceError error) {
        String message =
                error.message().isEmpty()
                        ? "refused with status " + part.status()
                        : error.message();
        return new WriteResult.Refused(
                part.status(),
                error.code(),
                FieldAtFault.guess(message, operation.body()),
                message);
    }
}
