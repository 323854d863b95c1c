package dev.p2c.routes;

import dev.p2c.odata.transport.Gateway;
import java.io.IOException;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.function.Supplier;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;

/** A {@link Gateway} that sends its calls through {@link GatewayRoutes}. Thread-safe. */
public final class CamelGateway implements Gateway {

    private final Supplier<CamelContext> context;
    private final String connection;
    private final Tickets tickets;
    private ProducerTemplate producer;

    /**
     * @param context called at the first request, because connections exist before Camel does
     * @param tickets shared with the {@link GatewayRoutes}
     */
    public CamelGateway(Supplier<CamelContext> context, String connection, Tickets tickets) {
        this.context = context;
        this.connection = connection;
        this.tickets = tickets;
    }

    @Override
    public Response read(Call call) throws IOException {
        Response reply = through(GatewayRoutes.readEndpoint(connection), call);
        // camel-olingo4 loses the error message of the service. If the caller will not retry,
        // the request is repeated over camel-http to get the message.
        return isRefused(reply.status()) ? send(call) : reply;
    }

    private static boolean isRefused(int status) {
        return status >= 400 && status < 500 && status != 401 && status != 408 && status != 429;
    }

    @Override
    public Response send(Call call) throws IOException {
        Response reply = through(GatewayRoutes.sendEndpoint(connection), call);
        ProxyRefusal.throwIfRefused(reply.status());
        return reply;
    }

    private Response through(String endpoint, Call call) throws IOException {
        Map<String, String> shown = tickets.lend(call.headers());
        try {
            return carried(endpoint, new Call(call.method(), call.target(), shown, call.body()));
        } finally {
            tickets.back(shown);
        }
    }

    private Response carried(String endpoint, Call call) throws IOException {
        Exchange exchange =
                producer().request(endpoint, request -> request.getMessage().setBody(call));
        if (exchange.getException() == null) {
            return exchange.getMessage().getBody(Response.class);
        }
        Exception failure = exchange.getException();
        RefusedReadException refused = find(failure, RefusedReadException.class);
        if (refused != null) {
            return new Response(refused.status(), refused.headers(), new byte[0]);
        }
        ProxyRefusal.throwIfCause(failure);
        if (find(failure, InterruptedException.class) != null) {
            Thread.currentThread().interrupt(); // Camel and the client cleared the status
        }
        IOException io = find(failure, IOException.class);
        throw io != null ? io : unexpected(failure);
    }

    private static IOException unexpected(Exception failure) {
        if (failure instanceof RuntimeException bug) {
            throw bug;
        }
        return new IOException(failure);
    }

    private static <T> T find(Throwable failure, Class<T> type) {
        for (Throwable t = failure; t != null; t = t.getCause()) {
            if (type.isInstance(t)) {
                return type.cast(t);
            }
        }
        return null;
    }

    private synchronized ProducerTemplate producer() {
        if (producer == null) {
            CamelContext camel = context.get();
            if (camel == null) {
                throw new NoSuchElementException("Camel is not started");
            }
            producer = camel.createProducerTemplate();
        }
        return producer;
    }
}
