package dev.p2c.operate;

import dev.p2c.error.SyncException;
import dev.p2c.state.AlertNotice;
import dev.p2c.state.AlertRecord;
import dev.p2c.state.Alerts;
import java.util.List;
import java.util.function.Supplier;

/** Shows the alerts in JMX. */
public final class AlertsBean implements AlertsMXBean {

    private static final int NEWEST = 100;

    private final Alerts alerts;
    private final Supplier<List<RuleRow>> rules;
    private final Supplier<List<String>> channels;
    private final Supplier<String> test;

    /**
     * @param test sends a test and says how that went
     */
    public AlertsBean(
            Alerts alerts,
            Supplier<List<RuleRow>> rules,
            Supplier<List<String>> channels,
            Supplier<String> test) {
        this.alerts = alerts;
        this.rules = rules;
        this.channels = channels;
        this.test = test;
    }

    @Override
    public List<AlertRow> getOpen() {
        return alerts.open().stream().map(AlertsBean::row).toList();
    }

    @Override
    public List<AlertRow> getNewest() {
        return alerts.newest(NEWEST).stream().map(AlertsBean::row).toList();
    }

    private static AlertRow row(AlertRecord alert) {
        return new AlertRow(
                alert.id(),
                alert.rule(),
                alert.subject(),
                alert.severity(),
                alert.text(),
                alert.link(),
                alert.raisedAt().toString(),
                alert.isOpen() ? "" : alert.endedAt().toString());
    }

    @Override
    public List<RuleRow> getRules() {
        return rules.get();
    }

    @Override
    public List<String> getChannels() {
        return channels.get();
    }

    @Override
    public List<String> getUnsent() {
        return alerts.unsent().stream().map(AlertsBean::text).toList();
    }

    private static String text(AlertNotice notice) {
        return "%s by %s, due %s: %s"
                .formatted(notice.alert().rule(), notice.channel(), notice.dueAt(), notice.error());
    }

    @Override
    public String test() {
        try {
            return test.get();
        } catch (SyncException e) {
            return e.getMessage();
        }
    }
}
