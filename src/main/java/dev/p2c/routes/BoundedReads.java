package dev.p2c.routes;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Locale;
import org.apache.http.Header;
import org.apache.http.HttpException;
import org.apache.http.HttpHeaders;
import org.apache.http.nio.ContentDecoder;
import org.apache.http.nio.NHttpClientConnection;
import org.apache.http.nio.protocol.HttpAsyncRequestExecutor;

/**
 * Decompresses responses of camel-olingo4's HTTP client, which does not, and applies an {@link
 * AnswerLimit} to them: the client would buffer an endless response in memory.
 */
final class BoundedReads extends HttpAsyncRequestExecutor {

    private static final String CONTENT = "p2c.content";

    private final AnswerLimit limit;

    BoundedReads(AnswerLimit limit) {
        this.limit = limit;
    }

    @Override
    public void responseReceived(NHttpClientConnection connection)
            throws HttpException, IOException {
        connection.getContext().removeAttribute(CONTENT);
        super.responseReceived(connection);
    }

    @Override
    public void inputReady(NHttpClientConnection connection, ContentDecoder decoder)
            throws HttpException, IOException {
        var content = (ContentDecoder) connection.getContext().getAttribute(CONTENT);
        if (content == null) {
            content = content(connection, decoder);
            connection.getContext().setAttribute(CONTENT, content);
        }
        super.inputReady(connection, content);
    }

    private ContentDecoder content(NHttpClientConnection connection, ContentDecoder decoder) {
        Header encoding = connection.getHttpResponse().getFirstHeader(HttpHeaders.CONTENT_ENCODING);
        ContentDecoder whole = new Metered(decoder, limit.meter());
        return encoding != null && encoding.getValue().toLowerCase(Locale.ROOT).contains("gzip")
                ? new Metered(new UnzippedContent(whole), limit.meter())
                : whole;
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
