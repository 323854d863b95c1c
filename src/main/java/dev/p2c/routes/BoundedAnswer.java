package dev.p2c.routes;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.io.entity.HttpEntityWrapper;

/** A decompressed response body of camel-http; reading past the limit throws an IOException. */
final class BoundedAnswer extends HttpEntityWrapper {

    private final AnswerLimit limit;

    BoundedAnswer(HttpEntity whole, AnswerLimit limit) {
        super(whole);
        this.limit = limit;
    }

    @Override
    public InputStream getContent() throws IOException {
        return new Bounded(super.getContent(), limit.meter());
    }

    private static final class Bounded extends FilterInputStream {

        private final AnswerLimit.Meter meter;

        private Bounded(InputStream whole, AnswerLimit.Meter meter) {
            super(whole);
            this.meter = meter;
        }

        @Override
        public int read() throws IOException {
            int one = super.read();
            meter.add(one < 0 ? 0 : 1);
            return one;
        }

        @Override
        public int read(byte[] to, int offset, int length) throws IOException {
            int count = super.read(to, offset, length);
            meter.add(count);
            return count;
        }
    }
}
