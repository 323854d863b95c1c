package dev.p2c.app;

import dev.p2c.alert.Condition;
import dev.p2c.alert.Rule;
import dev.p2c.alert.RuleKind;
import dev.p2c.alert.StateRules;
import dev.p2c.operate.AlertsBean;
import dev.p2c.operate.AlertsMXBean;
import dev.p2c.operate.DegradedHealthCheck;
import dev.p2c.operate.JmxBeans;
import dev.p2c.operate.StateHealthCheck;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.apache.camel.health.HealthCheckRegistry;

/**
 * What tells an operator that something is wrong: the alerts, their bean, and the health checks
 * that are degraded for the same reasons.
 */
final class Alarms implements AutoCloseable {

    private final Application application;
    private final AlertOptions options;
    private final Expiries expiries;
    private final AlertParts parts;
    private final AlertThread thread;

    Alarms(
            Application application,
            ScheduleWatch schedules,
            FlowWatch flow,
            Supplier<List<String>> edits) {
        this.application = application;
        this.options = new AlertOptions(application.settings());
        this.expiries = new Expiries(application.settings());
        this.parts = new AlertParts(application, schedules, flow, edits);
        this.thread = new AlertThread(application.state(), parts.watch(), parts.sender());
    }

    void start(HealthCheckRegistry health, JmxBeans beans) {
        health.register(new StateHealthCheck(application.state()));
        health.register(new DegradedHealthCheck("waiting-rows", this::waiting));
        health.register(new DegradedHealthCheck("secrets", this::expiring));
        beans.register(
                "type=Alerts",
                AlertsMXBean.class,
                new AlertsBean(
                        application.state().alerts(),
                        () -> parts.rules().stream().map(Rule::kind).map(Alarms::row).toList(),
                        parts::channelNames,
                        parts::test));
        thread.start();
    }

    private static AlertsMXBean.RuleRow row(RuleKind kind) {
        return new AlertsMXBean.RuleRow(kind.word(), kind.watches(), kind.cure());
    }

    private List<String> waiting() {
        int most = options.number("waiting.rows");
        return new StateRules(application.state(), List::of, application.clock())
                .waiting(most).look().conditions(Set.of()).stream().map(Condition::text).toList();
    }

    private List<String> expiring() {
        Duration before = options.time("secret.before");
        Instant now = application.clock().instant();
        return expiries.known().stream()
                .filter(one -> one.isNear(now, before))
                .map(one -> one.text(now))
                .toList();
    }

    @Override
    public void close() {
        thread.close();
    }
}
