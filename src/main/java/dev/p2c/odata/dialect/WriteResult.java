package dev.p2c.odata.dialect;

import com.fasterxml.jackson.databind.JsonNode;
import dev.p2c.error.SyncException;
import java.util.Map;
import java.util.Optional;

/** The outcome of one {@link RowWrite}. */
public sealed interface WriteResult {

    /** The error that ended the batch before the row had all its answers; empty for none. */
    default Optional<SyncException> error() {
        return Optional.empty();
    }

    /**
     * The row is in the target.
     *
     * @param id the service's own id; empty where the entity's key is the id
     * @param etag of the row as written; empty where the service does not return an etag
     * @param numbers those sent with decimals, as the target keeps them; without the numbers that
     *     the answer does not show
     */
    record Written(boolean created, String id, String etag, Map<String, JsonNode> numbers)
            implements WriteResult {

        public Written {
            numbers = Map.copyOf(numbers);
        }

        /** A result that shows no numbers. */
        public Written(boolean created, String id, String etag) {
            this(created, id, etag, Map.of());
        }
    }

    /**
     * Nothing was written: the target has a row of this key that was changed since its etag was
     * read, or that was not known to exist.
     *
     * @param id the service's own id; empty where the entity's key is the id
     */
    record Changed(String id) implements WriteResult {}

    /**
     * The service refuses this row and would refuse it again.
     *
     * @param code the service's error code; may be empty
     * @param field the field at fault where the service names a field
     * @param message the service's message without stack traces and other noise
     */
    record Refused(int status, String code, Optional<String> field, String message)
            implements WriteResult {}

    /**
     * What became of the row is not known: an error ended the batch before the service had answered
     * for this row. Other rows of the batch have their results.
     */
    record Unanswered(SyncException why) implements WriteResult {

        @Override
        public Optional<SyncException> error() {
            return Optional.of(why);
        }
    }

    /**
     * The row's columns are in the target, and a step after them is not done: a product that was
     * created and could not be published.
     *
     * @param written what is in the target
     * @param rest {@link Refused}, {@link Changed} or {@link Unanswered}
     */
    record Half(Written written, WriteResult rest) implements WriteResult {

        @Override
        public Optional<SyncException> error() {
            return rest.error();
        }
    }
}
