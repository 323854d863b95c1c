package dev.p2c.odata.dialect;

import java.util.Optional;

/** What became of one {@link RowWrite}. */
public sealed interface WriteResult {

    /** The row is in the target. */
    record Written(boolean created, String id, String etag) implements WriteResult {}

    /**
     * The target has a row of this key that is not as we know it: somebody changed it since, or it
     * is not ours at all. Nothing was written.
     *
     * @param id the service's own id; empty where the key is the id
     */
    record Changed(String id) implements WriteResult {}

    /**
     * The service refuses this row and would again.
     *
     * @param field the field at fault where the service names one
     * @param message the service's own words, without its noise
     */
    record Refused(int status, String code, Optional<String> field, String message)
            implements WriteResult {}
}
