package dev.p2c.app;

import dev.p2c.app.settings.Settings;
import dev.p2c.error.ConfigurationException;
import dev.p2c.odata.transport.ConnectionSettings;
import dev.p2c.odata.transport.TokenGateway;
import dev.p2c.routes.AnswerLimit;
import dev.p2c.routes.HttpSettings;
import dev.p2c.routes.OutboundProxy;
import dev.p2c.routes.TokenClient;
import dev.p2c.text.Hosts;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/** Reads the settings of the HTTP clients: limits of answers, compression and outbound proxy. */
final class ConfiguredHttp {

    private static final String PROXY = "p2c.proxy.";

    /** Largest answer of a token service, in bytes. */
    private static final long MOST_TOKEN_BYTES = 1_000_000;

    /** A person waits. */
    private static final Duration OPENID_TIMEOUT = Duration.ofSeconds(10);

    private final Settings settings;

    ConfiguredHttp(Settings settings) {
        this.settings = settings;
    }

    /** The HTTP settings of a connection. */
    HttpSettings of(ConnectionSettings connection) {
        return settings(
                connection,
                new AnswerLimit(
                        settings.number("p2c.answer.most") * 1_000_000L,
                        settings.duration("p2c.answer.longest")));
    }

    /** Sends the token requests of a connection; a token arrives within the time of one wait. */
    TokenGateway tokens(ConnectionSettings connection) {
        AnswerLimit limit = new AnswerLimit(MOST_TOKEN_BYTES, connection.limits().timeout());
        return new TokenClient(settings(connection, limit));
    }

    /** Sends the requests of logins to a provider of OpenID Connect. */
    TokenClient openId() {
        return new TokenClient(
                new HttpSettings(
                        OPENID_TIMEOUT,
                        new AnswerLimit(MOST_TOKEN_BYTES, OPENID_TIMEOUT),
                        false,
                        OPENID_TIMEOUT,
                        proxy()));
    }

    private HttpSettings settings(ConnectionSettings connection, AnswerLimit limit) {
        String prefix = "p2c." + connection.name() + ".";
        return new HttpSettings(
                connection.limits().timeout(),
                limit,
                isCompressed(prefix, connection.baseUrl()),
                settings.duration(prefix + "idle"),
                proxy());
    }

    /** On this machine compression costs more time than it saves. */
    private boolean isCompressed(String prefix, URI url) {
        return settings.optional(prefix + "gzip").isPresent()
                ? settings.flag(prefix + "gzip")
                : !Hosts.isThisMachine(url);
    }

    /** The outbound proxy; empty for direct connections. */
    Optional<OutboundProxy> proxy() {
        if (settings.optional(PROXY + "url").isEmpty()) {
            return Optional.empty();
        }
        URI url = settings.address(PROXY + "url");
        if (url.getScheme().equals("https") || url.getPort() < 0) {
            throw new ConfigurationException(
                    PROXY + "url", "expected http://<host>:<port>, the requests inside stay https");
        }
        Optional<OutboundProxy.Login> login =
                settings.optional(PROXY + "user")
                        .map(
                                user ->
                                        new OutboundProxy.Login(
                                                user, settings.required(PROXY + "password")));
        return Optional.of(
                new OutboundProxy(
                        url.getHost(), url.getPort(), login, settings.list(PROXY + "except")));
    }
}
