package dev.p2c.routes;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.http.HttpComponent;
import org.apache.camel.component.olingo4.Olingo4Component;
import org.apache.camel.component.olingo4.Olingo4Configuration;
import org.apache.hc.client5.http.classic.ExecChain;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpException;
import org.apache.http.HttpRequest;
import org.apache.http.client.config.RequestConfig;
import org.apache.http.impl.nio.client.HttpAsyncClientBuilder;
import org.apache.http.protocol.HttpContext;

/**
 * The two routes of a connection, which Hawtio shows with their statistics: one reads rows through
 * camel-olingo4, the other sends every other request through camel-http.
 *
 * <p>The routes do not retry; the OData client does. Each connection has its own olingo4 component,
 * because a configured component sends the requests of all its endpoints to one address.
 */
public final class GatewayRoutes extends RouteBuilder {

    private static final int CONNECTIONS = 64;

    private final String connection;
    private final URI root;
    private final Duration timeout;
    private final AnswerLimit limit;
    private final Tickets tickets;

    /**
     * @param root address of the service root
     * @param timeout for connecting, and for each wait for the next bytes of a response
     * @param limit of each response
     * @param tickets shared with the connection's {@link CamelGateway}
     */
    public GatewayRoutes(
            String connection, URI root, Duration timeout, AnswerLimit limit, Tickets tickets) {
        this.connection = connection;
        this.root = root;
        this.timeout = timeout;
        this.limit = limit;
        this.tickets = tickets;
    }

    static String readEndpoint(String connection) {
        return "direct:" + connection + "-read";
    }

    static String sendEndpoint(String connection) {
        return "direct:" + connection + "-send";
    }

    @Override
    public void configure() {
        getContext().addComponent(connection + "-odata", olingo());
        configureHttp();
        errorHandler(noErrorHandler());
        OlingoCall olingo = new OlingoCall(new ServiceAddress(root));
        from(readEndpoint(connection))
                .routeId(connection + "-read")
                .description("Rows and pages read from " + connection)
                .process(olingo::prepare)
                .id(connection + "-read-call")
                .to(connection + "-odata:uread")
                .id(connection + "-uread")
                .process(olingo::reply)
                .id(connection + "-read-reply");
        HttpCall http = new HttpCall(new ServiceAddress(root));
        from(sendEndpoint(connection))
                .routeId(connection + "-send")
                .description("Batches, writes and metadata sent to " + connection)
                .process(http::prepare)
                .id(connection + "-send-call")
                .to(
                        root.getScheme()
                                + "://"
                                + root.getAuthority()
                                + "?throwExceptionOnFailure=false")
                .id(connection + "-http")
                .process(http::reply)
                .id(connection + "-send-reply");
    }

    private Olingo4Component olingo() {
        RequestConfig requests =
                RequestConfig.custom()
                        .setConnectTimeout(millis())
                        .setConnectionRequestTimeout(millis())
                        .setSocketTimeout(millis())
                        .setNormalizeUri(false)
                        .setRedirectsEnabled(false)
                        .build();
        Olingo4Configuration configuration = new Olingo4Configuration();
        configuration.setServiceUri(root.toString());
        configuration.setContentType("application/json;charset=utf-8");
        configuration.setHttpAsyncClientBuilder(
                HttpAsyncClientBuilder.create()
                        .setDefaultRequestConfig(requests)
                        .disableCookieManagement()
                        .setMaxConnTotal(CONNECTIONS)
                        .setMaxConnPerRoute(CONNECTIONS)
                        .setEventHandler(new BoundedReads(limit))
                        .addInterceptorLast(this::replaceTicket)
                        .addInterceptorLast(RefusedReadException::throwIfRefused));
        Olingo4Component component = new Olingo4Component(getContext());
        component.setConfiguration(configuration);
        return component;
    }

    /**
     * Configures the component that all connections share. Its own retry is off, because it would
     * silently repeat a request that got a 429.
     */
    private void configureHttp() {
        HttpComponent component = getContext().getComponent(root.getScheme(), HttpComponent.class);
        component.setMaxTotalConnections(CONNECTIONS);
        component.setConnectionsPerRoute(CONNECTIONS);
        component.setConnectTimeout(timeout.toMillis());
        component.setResponseTimeout(timeout.toMillis());
        component.setCookieManagementDisabled(true);
        component.setFollowRedirects(false);
        component.setHttpClientConfigurer(
                client ->
                        client.disableAutomaticRetries()
                                .disableCookieManagement()
                                .addExecInterceptorFirst("p2c", this::bounded));
    }

    /** Runs outside the client's other interceptors, so that it counts decompressed bytes. */
    private ClassicHttpResponse bounded(
            ClassicHttpRequest request, ExecChain.Scope scope, ExecChain chain)
            throws IOException, HttpException {
        Header ticket = request.getFirstHeader(Tickets.HEADER);
        if (ticket != null) {
            request.setHeader(Tickets.HEADER, tickets.token(ticket.getValue()));
        }
        ClassicHttpResponse response = chain.proceed(request, scope);
        if (response.getEntity() != null) {
            response.setEntity(new BoundedAnswer(response.getEntity(), limit));
        }
        return response;
    }

    private void replaceTicket(HttpRequest request, HttpContext context) {
        var ticket = request.getFirstHeader(Tickets.HEADER);
        if (ticket != null) {
            request.setHeader(Tickets.HEADER, tickets.token(ticket.getValue()));
        }
    }

    private int millis() {
        return Math.toIntExact(timeout.toMillis());
    }
}
