package dev.p2c.routes;

import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.apache.http.HttpHeaders;
import org.apache.http.HttpHost;
import org.apache.http.HttpRequest;
import org.apache.http.auth.AuthSchemeProvider;
import org.apache.http.auth.AuthScope;
import org.apache.http.auth.UsernamePasswordCredentials;
import org.apache.http.client.config.AuthSchemes;
import org.apache.http.client.config.RequestConfig;
import org.apache.http.client.protocol.HttpClientContext;
import org.apache.http.config.RegistryBuilder;
import org.apache.http.impl.auth.BasicSchemeFactory;
import org.apache.http.impl.client.BasicCredentialsProvider;
import org.apache.http.impl.client.DefaultConnectionKeepAliveStrategy;
import org.apache.http.impl.conn.DefaultRoutePlanner;
import org.apache.http.impl.nio.client.HttpAsyncClientBuilder;
import org.apache.http.protocol.HttpContext;

/** Configures camel-olingo4's HTTP client, which reads rows. */
final class ReadingClient {

    private final HttpSettings settings;
    private final Tickets tickets;

    ReadingClient(HttpSettings settings, Tickets tickets) {
        this.settings = settings;
        this.tickets = tickets;
    }

    /** A connection that the service has closed is never used again: the client watches for it. */
    HttpAsyncClientBuilder builder() {
        RequestConfig requests =
                RequestConfig.custom()
                        .setConnectTimeout(settings.millis())
                        .setConnectionRequestTimeout(settings.millis())
                        .setSocketTimeout(settings.millis())
                        .setNormalizeUri(false)
                        .setRedirectsEnabled(false)
                        .build();
        HttpAsyncClientBuilder client =
                HttpAsyncClientBuilder.create()
                        .setDefaultRequestConfig(requests)
                        .disableCookieManagement()
                        .setMaxConnTotal(HttpSettings.CONNECTIONS)
                        .setMaxConnPerRoute(HttpSettings.CONNECTIONS)
                        .setConnectionTimeToLive(
                                HttpSettings.OLDEST.toMillis(), TimeUnit.MILLISECONDS)
                        .setKeepAliveStrategy(
                                (response, context) ->
                                        settings.kept(
                                                DefaultConnectionKeepAliveStrategy.INSTANCE
                                                        .getKeepAliveDuration(response, context)))
                        .setEventHandler(new BoundedReads(settings.limit()))
                        .addInterceptorLast(this::complete)
                        .addInterceptorLast(RefusedReadException::throwIfRefused);
        settings.proxy().ifPresent(proxy -> route(client, proxy));
        return client;
    }

    private static void route(HttpAsyncClientBuilder client, OutboundProxy proxy) {
        HttpHost address = new HttpHost(proxy.host(), proxy.port());
        client.setRoutePlanner(
                new DefaultRoutePlanner(null) {
                    @Override
                    protected HttpHost determineProxy(
                            HttpHost target, HttpRequest request, HttpContext context) {
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
                                                login.user(), login.password())));
        client.setDefaultCredentialsProvider(logins);
        // By default the client writes a login in ASCII, with ? for all other characters.
        client.setDefaultAuthSchemeRegistry(
                RegistryBuilder.<AuthSchemeProvider>create()
                        .register(AuthSchemes.BASIC, new BasicSchemeFactory(StandardCharsets.UTF_8))
                        .build());
    }

    /** Sets the headers that no message inside Camel has: the token and the proxy's login. */
    private void complete(HttpRequest request, HttpContext context) {
        var ticket = request.getFirstHeader(Tickets.HEADER);
        if (ticket != null) {
            request.setHeader(Tickets.HEADER, tickets.token(ticket.getValue()));
        }
        request.setHeader(HttpHeaders.ACCEPT_ENCODING, settings.encoding());
        var route = HttpClientContext.adapt(context).getHttpRoute();
        if (route instanceof org.apache.http.conn.routing.HttpRoute known
                && known.getProxyHost() != null
                && !known.isTunnelled()) {
            settings.proxy()
                    .flatMap(OutboundProxy::login)
                    .ifPresent(
                            login ->
                                    request.setHeader(
                                            HttpHeaders.PROXY_AUTHORIZATION, login.header()));
        }
    }
}
