package dev.p2c.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import com.sun.net.httpserver.HttpServer;
import dev.p2c.app.settings.Settings;
import dev.p2c.error.ConfigurationException;
import dev.p2c.error.UnavailableException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Alerts over a real mail server and a real HTTP server. */
class AlertChannelsTest {

    private static final Instant NOW = Instant.parse("2026-07-01T10:00:00Z");
    private static final String PASSWORD = "pass-of-the-mail-user";
    private static final String SECRET = "secret-part-of-the-webhook";

    private static final GreenMail MAIL =
            new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    private static final List<String> POSTED = new CopyOnWriteArrayList<>();
    private static HttpServer receiver;
    private static volatile int status = 202;

    @BeforeAll
    static void start() throws IOException {
        MAIL.setUser("p2c@example.com", "p2c", PASSWORD);
        MAIL.start();
        InetAddress here = InetAddress.getLoopbackAddress();
        receiver = HttpServer.create(new InetSocketAddress(here, 0), 0);
        receiver.createContext(
                "/",
                exchange -> {
                    byte[] body = exchange.getRequestBody().readAllBytes();
                    POSTED.add(
                            "%s %s %s"
                                    .formatted(
                                            exchange.getRequestMethod(),
                                            exchange.getRequestURI(),
                                            new String(body, StandardCharsets.UTF_8)));
                    exchange.sendResponseHeaders(status, -1);
                    exchange.close();
                });
        receiver.start();
    }

    @AfterAll
    static void stop() {
        MAIL.stop();
        receiver.stop(0);
    }

    @BeforeEach
    void empty() throws Exception {
        MAIL.purgeEmailFromAllMailboxes();
        POSTED.clear();
        status = 202;
    }

    private static Map<String, String> mail() {
        return Map.of(
                "P2C_ALERT_MAIL_TO", "ops@example.com,boss@example.com",
                "P2C_ALERT_MAIL_FROM", "p2c@example.com",
                "P2C_ALERT_MAIL_HOST", "127.0.0.1",
                "P2C_ALERT_MAIL_PORT", String.valueOf(MAIL.getSmtp().getPort()),
                "P2C_ALERT_MAIL_SECURITY", "none",
                "P2C_ALERT_MAIL_USER", "p2c",
                "P2C_ALERT_MAIL_PASSWORD", PASSWORD);
    }

    private static Map<String, String> webhook(String form) {
        return Map.of(
                "P2C_ALERT_WEBHOOK_URL",
                "http://127.0.0.1:%d/hook/%s?sig=a%%2Fb"
                        .formatted(receiver.getAddress().getPort(), SECRET),
                "P2C_ALERT_WEBHOOK_FORM",
                form);
    }

    @SafeVarargs
    private static Settings settings(Map<String, String>... parts) {
        Map<String, String> all = new HashMap<>();
        List.of(parts).forEach(all::putAll);
        return Settings.load(Path.of(""), all);
    }

    private static AlertOptions options(Map<String, String> environment) {
        return new AlertOptions(settings(environment)).checked();
    }

    @Test
    void aMailReachesEveryReceiver() throws Exception {
        assertThat(AlertTrial.send(settings(mail()), NOW)).isEqualTo("mail: sent");

        MimeMessage[] received = MAIL.getReceivedMessages();
        assertThat(received).hasSize(2);
        assertThat(received[0].getSubject()).isEqualTo("[p2c sandbox] Test of the alerts");
        assertThat(received[0].getFrom()[0]).hasToString("p2c@example.com");
        assertThat(received[0].getContentType()).contains("text/plain").contains("UTF-8");
        assertThat((String) received[0].getContent())
                .contains("alerts of p2c arrive here", "http://127.0.0.1:8080/hawtio/p2c");
    }

