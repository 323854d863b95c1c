package dev.p2c.alert;

import static org.assertj.core.api.Assertions.assertThat;

import dev.p2c.state.AlertRecord;
import dev.p2c.state.Alerts;
import java.io.IOException;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Alerts over a real state: raised, ended and sent. */
class AlertWatchTest extends SharedState {

    private final List<Condition> wrong = new ArrayList<>();
    private final List<Message> received = new ArrayList<>();
    private boolean isMailServerAway;

    private void look() {
        look("");
    }

    /** What an application does again and again, and what a new one does after a restart. */
    private void look(String quiet) {
        List<String> words = quiet.isEmpty() ? List.of() : List.of(quiet);
        look(
                List.of(new Rule(RuleKind.AWAY, open -> wrong)),
                QuietHours.parse(words, ZoneOffset.UTC));
    }

    private void look(List<Rule> rules, QuietHours quiet) {
        Alerts alerts = state.alerts();
        new AlertWatch(alerts, rules, Set.of("mail"), quiet, clock).look();
        new AlertSender(alerts, Map.of("mail", this::receive), "test", "http://x", clock).send();
    }

    private void receive(Message message) throws IOException {
        if (isMailServerAway) {
            throw new IOException("connection refused");
        }
        received.add(message);
    }

    private static Condition away(String text) {
        return new Condition("sales", Severity.ERROR, text, "/p2c");
    }

    @Test
    void anAlertIsSentWhenItBeginsAndWhenItIsOver() {
        wrong.add(away("sales does not answer"));
        look();
        look();
        wrong.set(0, away("sales does not answer since ten"));
        look();

        assertThat(received).hasSize(1);
        assertThat(state.alerts().open())
                .extracting(AlertRecord::text)
                .containsExactly("sales does not answer since ten");

        wrong.clear();
        look();
        look();

        assertThat(received).hasSize(2);
        assertThat(received.get(1).items().get(0).isOver()).isTrue();
    }

    @Test
    void whatCouldNotBeSentIsSentLaterAndOnlyOnce() {
        isMailServerAway = true;
        wrong.add(away("sales does not answer"));
        look();
        assertThat(state.alerts().unsent().get(0).error()).isEqualTo("connection refused");

        isMailServerAway = false;
        look();
        assertThat(received).isEmpty();
        clock.advance(Duration.ofMinutes(1));
        look();
        assertThat(received).hasSize(1);
        assertThat(state.alerts().unsent()).isEmpty();
    }

    @Test
    void aMessageIsGivenUpAfterAboutADay() {
        isMailServerAway = true;
        wrong.add(away("sales does not answer"));
        for (int i = 0; i < 30; i++) {
            look();
            clock.advance(Duration.ofHours(1));
        }
        assertThat(state.alerts().unsent()).isEmpty();
        assertThat(state.alerts().open()).hasSize(1);
    }

    @Test
    void whatBeginsAndEndsInQuietHoursIsNeverSent() {
        String now = clock.instant().atOffset(ZoneOffset.UTC).toLocalTime().toString();
        String quiet = now.substring(0, 5) + "-" + LATER.formatted(hourAfter(now));
        wrong.add(away("sales does not answer"));
        look(quiet);
        wrong.clear();
        look(quiet);
        clock.advance(Duration.ofHours(3));
        look(quiet);

        assertThat(received).isEmpty();
        assertThat(state.alerts().newest(5)).hasSize(1);
    }

    private static final String LATER = "%02d:59";

    private static int hourAfter(String time) {
        return (Integer.parseInt(time.substring(0, 2)) + 1) % 24;
    }

    @Test
    void alertsOfARuleThatIsSwitchedOffEnd() {
        wrong.add(away("sales does not answer"));
        look();
        look(List.of(), QuietHours.parse(List.of(), ZoneOffset.UTC));

        assertThat(state.alerts().open()).isEmpty();
    }

    @Test
    void aRuleThatBreaksLeavesTheOthersAlone() {
        Rule broken =
                new Rule(
                        RuleKind.EDIT,
                        open -> {
                            throw new IllegalStateException("a bug");
                        });
        wrong.add(away("sales does not answer"));
        look(
                List.of(broken, new Rule(RuleKind.AWAY, open -> wrong)),
                QuietHours.parse(List.of(), ZoneOffset.UTC));

        assertThat(received).hasSize(1);
    }
}
