package dev.p2c.operate;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import dev.p2c.login.OpenIdProvider;
import dev.p2c.login.OpenIdSettings;
import dev.p2c.login.ProviderHttp;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import no.nav.security.mock.oauth2.MockOAuth2Server;
import no.nav.security.mock.oauth2.OAuth2Config;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.slf4j.LoggerFactory;

/** Logins by OpenID Connect, through the pages of a provider, each from an address of its own. */
class ConsoleOpenIdTest {

    private static final String SECRET = "s~e+c&r=t";
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final MockOAuth2Server PROVIDER = new MockOAuth2Server(new OAuth2Config(true));
    private static final JmxBeans BEANS = new JmxBeans();
    private static final Metrics METRICS = new Metrics();
    private static final ListAppender<ILoggingEvent> LOG = new ListAppender<>();
    private static Console console;

    /** Instead of the provider's own token. */
    private static String forged = "";

    private static int clients;

    private final String client = "10.9.0." + ++clients;

    @BeforeAll
    static void start() {
        LOG.start();
        ((Logger) LoggerFactory.getLogger("dev.p2c")).addAppender(LOG);
        PROVIDER.start(InetAddress.getLoopbackAddress(), 0);
        BEANS.register(
                "type=Overview",
                OverviewMXBean.class,
                new OverviewBean("test", "1", List::of, List::of, hours -> List.of()));
        OpenIdSettings settings =
                new OpenIdSettings(
                        PROVIDER.issuerUrl("ours").uri(),
                        "Example",
                        "p2c-client",
                        SECRET,
                        "openid profile",
                        "preferred_username",
                        "realm_access.roles",
                        "p2c-operator",
                        "p2c-viewer",
                        Optional.empty());
        console =
                Console.open(
                        new ConsoleSettings(
                                "127.0.0.1",
                                0,
                                Optional.empty(),
                                Optional.empty(),
                                "",
                                List.of("127.0.0.1"),
                                Optional.of(
                                        new OpenIdProvider(
                                                settings, new Http(), Clock.systemUTC()))));
        Health health = new Health(new DefaultCamelContext());
        console.start(Path.of("target/hawtio/webapp"), health, METRICS, (who, act, on, how) -> {});
    }

    @AfterAll
    static void stop() {
        ((Logger) LoggerFactory.getLogger("dev.p2c")).detachAppender(LOG);
        console.close();
        PROVIDER.shutdown();
        BEANS.close();
        METRICS.close();
    }

