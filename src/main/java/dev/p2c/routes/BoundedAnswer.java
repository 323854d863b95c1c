package dev.p2c.routes;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.io.entity.HttpEntityWrapper;

/**
 * A decompressed response body of camel-http; reading past the limit throws an IOException and
 * closes the connection, because closing the body alone would read the rest.
 */
final class BoundedAnswer extends HttpEntityWrapper {

    private final AnswerLimit limit;
    private final Runnable disconnect;

    BoundedAnswer(HttpEntity whole, AnswerLimit limit, Runnable disconnect) {
        super(whole);
        this.limit = limit;
        this.disconnect = disconnect;
    }

    @Override
    public InputStream getContent() throws IOException {
        return new Bounded(super.getContent(), limit.meter(), disconnect);
    }

    private static final class Bounded extends FilterInputStream {

        private final AnswerLimit.Meter meter;
        private final Runnable disconnect;

        private Bounded(InputStream whole, AnswerLimit.Meter meter, Runnable disconnect) {
            super(whole);
            this.meter = meter;
            this.disconnect = disconnect;
        }

        @Override
        public int read() throws IOException {
            int one = super.read();
            count(one < 0 ? 0 : 1);
            return one;
        }

        @Override
        public int read(byte[] to, int offset, int length) throws IOException {
            int count = super.read(to, offset, length);
            count(count);
            return count;
        }

        private void count(int more) throws IOException {
            try {
                meter.add(more);
            } catch (IOException e) {
                disconnect.run();
                throw e;
            }
        }
    }
}
