package dev.p2c.routes;

import java.net.URI;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.http.HttpClientConfigurer;
import org.apache.camel.component.olingo4.Olingo4Component;
import org.apache.camel.component.olingo4.Olingo4Configuration;
import org.apache.hc.client5.http.io.HttpClientConnectionManager;

/**
 * The two routes of a connection, which Hawtio shows with their statistics: one reads rows through
 * camel-olingo4, the other sends every other request through camel-http.
 *
 * <p>The routes do not retry; the OData client does. Each connection has its own olingo4 component,
 * because a configured component sends the requests of all its endpoints to one address.
 */
public final class GatewayRoutes extends RouteBuilder {

    private final String connection;
    private final URI root;
    private final HttpSettings settings;
    private final Tickets tickets;

    /**
     * @param root address of the service root
     * @param tickets shared with the connection's {@link CamelGateway}
     */
    public GatewayRoutes(String connection, URI root, HttpSettings settings, Tickets tickets) {
        this.connection = connection;
        this.root = root;
        this.settings = settings;
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
        bindHttp();
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
                        "%s://%s?throwExceptionOnFailure=false&httpClientConfigurer=#%s&clientConnectionManager=#%s"
                                .formatted(
                                        root.getScheme(),
                                        root.getAuthority(),
                                        bean("client"),
                                        bean("connections")))
                .id(connection + "-http")
                .process(http::reply)
                .id(connection + "-send-reply");
    }

    private Olingo4Component olingo() {
        Olingo4Configuration configuration = new Olingo4Configuration();
        configuration.setServiceUri(root.toString());
        configuration.setContentType("application/json;charset=utf-8");
        configuration.setHttpAsyncClientBuilder(new ReadingClient(settings, tickets).builder());
        Olingo4Component component = new Olingo4Component(getContext());
        component.setConfiguration(configuration);
        return component;
    }

    /** Binds what the endpoint of camel-http refers to; connections differ in their settings. */
    private void bindHttp() {
        SendingClient client = new SendingClient(settings, tickets);
        HttpClientConfigurer configurer = client::configure;
        getContext().getRegistry().bind(bean("client"), HttpClientConfigurer.class, configurer);
        getContext()
                .getRegistry()
                .bind(bean("connections"), HttpClientConnectionManager.class, client.connections());
    }

    private String bean(String part) {
        return connection + "-http-" + part;
    }
}
