package dev.p2c.sandbox.http;

import java.util.List;
import java.util.Map;

/** A part of a batch. */
sealed interface BatchItem {

    /** How many operations it holds. */
    int size();

    /**
     * @param contentId empty for none
     * @param url as sent: absolute, from the host's root, from the service root, or {@code $1...}
     * @param headers by name in lower case
     */
    record Operation(
            String contentId, String method, String url, Map<String, String> headers, byte[] body)
            implements BatchItem {

        @Override
        public int size() {
            return 1;
        }
    }

    /** Writes that are done together or not at all. */
    record ChangeSet(List<Operation> operations) implements BatchItem {

        @Override
        public int size() {
            return operations.size();
        }
    }
}
