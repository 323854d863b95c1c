package dev.p2c.odata.dialect;

import dev.p2c.odata.model.Model;
import java.util.List;

/** How rows become operations of a batch, and how answers become results. Thread-safe. */
public interface WriteRules {

    /**
     * Returns the first operation of each row, or already the row's result, in order.
     *
     * @param lookup sends about one request for each hundred keys
     */
    List<WriteStep> plan(Model.EntityType type, List<RowWrite> rows, KeyLookup lookup);

    /** Reads the written row's id and etag from a successful answer. */
    WriteResult.Written written(Operation operation, OperationAnswer answer);

    /** Decides what follows a successful answer: the row's result, or another operation. */
    default WriteStep answered(Operation operation, OperationAnswer answer) {
        return new WriteStep.Done(written(operation, answer));
    }

    /** Decides what follows a refusal: the row's result, or another operation. */
    default WriteStep refused(Operation operation, WriteResult.Refused refusal) {
        return new WriteStep.Done(refusal);
    }
}
