package dev.p2c.app.settings;

import static dev.p2c.app.settings.Setting.of;
import static dev.p2c.app.settings.Setting.secret;

import java.util.List;

/** The settings of alerts. */
final class AlertSettings {

    static final List<Setting> ALL =
            List.of(
                    of(
                            "p2c.alert.rules",
                            "away,brake,no-success,schedule,freshness,failures,waiting,edit,secret,auto-pause",
                            "Rules that raise alerts"),
                    of("p2c.alert.no-success.after", "1h", "Time in which all runs have failed"),
                    of("p2c.alert.freshness.after", "1d", "Age of a change that is not across"),
                    of(
                            "p2c.alert.failures.rows",
                            "50",
                            "Number of rows failing for one cause that raises an alert"),
                    of(
                            "p2c.alert.failures.within",
                            "15m",
                            "Time in which p2c.alert.failures.rows rows must fail to raise an alert"),
                    of("p2c.alert.waiting.rows", "100", "Rows of a task that may wait"),
                    of("p2c.alert.secret.before", "14d", "Time ahead of the end of a secret"),
                    of(
                            "p2c.alert.pause.percent",
                            "0",
                            "Pause a direction when this share of a run is rejected; 0 for never"),
                    of("p2c.alert.pause.rows", "50", "Fewest rejected rows that pause a direction"),
                    of("p2c.alert.quiet", "", "When nothing is sent: 22:00-06:00,sat,sun"),
                    of(
                            "p2c.alert.zone",
                            "",
                            "Time zone of p2c.alert.quiet; default: time zone of the machine"),
                    of("p2c.alert.mail.to", "", "Receivers, with commas; empty: no mail"),
                    of("p2c.alert.mail.from", "", "Sender; default: the first receiver"),
                    of("p2c.alert.mail.host", "", "Mail server (SMTP)"),
                    of("p2c.alert.mail.port", "587", "Port of the mail server"),
                    of("p2c.alert.mail.security", "starttls", "starttls, tls or none"),
                    of("p2c.alert.mail.user", "", "User at the mail server; empty: no login"),
                    secret("p2c.alert.mail.password", "Password of that user"),
                    secret("p2c.alert.webhook.url", "Webhook of Teams or Slack; empty: none"),
                    of("p2c.alert.webhook.form", "teams", "teams or slack"),
                    of(
                            "p2c.console.url",
                            "",
                            "Hawtio's address in alerts; default: p2c.http.host and port"));

    private AlertSettings() {}
}
