package dev.p2c.routes;

import java.io.IOException;
import java.nio.ByteBuffer;
import org.apache.http.HttpException;
import org.apache.http.nio.ContentDecoder;
import org.apache.http.nio.NHttpClientConnection;
import org.apache.http.nio.protocol.HttpAsyncRequestExecutor;

/**
 * Applies an {@link AnswerLimit} to responses of camel-olingo4's HTTP client, which would otherwise
 * buffer an endless response in memory.
 */
final class BoundedReads extends HttpAsyncRequestExecutor {

    private static final String METER = "p2c.meter";

    private final AnswerLimit limit;

    BoundedReads(AnswerLimit limit) {
        this.limit = limit;
    }

    @Override
    public void responseReceived(NHttpClientConnection connection)
            throws HttpException, IOException {
        connection.getContext().setAttribute(METER, limit.meter());
        super.responseReceived(connection);
    }

    @Override
    public void inputReady(NHttpClientConnection connection, ContentDecoder decoder)
            throws HttpException, IOException {
        var meter = (AnswerLimit.Meter) connection.getContext().getAttribute(METER);
        super.inputReady(connection, meter == null ? decoder : new Metered(decoder, meter));
    }

    private record Metered(ContentDecoder whole, AnswerLimit.Meter meter)
            implements ContentDecoder {

        @Override
        public int read(ByteBuffer to) throws IOException {
            int count = whole.read(to);
            meter.add(count);
            return count;
        }

        @Override
        public boolean isCompleted() {
            return whole.isCompleted();
        }
    }
}
