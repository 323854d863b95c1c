package dev.p2c.operate;

import java.util.List;

/** {@code p2c:type=Alerts}: what an operator was told, and by which rules. */
@Described("Alerts: what an operator was told, and by which rules.")
public interface AlertsMXBean {

    /** An alert. */
    record AlertRow(
            @Described("Number of the alert.") long id,
            @Described("Rule that raised it.") String rule,
            @Described("What it is about.") String subject,
            @Described("error or warning.") String severity,
            @Described("What is wrong.") String text,
            @Described("Page of the console to look at.") String link,
            @Described("When it was raised.") String raisedAt,
            @Described("When it was over; empty while it is open.") String endedAt) {}

    /** A rule. */
    record RuleRow(
            @Described("Name of the rule in the settings.") String name,
            @Described("What raises an alert.") String watches,
            @Described("What to do then.") String cure) {}

    @Described("The open alerts, oldest first.")
    List<AlertRow> getOpen();

    @Described("The newest hundred alerts, open or over.")
    List<AlertRow> getNewest();

    @Described("The rules that are switched on.")
    List<RuleRow> getRules();

    @Described("The channels that are set: mail, webhook. Without one nobody is told.")
    List<String> getChannels();

    @Described("News that is still to be sent, with the error of the last attempt.")
    List<String> getUnsent();

    @Described("Sends a test by mail and webhook; returns how that went.")
    @Acts
    String test();
}
