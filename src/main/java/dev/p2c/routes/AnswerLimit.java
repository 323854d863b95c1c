package dev.p2c.routes;

import java.io.IOException;
import java.time.Duration;

/**
 * Limits the bytes and the time of each response, so that an endless response is cut off.
 *
 * @param bytes of one response after decompression
 * @param longest time from the first byte of a response to the last
 */
public record AnswerLimit(long bytes, Duration longest) {

    /** Counts the bytes of one response. Not thread-safe. */
    final class Meter {

        private final long start = System.nanoTime();
        private long seen;

        /**
         * Counts bytes that were read.
         *
         * @param more result of a read; -1, the end of the stream, counts as 0
         * @throws IOException if the response is larger or takes longer than the limit
         */
        void add(long more) throws IOException {
            seen += Math.max(0, more);
            if (seen > bytes) {
                throw new IOException(
                        "the answer has more than %d bytes; raise p2c.answer.most to allow more"
                                .formatted(bytes));
            }
            if (System.nanoTime() - start > longest.toNanos()) {
                throw new IOException(
                        "the answer took longer than %d s; raise p2c.answer.longest to allow more"
                                .formatted(longest.toSeconds()));
            }
        }
    }

    Meter meter() {
        return new Meter();
    }
}