    @Test
    void aWebhookGetsTheFormThatItUnderstandsAtItsSecretAddress() {
        assertThat(AlertTrial.send(settings(webhook("teams")), NOW)).isEqualTo("webhook: sent");
        AlertTrial.send(settings(webhook("slack")), NOW);

        assertThat(POSTED)
                .allMatch(post -> post.startsWith("POST /hook/" + SECRET + "?sig=a%2Fb {"))
                .satisfiesExactly(
                        teams -> assertThat(teams).contains("AdaptiveCard"),
                        slack -> assertThat(slack).contains("\"mrkdwn\""));
    }

    @Test
    void aChannelThatFailsIsNamedWithoutItsSecretsAndTheOtherIsServed() throws Exception {
        status = 404;

        assertThatThrownBy(() -> AlertTrial.send(settings(mail(), webhook("teams")), NOW))
                .isInstanceOf(UnavailableException.class)
                .hasMessageContaining("mail: sent")
                .hasMessageContaining("webhook: not sent: the webhook answers with status 404")
                .hasMessageNotContaining(SECRET);
        assertThat(MAIL.getReceivedMessages()).hasSize(2);
    }

    @Test
    void aServerThatIsNotThereIsNamedWithoutSecrets() {
        Map<String, String> away =
                Map.of(
                        "P2C_ALERT_MAIL_PORT",
                        "1",
                        "P2C_ALERT_WEBHOOK_URL",
                        "http://127.0.0.1:1/" + SECRET);

        assertThatThrownBy(() -> AlertTrial.send(settings(mail(), away), NOW))
                .hasMessageContaining("mail: not sent")
                .hasMessageContaining("webhook: not sent")
                .hasMessageContaining("127.0.0.1")
                .hasMessageNotContainingAny(SECRET, PASSWORD);
    }

    @Test
    void aServerThatCannotEncryptIsRefusedUnlessTheSettingsAllowIt() {
        Map<String, String> encrypted = Map.of("P2C_ALERT_MAIL_SECURITY", "starttls");

        assertThatThrownBy(() -> AlertTrial.send(settings(mail(), encrypted), NOW))
                .hasMessageContaining("STARTTLS");
        assertThat(MAIL.getReceivedMessages()).isEmpty();
    }

    @Test
    void passwordAndWebhookAreShownNowhere() {
        Settings settings = settings(mail(), webhook("teams"));
        AlertOptions options = new AlertOptions(settings);

        assertThat(settings.toString()).doesNotContain(SECRET, PASSWORD);
        assertThat(options.mail().orElseThrow().toString()).doesNotContain(PASSWORD);
        assertThat(options.webhook().orElseThrow().toString()).doesNotContain(SECRET);
    }

    @Test
    void withoutAChannelTheTestSaysWhatToSet() {
        assertThatThrownBy(() -> AlertTrial.send(settings(), NOW))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("p2c.alert.mail.to");
    }

    @Test
    void everyMistakeInTheSettingsIsNamedAtOnce() {
        Map<String, String> wrong = new HashMap<>();
        wrong.put("P2C_ALERT_RULES", "away,brakes");
        wrong.put("P2C_ALERT_MAIL_TO", "nobody");
        wrong.put("P2C_ALERT_WEBHOOK_URL", "http://hooks.example.com/" + SECRET);
        wrong.put("P2C_ALERT_WEBHOOK_FORM", "fax");
        wrong.put("P2C_ALERT_QUIET", "noon");

        assertThatThrownBy(() -> options(wrong))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("there is no rule \"brakes\". Did you mean \"brake\"?")
                .hasMessageContaining("\"nobody\" is no mail address")
                .hasMessageContaining("is not encrypted")
                .hasMessageContaining("is \"fax\", expected one of teams, slack")
                .hasMessageContaining("\"noon\" is neither hours")
                .hasMessageNotContaining(SECRET);
    }

    @Test
    void aPasswordIsNotSentReadableToAnotherMachine() {
        Map<String, String> open = new HashMap<>(mail());
        open.put("P2C_ALERT_MAIL_HOST", "mail.example.com");

        assertThatThrownBy(() -> options(open)).hasMessageContaining("p2c.alert.mail.security");
    }
}
