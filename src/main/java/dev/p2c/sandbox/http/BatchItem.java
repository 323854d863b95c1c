package dev.p2c.sandbox.http;

import java.util.List;
import java.util.Map;

/** One part of a {@code $batch}: a single operation or a change set. */
sealed interface BatchItem {

    /** Number of operations in this part. */
    int size();

    /**
     * One HTTP request inside a batch.
     *
     * @param contentId empty for none
     * @param url as sent: absolute, relative to the host, relative to the service root, or starting
     *     with a reference such as {@code $1}
     * @param headers by name in lower case
     */
    record BatchOperation(
            String contentId, String method, String url, Map<String, String> headers, byte[] body)
            implements BatchItem {

        @Override
        public int size() {
            return 1;
        }
    }

    /** Writes that succeed or fail together. */
    record ChangeSet(List<BatchOperation> operations) implements BatchItem {

        @Override
        public int size() {
            return operations.size();
        }
    }
}
