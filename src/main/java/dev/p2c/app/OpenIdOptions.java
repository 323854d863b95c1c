package dev.p2c.app;

import dev.p2c.app.settings.Settings;
import dev.p2c.error.ConfigurationException;
import dev.p2c.error.Problem;
import dev.p2c.login.OpenIdProvider;
import dev.p2c.login.OpenIdSettings;
import dev.p2c.login.ProviderHttp;
import dev.p2c.odata.transport.Gateway;
import dev.p2c.routes.TokenClient;
import dev.p2c.text.Hosts;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads the settings of OpenID Connect, which are off as long as no issuer is named. */
final class OpenIdOptions {

    private static final String PREFIX = "p2c.openid.";

    private final Settings settings;

    OpenIdOptions(Settings settings) {
        this.settings = settings;
    }

    boolean isOn() {
        return settings.optional(PREFIX + "issuer").isPresent();
    }

    /**
     * Reads the settings of OpenID Connect.
     *
     * @throws ConfigurationException with everything that is missing or wrong
     */
    Optional<OpenIdSettings> read() {
        if (!isOn()) {
            return Optional.empty();
        }
        List<Problem> problems = new ArrayList<>();
        URI issuer = settings.address(PREFIX + "issuer");
        if (!issuer.getScheme().equals("https") && !Hosts.isThisMachine(issuer)) {
            problems.add(new Problem(PREFIX + "issuer", "expected an address with https"));
        }
        if (settings.optional(PREFIX + "client.id").isEmpty()) {
            problems.addAll(settings.missing(PREFIX + "client.id").problems());
        }
        if (!List.of(text("scope").split(" +")).contains("openid")) {
            problems.add(new Problem(PREFIX + "scope", "expected the word openid among others"));
        }
        if (text("operator").equals(text("viewer"))) {
            problems.add(new Problem(PREFIX + "viewer", "is the same role as p2c.openid.operator"));
        }
        if (!problems.isEmpty()) {
            throw new ConfigurationException(problems);
        }
        return Optional.of(
                new OpenIdSettings(
                        URI.create(text("issuer").strip()),
                        text("name"),
                        text("client.id"),
                        text("client.secret"),
                        text("scope"),
                        text("user"),
                        text("roles"),
                        text("operator"),
                        text("viewer"),
                        settings.optional("p2c.console.url").map(URI::create)));
    }

    private String text(String name) {
        return settings.text(PREFIX + name);
    }

    /**
     * Checks the settings of OpenID Connect.
     *
     * @throws ConfigurationException with everything that is missing or wrong
     */
    void check() {
        var unused = read();
    }

    /** The provider, asked through the outbound proxy. */
    Optional<OpenIdProvider> provider() {
        return read().map(
                        found ->
                                new OpenIdProvider(
                                        found,
                                        new Http(new ConfiguredHttp(settings).openId()),
                                        Clock.systemUTC()));
    }

    private record Http(TokenClient client) implements ProviderHttp {

        @Override
        public Answer get(URI url) throws IOException {
            return answer(client.get(url));
        }

        @Override
        public Answer post(URI url, Map<String, String> headers, String form) throws IOException {
            return answer(client.post(url, headers, form));
        }

        private static Answer answer(Gateway.Response response) {
            return new Answer(response.status(), response.body());
        }
    }
}
