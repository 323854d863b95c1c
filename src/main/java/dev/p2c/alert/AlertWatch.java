package dev.p2c.alert;

import dev.p2c.error.UnavailableException;
import dev.p2c.state.AlertRecord;
import dev.p2c.state.Alerts;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Compares what is wrong now with the open alerts: raises those that are new and ends those that
 * are over. The state remembers them, so that a restart raises none again. One thread calls {@link
 * #look}.
 */
public final class AlertWatch {

    private static final Logger LOG = LoggerFactory.getLogger(AlertWatch.class);

    private final Alerts alerts;
    private final List<Rule> rules;
    private final Collection<String> channels;
    private final QuietHours quiet;
    private final Clock clock;
    private final Set<RuleKind> broken = EnumSet.noneOf(RuleKind.class);

    /**
     * @param channels over which each change is sent
     */
    public AlertWatch(
            Alerts alerts,
            List<Rule> rules,
            Collection<String> channels,
            QuietHours quiet,
            Clock clock) {
        this.alerts = alerts;
        this.rules = List.copyOf(rules);
        this.channels = List.copyOf(channels);
        this.quiet = quiet;
        this.clock = clock;
    }

    /**
     * Looks once.
     *
     * @throws UnavailableException if the state does not answer
     */
    public void look() {
        Map<String, List<AlertRecord>> open =
                alerts.open().stream().collect(Collectors.groupingBy(AlertRecord::rule));
        for (Rule rule : rules) {
            look(rule, open.getOrDefault(rule.kind().word(), List.of()));
            open.remove(rule.kind().word());
        }
        // Alerts of rules that the settings have switched off.
        open.values().forEach(left -> left.forEach(this::end));
    }

    private void look(Rule rule, List<AlertRecord> open) {
        Set<String> subjects = open.stream().map(AlertRecord::subject).collect(Collectors.toSet());
        Map<String, Condition> now = new HashMap<>();
        try {
            rule.look().conditions(subjects).forEach(c -> now.putIfAbsent(c.subject(), c));
        } catch (UnavailableException e) {
            throw e;
        } catch (RuntimeException e) {
            if (broken.add(rule.kind())) {
                LOG.error(
                        "alert {}: the look failed, its alerts stay as they are",
                        rule.kind().word(),
                        e);
            }
            return;
        }
        broken.remove(rule.kind());
        for (AlertRecord alert : open) {
            Condition still = now.remove(alert.subject());
            if (still == null) {
                end(alert);
            } else if (!still.text().equals(alert.text())) {
                alerts.retell(alert.id(), still.text());
            }
        }
        now.values().forEach(condition -> raise(rule.kind(), condition));
    }

    private void raise(RuleKind rule, Condition condition) {
        if (alerts.raise(condition.of(rule), channels, due())) {
            LOG.warn("alert {}: {}", rule.word(), condition.text());
        }
    }

    private void end(AlertRecord alert) {
        if (alerts.end(alert.id(), channels, due())) {
            LOG.info("alert {} is over: {}", alert.rule(), alert.text());
        }
    }

    private Instant due() {
        return quiet.from(clock.instant());
    }
}
