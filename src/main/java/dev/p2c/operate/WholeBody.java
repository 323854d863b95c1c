package dev.p2c.operate;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * Reads the whole body of a request before a thread handles the request, so that slow clients hold
 * connections and no threads. A body that is too long (413) or takes too long (408) is refused.
 */
final class WholeBody extends Handler.Wrapper {

    /** A hundred times what Hawtio sends. */
    private static final int LONGEST = 1_000_000;

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    WholeBody(Handler inside) {
        super(inside);
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        HttpFields headers = request.getHeaders();
        boolean hasBody =
                headers.getLongField(HttpHeader.CONTENT_LENGTH) > 0
                        || headers.contains(HttpHeader.TRANSFER_ENCODING)
                        || request.getLength() > 0;
        if (!hasBody) {
            return super.handle(request, response, callback);
        }
        CompletableFuture<byte[]> body = Content.Source.asByteArrayAsync(request, LONGEST);
        var unused =
                body.orTimeout(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)
                        .whenComplete(
                                (bytes, failure) ->
                                        request.getContext()
                                                .execute(
                                                        () ->
                                                                proceed(
                                                                        request, response, callback,
                                                                        bytes, failure)));
        return true;
    }

    private void proceed(
            Request request, Response response, Callback callback, byte[] body, Throwable failure) {
        if (failure != null) {
            refuse(request, response, callback, failure);
            return;
        }
        try {
            if (!super.handle(new Buffered(request, body), response, callback)) {
                Response.writeError(request, response, callback, HttpStatus.NOT_FOUND_404);
            }
        } catch (Exception e) {
            Response.writeError(request, response, callback, e);
        }
    }

    private static void refuse(
            Request request, Response response, Callback callback, Throwable failure) {
        boolean isLate = failure instanceof TimeoutException;
        request.fail(failure);
        response.getHeaders().put(HttpHeader.CONNECTION, "close");
        Response.writeError(
                request,
                response,
                callback,
                isLate ? HttpStatus.REQUEST_TIMEOUT_408 : HttpStatus.PAYLOAD_TOO_LARGE_413,
                isLate
                        ? "the body took longer than " + PATIENCE.toSeconds() + " s"
                        : "the body has more than " + LONGEST + " bytes");
    }

    /** A request whose body has arrived. */
    private static final class Buffered extends Request.Wrapper {

        private final Content.Source content;

        private Buffered(Request request, byte[] body) {
            super(request);
            content = Content.Source.from(ByteBuffer.wrap(body));
        }

        @Override
        public Content.Chunk read() {
            return content.read();
        }

        @Override
        public void demand(Runnable task) {
            content.demand(task);
        }

        @Override
        public void fail(Throwable failure) {
            content.fail(failure);
        }
    }
}