    @ParameterizedTest
    @CsvSource({"p2c-viewer, viewer", "p2c-operator, operator"})
    void aUserOfTheProviderGetsTheRoleOfTheToken(String role, String expected) {
        HttpResponse<String> end = logIn(claims("anna@example.com", role));

        assertThat(end.statusCode()).as(end.body()).isEqualTo(200);
        assertThat(end.body()).contains("url=/hawtio/");
        String session = cookie(end, "JSESSIONID");
        assertThat(end.headers().allValues("Set-Cookie").toString()).contains("SameSite=Strict");
        assertThat(
                        get("/hawtio/jolokia/read/p2c:type=Overview/User,Role", "Cookie", session)
                                .body())
                .contains("\"User\":\"anna@example.com\"", "\"Role\":\"" + expected + "\"");
        assertThat(get("/hawtio/", "Cookie", session).headers().firstValue("Location"))
                .contains("/hawtio/p2c");
        assertThat(get("/hawtio/auth/logout", "Cookie", session).statusCode()).isEqualTo(302);
        assertThat(get("/hawtio/jolokia/version", "Cookie", session).statusCode()).isEqualTo(403);
        assertThat(LOG.list.stream().map(ILoggingEvent::getFormattedMessage))
                .noneMatch(line -> line.contains("eyJ") || line.contains(SECRET));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'iss': 'http://localhost/another' | iss claim",
                "'aud': 'another-client' | aud claim",
                "'aud': ['p2c-client', 'other'] | another client",
                "'azp': 'other' | another client",
                "'exp': 1700000000 | Expired",
                "'nbf': 9900000000 | before",
                "'nonce': 'another' | another login",
                "'preferred_username': '' | no name",
                "'realm_access': {'roles': ['admin']} | neither role",
                "'realm_access': 'p2c-operator' | neither role"
            })
    void aTokenThatIsNotForThisLoginIsRefused(String claim, String why) {
        String claims = claims("anna", "p2c-operator");
        HttpResponse<String> end =
                logIn(
                        claims.substring(0, claims.length() - 1)
                                + ","
                                + claim.replace('\'', '"')
                                + "}");

        assertThat(end.statusCode()).as(end.body()).isEqualTo(403);
        assertThat(end.body()).contains("You are not logged in", why);
        assertThat(end.headers().allValues("Set-Cookie").toString()).doesNotContain("JSESSIONID");
    }

    @Test
    void aTokenThatTheProviderHasNotSignedIsRefused() {
        Map<String, Object> claims =
                Map.of("iss", PROVIDER.issuerUrl("ours").toString(), "aud", "p2c-client");
        List<String> tokens =
                List.of(
                        PROVIDER.issueToken("theirs", "anna", "p2c-client", claims).serialize(),
                        new PlainJWT(new JWTClaimsSet.Builder().subject("anna").build())
                                .serialize(),
                        "no token");
        for (String token : tokens) {
            forged = token;
            HttpResponse<String> end = logIn(claims("anna", "p2c-operator"));
            forged = "";

            assertThat(end.statusCode()).isEqualTo(403);
            assertThat(end.body()).containsPattern("rejected|is none").doesNotContain(token);
        }
    }

    @Test
    void anEndThatThisBrowserHasNotBegunIsRefusedAndSlowed() {
        HttpResponse<String> begin = get("/hawtio/auth/openid");
        String cookie = cookie(begin, "p2c-openid");
        URI end = submitted(begin, claims("anna", "p2c-operator"));

        assertThat(get(path(end)).statusCode()).as("no cookie").isEqualTo(403);
        String other = cookie(get("/hawtio/auth/openid"), "p2c-openid");
        assertThat(get(path(end), "Cookie", other).statusCode()).isEqualTo(403);
        assertThat(get(path(end), "Cookie", cookie).statusCode()).isEqualTo(200);
        assertThat(get(path(end), "Cookie", cookie).statusCode()).as("again").isEqualTo(403);
        HttpResponse<String> denied =
                get(
                        "/hawtio/auth/openid/end?error=%3Cb%3E&state=" + state(begin),
                        "Cookie",
                        cookie);
        assertThat(denied.body()).contains("ended the login").doesNotContain("<b>");
        int last = 0;
        for (int i = 0; i < 8; i++) {
            last = get("/hawtio/auth/openid/end?code=" + i).statusCode();
        }
        assertThat(last).isEqualTo(429);
    }

    @Test
    void theLoginPageOffersIt() {
        assertThat(get("/hawtio/hawtconfig.json").body())
                .contains("/hawtio/auth/openid", "Log in with Example", "disabledRoutes");
        URI page = location(get("/hawtio/auth/openid"));
        assertThat(page.getRawQuery())
                .contains(
                        "code_challenge_method=S256", "response_type=code", "scope=openid+profile")
                .contains("%2Fhawtio%2Fauth%2Fopenid%2Fend");
    }

    /** The bearer of a token of the provider gets nothing by it: only a login makes a session. */
    @Test
    void aTokenIsNoLogin() {
        String token =
                PROVIDER.issueToken("ours", "anna", "p2c-client", Map.of("a", "b")).serialize();

        assertThat(get("/hawtio/jolokia/version", "Authorization", "Bearer " + token).statusCode())
                .isEqualTo(403);
    }

    private static String claims(String name, String role) {
        return "{\"preferred_username\":\"%s\",\"realm_access\":{\"roles\":[\"a\",\"%s\"]}}"
                .formatted(name, role);
    }

    /** From the login page to the provider's page, its form, and back. */
    private HttpResponse<String> logIn(String claims) {
        HttpResponse<String> begin = get("/hawtio/auth/openid");
        return get(path(submitted(begin, claims)), "Cookie", cookie(begin, "p2c-openid"));
    }

    private static URI submitted(HttpResponse<String> begin, String claims) {
        assertThat(send(HttpRequest.newBuilder(location(begin))).body()).contains("<form");
        String form = "username=sub-1&claims=" + URLEncoder.encode(claims, UTF_8);
        HttpResponse<String> back =
                send(
                        HttpRequest.newBuilder(location(begin))
                                .header("Content-Type", "application/x-www-form-urlencoded")
                                .POST(BodyPublishers.ofString(form)));
        return location(back);
    }

    private static URI location(HttpResponse<String> answer) {
        return URI.create(answer.headers().firstValue("Location").orElseThrow());
    }

    private static String state(HttpResponse<String> begin) {
        return location(begin).getRawQuery().replaceFirst(".*&state=([^&]*).*", "$1");
    }

    private static String path(URI uri) {
        return uri.getRawPath() + "?" + uri.getRawQuery();
    }

    private static String cookie(HttpResponse<String> answer, String name) {
        return answer.headers().allValues("Set-Cookie").stream()
                .filter(one -> one.startsWith(name + "="))
                .map(one -> one.split(";")[0])
                .collect(Collectors.joining());
    }

    private HttpResponse<String> get(String path, String... headers) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(console.address() + path))
                        .header("X-Forwarded-For", client);
        return send(headers.length == 0 ? request : request.headers(headers));
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return HTTP.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static final class Http implements ProviderHttp {

        @Override
        public Answer get(URI url) {
            return answer(send(HttpRequest.newBuilder(url)));
        }

        @Override
        public Answer post(URI url, Map<String, String> headers, String form) {
            HttpRequest.Builder request =
                    HttpRequest.newBuilder(url)
                            .header("Content-Type", "application/x-www-form-urlencoded")
                            .POST(BodyPublishers.ofString(form));
            headers.forEach(request::header);
            Answer answer = answer(send(request));
            String other = "{\"id_token\":\"" + forged + "\"}";
            return forged.isEmpty() ? answer : new Answer(200, other.getBytes(UTF_8));
        }

        private static Answer answer(HttpResponse<String> response) {
            return new Answer(response.statusCode(), response.body().getBytes(UTF_8));
        }
    }
}
