package dev.p2c.alert;

import dev.p2c.state.AlertNotice;
import dev.p2c.state.Alerts;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends the notices that are due, all of one channel in one message. What is not accepted is tried
 * again, less and less often, for a day. One thread calls {@link #send}.
 */
public final class AlertSender {

    private static final Logger LOG = LoggerFactory.getLogger(AlertSender.class);
    private static final Duration CLAIM = Duration.ofMinutes(5);
    private static final Duration FIRST_WAIT = Duration.ofMinutes(1);
    private static final Duration LONGEST_WAIT = Duration.ofHours(1);
    private static final int DOUBLINGS = 6;

    /** One minute, two, four … then every hour: about a day. */
    private static final int MOST_ATTEMPTS = 30;

    private final Alerts alerts;
    private final Map<String, Channel> channels;
    private final String installation;
    private final String console;
    private final Clock clock;

    /**
     * @param channels by name
     * @param installation names it in each subject, such as the profile
     * @param console address of the console, to which links lead
     */
    public AlertSender(
            Alerts alerts,
            Map<String, Channel> channels,
            String installation,
            String console,
            Clock clock) {
        this.alerts = alerts;
        this.channels = Map.copyOf(channels);
        this.installation = installation;
        this.console = console;
        this.clock = clock;
    }

    /** Sends what is due. */
    public void send() {
        channels.forEach(
                (name, channel) -> {
                    List<AlertNotice> due = alerts.claim(name, clock.instant().plus(CLAIM));
                    if (!due.isEmpty()) {
                        send(name, channel, due);
                    }
                });
    }

    private void send(String name, Channel channel, List<AlertNotice> due) {
        try {
            channel.send(Message.of(due, installation, console));
            due.forEach(notice -> alerts.settle(notice.id()));
            LOG.info("alerts: {} sent by {}", due.size(), name);
        } catch (IOException e) {
            LOG.warn(
                    "alerts: {} not sent by {}, tried again later: {}",
                    due.size(),
                    name,
                    e.getMessage());
            due.forEach(notice -> later(name, notice, e.getMessage()));
        }
    }

    private void later(String name, AlertNotice notice, String why) {
        int attempts = notice.attempts() + 1;
        if (attempts >= MOST_ATTEMPTS) {
            LOG.error("alert {}: given up by {}: {}", notice.alert().rule(), name, why);
            alerts.settle(notice.id());
            return;
        }
        alerts.failed(notice.id(), why, clock.instant().plus(wait(attempts)));
    }

    private static Duration wait(int attempts) {
        Duration wait = FIRST_WAIT.multipliedBy(1L << Math.min(attempts - 1, DOUBLINGS));
        return wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait;
    }
}
