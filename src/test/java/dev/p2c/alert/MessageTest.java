package dev.p2c.alert;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.p2c.state.AlertNotice;
import dev.p2c.state.AlertRecord;
import java.io.IOException;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class MessageTest {

    private static final Instant AT = Instant.parse("2026-07-01T10:00:00.123Z");
    private static final String CONSOLE = "https://p2c.example/hawtio";

    private static AlertNotice notice(String rule, String severity, String text, boolean isOver) {
        return new AlertNotice(
                1,
                new AlertRecord(7, rule, "sales", severity, text, "/p2c/runs", AT, null),
                "mail",
                isOver,
                AT,
                0,
                "");
    }

    private static Message message(AlertNotice... notices) {
        return Message.of(List.of(notices), "production", CONSOLE);
    }

    private static JsonNode json(WebhookForm form, Message message) throws IOException {
        return new ObjectMapper().readTree(form.json(message));
    }

    @Test
    void theSubjectNamesTheWorstAndHowManyMoreThereAre() {
        Message message =
                message(
                        notice("waiting", "warning", "quotes: 300 rows wait", false),
                        notice("away", "error", "sales does not answer", false),
                        notice("schedule", "error", "passes do not begin", true));

        assertThat(MailText.subject(message))
                .isEqualTo("[p2c production] ERROR: sales does not answer (and 2 more)");
    }

    @Test
    void aMailSaysWhatIsWrongWhatToDoAndWhereToLook() {
        String text = MailText.of(message(notice("away", "error", "sales is away", false)));

        assertThat(text)
                .contains("ERROR: sales is away\n")
                .contains("What to do: No row is lost")
                .contains("Since 2026-07-01T10:00:00Z")
                .contains("https://p2c.example/hawtio/p2c/runs");
    }

    @Test
    void newsThatAnAlertIsOverAsksForNothing() {
        assertThat(MailText.of(message(notice("away", "error", "sales is away", true))))
                .startsWith("Over: sales is away")
                .doesNotContain("What to do");
    }

    @Test
    void teamsGetsAnAdaptiveCard() throws IOException {
        JsonNode card =
                json(
                        WebhookForm.TEAMS,
                        message(notice("failures", "warning", "no [unit](http://x) pal", false)));

        assertThat(card.get("type").asText()).isEqualTo("message");
        JsonNode attachment = card.at("/attachments/0");
        assertThat(attachment.get("contentType").asText())
                .isEqualTo("application/vnd.microsoft.card.adaptive");
        assertThat(attachment.at("/content/type").asText()).isEqualTo("AdaptiveCard");
        assertThat(attachment.at("/content/body/1/text").asText())
                .isEqualTo("Warning: no \\[unit\\]\\(http://x\\) pal");
        assertThat(attachment.at("/content/body/3/text").asText())
                .contains("(https://p2c.example/hawtio/p2c/runs)");
    }

    @Test
    void slackGetsBlocksInWhichTextOfRowsMakesNoLinks() throws IOException {
        JsonNode body =
                json(
                        WebhookForm.SLACK,
                        message(notice("failures", "warning", "no <http://x|unit> & pal", false)));

        assertThat(body.at("/blocks/0/text/type").asText()).isEqualTo("mrkdwn");
        assertThat(body.at("/blocks/0/text/text").asText())
                .contains("no &lt;http://x|unit&gt; &amp; pal")
                .contains("<https://p2c.example/hawtio/p2c/runs|Open the console>");
    }

    @Test
    void hundredsOfAlertsAreStillOneMessageThatTheReceiverTakes() {
        AlertNotice one = notice("failures", "warning", "x".repeat(2000), false);
        Message many = Message.of(Collections.nCopies(300, one), "production", CONSOLE);

        assertThat(WebhookForm.TEAMS.json(many).length()).isLessThan(28_000);
        assertThat(WebhookForm.SLACK.json(many).length()).isLessThan(28_000);
    }
}
