package dev.p2c.odata.write;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.p2c.odata.dialect.Dialect;
import dev.p2c.odata.dialect.IntegrationKeys;
import dev.p2c.odata.dialect.Operation;
import dev.p2c.odata.dialect.OperationAnswer;
import dev.p2c.odata.dialect.RowWrite;
import dev.p2c.odata.dialect.WriteResult;
import dev.p2c.odata.dialect.WriteStep;
import dev.p2c.odata.model.Model;
import dev.p2c.odata.model.Query;
import dev.p2c.odata.model.TruncatedResponseException;
import dev.p2c.odata.read.QueryReader;
import dev.p2c.odata.transport.BatchSizeTuner;
import dev.p2c.odata.transport.BatchSizeTuners;
import dev.p2c.odata.transport.ConnectionSettings;
import dev.p2c.odata.transport.Gateway;
import dev.p2c.odata.transport.RequestTooLargeException;
import dev.p2c.odata.transport.Transport;
import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Brings rows into a service by {@code $batch}, one answer for each. Thread-safe. */
public final class UpsertWriter {

    private static final int PAGE = 1000;

    private final ConnectionSettings settings;
    private final Dialect dialect;
    private final Transport transport;
    private final QueryReader reader;
    private final BatchSizeTuners sizes;
    private final Clock clock;
    private final BatchRequestWriter batches;
    private final Map<String, String> headers;

    public UpsertWriter(
            ConnectionSettings settings,
            Dialect dialect,
            Transport transport,
            QueryReader reader,
            BatchSizeTuners sizes,
            Clock clock) {
        this.settings = settings;
        this.dialect = dialect;
        this.transport = transport;
        this.reader = reader;
        this.sizes = sizes;
        this.clock = clock;
        this.batches = new BatchRequestWriter(settings.baseUrl().toString(), dialect);
        Map<String, String> all = new HashMap<>(dialect.headers());
        all.put("Content-Type", BatchRequestWriter.CONTENT_TYPE);
        all.put("Accept", "multipart/mixed");
        all.put("Prefer", "odata.continue-on-error");
        this.headers = Map.copyOf(all);
    }

    public List<WriteResult> upsert(Model.EntityType type, List<RowWrite> rows, RowOwner owner) {
        List<WriteResult> results = new ArrayList<>(rows.size());
        int most = settings.batch().most();
        for (int from = 0; from < rows.size(); from += most) {
            List<RowWrite> some = rows.subList(from, Math.min(rows.size(), from + most));
            Map<Map<String, JsonNode>, WriteResult> others = new HashMap<>();
            List<WriteStep> plan =
                    dialect.plan(type, some, (of, keys) -> rows(of, keys, owner, others));
            results.addAll(new BatchRun(this, type, plan, owner.fields(type), others).write());
        }
        return results;
    }

    /**
     * The first row found for each key is the one with the lowest id: the query is ordered.
     *
     * @param refused gets the rows that another company has
     */
    private List<Optional<ObjectNode>> rows(
            Model.EntityType type,
            List<Map<String, JsonNode>> keys,
            RowOwner owner,
            Map<Map<String, JsonNode>, WriteResult> refused) {
        if (keys.isEmpty()) {
            return List.of();
        }
        Query query =
                new Query(
                        type.set(),
                        owner.select(type),
                        List.of(),
                        Optional.empty(),
                        type.key(),
                        Optional.empty(),
                        PAGE);
        IntegrationKeys compare = new IntegrationKeys(type, dialect);
        Set<String> fields = new LinkedHashSet<>(keys.get(0).keySet());
        Map<List<String>, ObjectNode> found = new LinkedHashMap<>();
        Map<List<String>, WriteResult> others = new HashMap<>();
        for (ObjectNode row : reader.readByKeys(type, query, keys)) {
            List<String> key = compare.folded(fields, row);
            owner.refusal(type, row)
                    .ifPresentOrElse(
                            refusal -> others.put(key, refusal), () -> found.putIfAbsent(key, row));
        }
        others.keySet().removeAll(found.keySet());
        for (Map<String, JsonNode> key : keys) {
            WriteResult refusal = others.get(compare.folded(key));
            if (refusal != null) {
                refused.put(key, refusal);
            }
        }
        return keys.stream()
                .map(key -> Optional.ofNullable(found.get(compare.folded(key))))
                .toList();
    }

    ConnectionSettings settings() {
        return settings;
    }

    Dialect dialect() {
        return dialect;
    }

    Transport transport() {
        return transport;
    }

    Clock clock() {
        return clock;
    }

    /**
     * Sends groups of operations, see {@link BatchRequestWriter#write}.
     *
     * @return an answer for each group; fewer where the service stopped at one that failed
     * @throws RequestTooLargeException and the next batches of the entity are smaller
     */
    List<List<OperationAnswer>> send(Model.EntityType type, List<List<Operation>> groups) {
        int operations = groups.stream().mapToInt(List::size).sum();
        BatchSizeTuner size = sizes.of(type.set());
        Transport.Request request =
                new Transport.Request(
                        "POST",
                        "$batch",
                        headers,
                        batches.write(groups),
                        false,
                        Optional.of(new Transport.Sized(size, operations)));
        try {
            return transport.exchange(request, reply -> answers(reply, groups.size()));
        } catch (RequestTooLargeException e) {
            size.tooMuch(operations);
            throw e;
        }
    }

    private static List<List<OperationAnswer>> answers(Gateway.Reply reply, int groups)
            throws IOException {
        String type = reply.headers().getOrDefault("content-type", "");
        List<List<OperationAnswer>> answers = BatchResponseParser.parse(reply.body(), type);
        boolean stopped = !answers.isEmpty() && failed(answers.get(answers.size() - 1));
        if (answers.size() > groups || answers.size() < groups && !stopped) {
            throw new TruncatedResponseException(
                    "half a response: %d answers to %d operations"
                            .formatted(answers.size(), groups));
        }
        return answers;
    }

    private static boolean failed(List<OperationAnswer> answer) {
        return answer.stream().anyMatch(part -> part.status() >= 400);
    }
}
