package dev.p2c.routes;

import java.io.IOException;
import java.time.Duration;

/**
 * How much of an answer is taken, and for how long: a service that never ends must end here.
 *
 * @param bytes of one answer, unpacked
 * @param longest from its first byte to its last
 */
public record AnswerLimit(long bytes, Duration longest) {

    /** The count of one answer under way. Not thread-safe. */
    final class Meter {

        private final long start = System.nanoTime();
        private long seen;

        /**
         * @param more bytes that came; nothing is added for the end of the stream, -1
         * @throws IOException one of the limits is passed
         */
        void add(long more) throws IOException {
            seen += Math.max(0, more);
            if (seen > bytes) {
                throw new IOException(
                        "an answer of more than %d bytes; p2c.answer.most allows more"
                                .formatted(bytes));
            }
            if (System.nanoTime() - start > longest.toNanos()) {
                throw new IOException(
                        "an answer that took longer than %d s; p2c.answer.longest allows more"
                                .formatted(longest.toSeconds()));
            }
        }
    }

    Meter meter() {
        return new Meter();
    }
}
