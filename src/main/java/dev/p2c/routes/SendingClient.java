package dev.p2c.routes;

import java.io.IOException;
import org.apache.hc.client5.http.HttpRoute;
import org.apache.hc.client5.http.auth.AuthScope;
import org.apache.hc.client5.http.auth.UsernamePasswordCredentials;
import org.apache.hc.client5.http.classic.ExecChain;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.DefaultConnectionKeepAliveStrategy;
import org.apache.hc.client5.http.impl.auth.BasicCredentialsProvider;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManager;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.impl.routing.DefaultRoutePlanner;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;

/** Configures the HTTP client that sends batches, all other writes and token requests. */
final class SendingClient {

    /** Unused time after which a connection is checked before a request is sent. */
    private static final TimeValue CHECKED_AFTER = TimeValue.ofMilliseconds(100);

    private final HttpSettings settings;
    private final Tickets tickets;

    SendingClient(HttpSettings settings, Tickets tickets) {
        this.settings = settings;
        this.tickets = tickets;
    }

    PoolingHttpClientConnectionManager connections() {
        return PoolingHttpClientConnectionManagerBuilder.create()
                .setMaxConnTotal(HttpSettings.CONNECTIONS)
                .setMaxConnPerRoute(HttpSettings.CONNECTIONS)
                .setDefaultConnectionConfig(
                        ConnectionConfig.custom()
                                .setConnectTimeout(timeout())
                                .setSocketTimeout(timeout())
                                .setTimeToLive(TimeValue.of(HttpSettings.OLDEST))
                                .setValidateAfterInactivity(CHECKED_AFTER)
                                .build())
                .build();
    }

    /** Switches off the client's own retry, which would silently send a POST twice. */
    HttpClientBuilder configure(HttpClientBuilder client) {
        client.disableAutomaticRetries()
                .disableCookieManagement()
                .disableRedirectHandling()
                .setDefaultRequestConfig(
                        RequestConfig.custom()
                                .setConnectionRequestTimeout(timeout())
                                .setResponseTimeout(timeout())
                                // Else plain requests offer TLS (RFC 2817), which proxies refuse.
                                .setProtocolUpgradeEnabled(false)
                                .build())
                .setKeepAliveStrategy(
                        (response, context) -> {
                            TimeValue hint =
                                    DefaultConnectionKeepAliveStrategy.INSTANCE
                                            .getKeepAliveDuration(response, context);
                            return TimeValue.ofMilliseconds(settings.kept(hint.toMilliseconds()));
                        })
                .addExecInterceptorFirst("p2c", this::bounded);
        settings.proxy().ifPresent(proxy -> route(client, proxy));
        return client;
    }

    private static void route(HttpClientBuilder client, OutboundProxy proxy) {
        HttpHost address = new HttpHost(proxy.host(), proxy.port());
        client.setRoutePlanner(
                new DefaultRoutePlanner(null) {
                    @Override
                    protected HttpHost determineProxy(HttpHost target, HttpContext context) {
                        return proxy.serves(target.getHostName()) ? address : null;
                    }
                });
        BasicCredentialsProvider logins = new BasicCredentialsProvider();
        proxy.login()
                .ifPresent(
                        login ->
                                logins.setCredentials(
                                        new AuthScope(address),
                                        new UsernamePasswordCredentials(
                                                login.user(), login.password().toCharArray())));
        client.setDefaultCredentialsProvider(logins);
    }

    /** Runs outside the client's other interceptors, so that it counts decompressed bytes. */
    private ClassicHttpResponse bounded(
            ClassicHttpRequest request, ExecChain.Scope scope, ExecChain chain)
            throws IOException, HttpException {
        Header ticket = request.getFirstHeader(Tickets.HEADER);
        if (ticket != null) {
            request.setHeader(Tickets.HEADER, tickets.token(ticket.getValue()));
        }
        request.setHeader(HttpHeaders.ACCEPT_ENCODING, settings.encoding());
        HttpRoute route = scope.route;
        if (route.getProxyHost() != null && !route.isTunnelled()) {
            settings.proxy()
                    .flatMap(OutboundProxy::login)
                    .ifPresent(
                            login ->
                                    request.setHeader(
                                            HttpHeaders.PROXY_AUTHORIZATION, login.header()));
        }
        ClassicHttpResponse response = chain.proceed(request, scope);
        if (response.getEntity() != null) {
            response.setEntity(
                    new BoundedAnswer(
                            response.getEntity(),
                            settings.limit(),
                            scope.execRuntime::discardEndpoint));
        }
        return response;
    }

    private Timeout timeout() {
        return Timeout.of(settings.timeout());
    }
}
