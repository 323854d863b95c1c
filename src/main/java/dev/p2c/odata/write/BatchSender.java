package dev.p2c.odata.write;

import dev.p2c.error.ConfigurationException;
import dev.p2c.odata.dialect.Dialect;
import dev.p2c.odata.dialect.Operation;
import dev.p2c.odata.dialect.OperationAnswer;
import dev.p2c.odata.model.Model;
import dev.p2c.odata.model.TruncatedResponseException;
import dev.p2c.odata.transport.BatchSizeTuners;
import dev.p2c.odata.transport.ConnectionSettings;
import dev.p2c.odata.transport.Gateway;
import dev.p2c.odata.transport.Request;
import dev.p2c.odata.transport.RequestTooLargeException;
import dev.p2c.odata.transport.RetryBudget;
import dev.p2c.odata.transport.Transport;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Sends groups of operations as one {@code $batch} and matches the answers to them. Thread-safe.
 */
public final class BatchSender {

    private final ConnectionSettings settings;
    private final Dialect dialect;
    private final Transport transport;
    private final BatchSizeTuners tuners;
    private final WriteAccess access;
    private final BatchRequestWriter bodies;
    private final Map<String, String> headers;

    public BatchSender(
            ConnectionSettings settings,
            Dialect dialect,
            Transport transport,
            BatchSizeTuners tuners,
            WriteAccess access) {
        this.access = access;
        this.settings = settings;
        this.dialect = dialect;
        this.transport = transport;
        this.tuners = tuners;
        this.bodies = new BatchRequestWriter(settings.baseUrl().toString(), dialect);
        Map<String, String> all = new HashMap<>(dialect.headers());
        all.put("Content-Type", BatchRequestWriter.CONTENT_TYPE);
        all.put("Accept", "multipart/mixed");
        all.put("Prefer", "odata.continue-on-error");
        this.headers = Map.copyOf(all);
    }

    /** Splits rows into lists of at most the largest batch's size. */
    <T> List<List<T>> chunks(List<T> rows) {
        int most = settings.batch().most();
        List<List<T>> chunks = new ArrayList<>();
        for (int from = 0; from < rows.size(); from += most) {
            chunks.add(rows.subList(from, Math.min(rows.size(), from + most)));
        }
        return chunks;
    }

    /**
     * Sends groups of operations, see {@link BatchRequestWriter#write}.
     *
     * @return an answer for each group; fewer where the service stopped at a group that failed
     * @throws RequestTooLargeException if the service does not accept a batch of this size
     */
    List<List<OperationAnswer>> send(Model.EntityType type, List<List<Operation>> groups) {
        int operations = groups.stream().mapToInt(List::size).sum();
        Request request =
                Request.batch(
                        headers,
                        bodies.write(groups),
                        new Request.TunedBatch(tuners.of(type.set()), operations));
        return transport.exchange(request, reply -> answers(reply, groups.size()));
    }

    /** Makes later batches of an entity set smaller than one that the service did not accept. */
    void tooMuch(Model.EntityType type, int operations) {
        tuners.of(type.set()).tooMuch(operations);
    }

    /**
     * Reads a row of the entity set, to see whether a refusal is about the rows that were sent.
     *
     * @throws ConfigurationException if reading is refused as well
     */
    void probe(Model.EntityType type) {
        String key = String.join(",", type.key());
        String options = dialect.options().isEmpty() ? "" : "&" + dialect.options();
        transport.exchange(
                Request.get(type.set() + "?$top=1&$select=" + key + options, dialect.headers()),
                Gateway.Response::status);
    }

    WriteAccess access() {
        return access;
    }

    private static List<List<OperationAnswer>> answers(Gateway.Response reply, int groups)
            throws IOException {
        String type = reply.headers().getOrDefault("content-type", "");
        List<List<OperationAnswer>> answers = BatchResponseParser.parse(reply.body(), type);
        boolean stopped = !answers.isEmpty() && hasFailed(answers.get(answers.size() - 1));
        if (answers.size() > groups || answers.size() < groups && !stopped) {
            throw new TruncatedResponseException(
                    "incomplete response: %d answers to %d operations"
                            .formatted(answers.size(), groups));
        }
        return answers;
    }

    private static boolean hasFailed(List<OperationAnswer> answer) {
        return answer.stream().anyMatch(part -> part.status() >= 400);
    }

    Dialect dialect() {
        return dialect;
    }

    /** Whether the settings ask for batches of one change set. */
    boolean sendsChangeSets() {
        return settings.batch().sets();
    }

    RetryBudget retryBudget(Model.EntityType type) {
        return transport.retryBudget("POST $batch of " + type.set());
    }

    /**
     * The wait that an answer asks for by {@code Retry-After}; empty where the header is absent.
     */
    Optional<Duration> retryAfter(OperationAnswer answer) {
        return transport.retryAfter(answer.header("Retry-After"));
    }

    /** See {@link Transport#waitForRetry}. */
    void waitForRetry(RetryBudget budget, Optional<Duration> asked, String answer) {
        transport.waitForRetry(budget, asked, answer);
    }

    ConfigurationException misconfigured(Model.EntityType type, String answer) {
        return new ConfigurationException(settings.name(), "writing " + type.set() + ": " + answer);
    }
}
