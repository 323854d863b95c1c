package dev.p2c.odata;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.p2c.error.ConfigurationException;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Brings rows into a service by {@code $batch}, one answer for each. Thread-safe. */
final class Writer {

    private final ConnectionSettings settings;
    private final Dialect dialect;
    private final Transport transport;
    private final Reader reader;
    private final Clock clock;
    private final BatchWriter batches;
    private final Map<String, String> headers;

    Writer(
            ConnectionSettings settings,
            Dialect dialect,
            Transport transport,
            Reader reader,
            Clock clock) {
        this.settings = settings;
        this.dialect = dialect;
        this.transport = transport;
        this.reader = reader;
        this.clock = clock;
        this.batches = new BatchWriter(settings.baseUrl().toString(), dialect);
        Map<String, String> all = new HashMap<>(dialect.headers());
        all.put("Content-Type", BatchWriter.CONTENT_TYPE);
        all.put("Accept", "multipart/mixed");
        all.put("Prefer", "odata.continue-on-error");
        this.headers = Map.copyOf(all);
    }

    List<WriteResult> upsert(Model.EntityType type, List<Upsert> rows) {
        List<WriteResult> results = new ArrayList<>(rows.size());
        for (int from = 0; from < rows.size(); from += settings.batchSize()) {
            int to = Math.min(rows.size(), from + settings.batchSize());
            results.addAll(new Batch(type, rows.subList(from, to)).write());
        }
        return results;
    }

    private List<Optional<ObjectNode>> rows(
            Model.EntityType type, List<Map<String, JsonNode>> keys) {
        return reader.firstByKeys(type, type.key(), List.of(), keys);
    }

    private List<Part> send(List<Operation> operations) {
        Transport.Request request =
                new Transport.Request("POST", "$batch", headers, batches.write(operations), false);
        return transport.exchange(
                request,
                reply -> {
                    String type = reply.headers().getOrDefault("content-type", "");
                    List<Part> parts = BatchParser.parse(reply.body(), type);
                    if (parts.size() != operations.size()) {
                        throw new IOException(
                                "half a response: %d answers to %d operations"
                                        .formatted(parts.size(), operations.size()));
                    }
                    return parts;
                });
    }

    /** One batch on its way: operations come again until each row has its answer. */
    private final class Batch {
        private final WriteResult[] results;
        private final Transport.Patience patience;
        private Map<Integer, Operation> pending = new LinkedHashMap<>();
        private Map<Integer, Operation> next = new LinkedHashMap<>();
        private String busy;
        private Optional<Duration> wait;

        private Batch(Model.EntityType type, List<Upsert> rows) {
            results = new WriteResult[rows.size()];
            List<Step> plan = dialect.plan(type, rows, Writer.this::rows);
            for (int i = 0; i < plan.size(); i++) {
                follow(i, plan.get(i), pending);
            }
            patience = transport.patience("POST $batch of " + type.set());
        }

        private List<WriteResult> write() {
            while (!pending.isEmpty()) {
                busy = "";
                wait = Optional.empty();
                List<Part> parts = send(List.copyOf(pending.values()));
                int at = 0;
                for (Map.Entry<Integer, Operation> entry : pending.entrySet()) {
                    answer(entry.getKey(), entry.getValue(), parts.get(at++));
                }
                pending = next;
                next = new LinkedHashMap<>();
                if (!busy.isEmpty()) {
                    patience.again(wait, busy, null);
                }
            }
            return Arrays.asList(results);
        }

        private void answer(int row, Operation operation, Part part) {
            ServiceError error = part.error(dialect);
            String shown = Transport.shown(part.status(), error);
            switch (Verdict.of(Verdict.Scope.OPERATION, part.status(), error)) {
                case DONE -> results[row] = dialect.written(operation, part);
                case RETRY -> again(row, operation, part, shown);
                case CONTENDED -> {
                    if (patience.spent()) {
                        results[row] = refusal(operation, part, error);
                    } else {
                        again(row, operation, part, shown);
                    }
                }
                case REFUSED -> refused(row, operation, refusal(operation, part, error));
                case CONFIGURATION ->
                        throw new ConfigurationException(
                                settings.name(),
                                operation.method() + " " + operation.type().set() + ": " + shown);
                default -> throw patience.unavailable("an operation failed", shown, null);
            }
        }

        private void again(int row, Operation operation, Part part, String shown) {
            next.put(row, operation);
            busy = shown;
            Optional<Duration> asked = RetryAfter.parse(part.header("Retry-After"), clock);
            if (asked.isPresent() && (wait.isEmpty() || asked.get().compareTo(wait.get()) > 0)) {
                wait = asked;
            }
        }

        private void refused(int row, Operation operation, WriteResult.Refused refusal) {
            follow(row, dialect.refused(operation, refusal), next);
        }

        private void follow(int row, Step step, Map<Integer, Operation> operations) {
            if (step instanceof Step.Next follow) {
                operations.put(row, follow.operation());
            } else {
                results[row] = ((Step.Done) step).result();
            }
        }

        private WriteResult.Refused refusal(Operation operation, Part part, ServiceError error) {
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
}
