package dev.p2c.odata.write;

import com.fasterxml.jackson.databind.JsonNode;
import dev.p2c.error.SyncException;
import dev.p2c.odata.dialect.Dialect;
import dev.p2c.odata.dialect.RowWrite;
import dev.p2c.odata.dialect.WriteResult;
import dev.p2c.odata.dialect.WriteStep;
import dev.p2c.odata.model.Model;
import dev.p2c.odata.read.QueryReader;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Creates or updates rows by {@code $batch}, with one result for each row. Thread-safe. */
public final class UpsertWriter implements RowWriter {

    private final Dialect dialect;
    private final QueryReader reader;
    private final BatchSender sender;

    public UpsertWriter(Dialect dialect, QueryReader reader, BatchSender sender) {
        this.dialect = dialect;
        this.reader = reader;
        this.sender = sender;
    }

    /**
     * Creates or updates rows.
     *
     * @param rows no two with the same key
     * @return one result for each row, in order; after an error, rows without a result are {@link
     *     WriteResult.Unanswered}
     * @throws SyncException the error, if no row was written
     */
    @Override
    public List<WriteResult> upsert(Model.EntityType type, List<RowWrite> rows, RowOwner owner) {
        List<WriteResult> results = new ArrayList<>(rows.size());
        Optional<SyncException> ended = Optional.empty();
        for (List<RowWrite> some : sender.chunks(rows)) {
            if (ended.isPresent()) {
                results.addAll(unanswered(some, ended.get()));
                continue;
            }
            try {
                results.addAll(write(type, some, owner));
                ended = error(results);
            } catch (SyncException e) {
                if (results.isEmpty()) {
                    throw e;
                }
                results.addAll(unanswered(some, e));
                ended = Optional.of(e);
            }
        }
        return results;
    }

    private static List<WriteResult> unanswered(List<RowWrite> rows, SyncException why) {
        return Collections.nCopies(rows.size(), new WriteResult.Unanswered(why));
    }

    /** The error that ended a batch; empty if each row has its result. */
    static Optional<SyncException> error(List<WriteResult> results) {
        return results.stream().flatMap(result -> result.error().stream()).findFirst();
    }

    private List<WriteResult> write(Model.EntityType type, List<RowWrite> rows, RowOwner owner) {
        ExistingRows existing = new ExistingRows(dialect, reader, owner);
        List<WriteStep> plan = new ArrayList<>(dialect.plan(type, rows, existing::read));
        Map<Map<String, JsonNode>, WriteResult> unmoved =
                existing.moved().move(type, owner, dialect, sender);
        for (int i = 0; i < rows.size() && !unmoved.isEmpty(); i++) {
            WriteResult refusal = unmoved.get(rows.get(i).key());
            if (refusal != null) {
                plan.set(i, new WriteStep.Done(refusal));
            }
        }
        return BatchRun.of(sender, dialect, type)
                .withOwner(owner.fields(type))
                .withRefused(existing.refused())
                .write(plan);
    }
}
