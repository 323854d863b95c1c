package dev.p2c.app;

import dev.p2c.alert.QuietHours;
import dev.p2c.alert.RuleKind;
import dev.p2c.alert.WebhookForm;
import dev.p2c.app.settings.Setting;
import dev.p2c.app.settings.Settings;
import dev.p2c.error.ConfigurationException;
import dev.p2c.error.Problem;
import dev.p2c.mapping.Suggestion;
import dev.p2c.routes.AlertMail;
import dev.p2c.routes.AlertRoutes;
import dev.p2c.routes.AlertWebhook;
import dev.p2c.routes.AnswerLimit;
import dev.p2c.routes.HttpSettings;
import dev.p2c.text.Hosts;
import java.net.URI;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads the settings of alerts: rules, channels and quiet hours. */
final class AlertOptions {

    private static final String PREFIX = "p2c.alert.";
    private static final String WEBHOOK = PREFIX + "webhook.url";
    private static final String PASSWORD = PREFIX + "mail.password";
    private static final Pattern MAIL_ADDRESS = Pattern.compile("[^\\s@<>,]+@[^\\s@<>,]+");
    private static final Duration TIMEOUT = Duration.ofSeconds(20);
    private static final long MOST_ANSWER = 100_000;

    private final Settings settings;

    AlertOptions(Settings settings) {
        this.settings = settings;
    }

    /** Readers that find what is wrong, one mistake each. */
    List<Runnable> readers() {
        return List.of(
                this::rules, this::mail, this::webhook, this::form, this::quiet, this::console);
    }

    /**
     * Checks all settings of alerts.
     *
     * @throws ConfigurationException with everything that is missing or wrong
     */
    AlertOptions checked() {
        List<Problem> problems = new ArrayList<>();
        for (Runnable reader : readers()) {
            try {
                reader.run();
            } catch (ConfigurationException e) {
                problems.addAll(e.problems());
            }
        }
        if (!problems.isEmpty()) {
            throw new ConfigurationException(problems);
        }
        return this;
    }

    /** The rules that are switched on. */
    Set<RuleKind> rules() {
        Set<RuleKind> rules = EnumSet.noneOf(RuleKind.class);
        for (String word : settings.list(PREFIX + "rules")) {
            rules.add(
                    RuleKind.of(word)
                            .orElseThrow(
                                    () ->
                                            new ConfigurationException(
                                                    PREFIX + "rules",
                                                    "there is no rule \"%s\".%s"
                                                            .formatted(
                                                                    word,
                                                                    Suggestion.didYouMean(
                                                                            word,
                                                                            RuleKind.words())))));
        }
        return rules;
    }

    /** The routes that carry alerts out. */
    AlertRoutes routes() {
        return new AlertRoutes(mail(), webhook());
    }

    /** The mail server and the receivers; empty if no receiver is set. */
    Optional<AlertMail> mail() {
        List<String> to = settings.list(PREFIX + "mail.to");
        if (to.isEmpty()) {
            return Optional.empty();
        }
        to.forEach(address -> checkAddress("mail.to", address));
        String from = settings.optional(PREFIX + "mail.from").orElse(to.get(0));
        checkAddress("mail.from", from);
        Optional<AlertMail.Login> login =
                settings.optional(PREFIX + "mail.user")
                        .map(user -> new AlertMail.Login(user, settings.required(PASSWORD)));
        String host = settings.required(PREFIX + "mail.host");
        AlertMail.Security security = security();
        if (login.isPresent() && security == AlertMail.Security.NONE && !isHere(host)) {
            throw new ConfigurationException(
                    PREFIX + "mail.security",
                    "none would send the password readable to " + host + ": use starttls or tls");
        }
        return Optional.of(
                new AlertMail(
                        host,
                        settings.number(PREFIX + "mail.port"),
                        security,
                        login,
                        from,
                        String.join(",", to)));
    }

    private static boolean isHere(String host) {
        return Hosts.isThisMachine(URI.create("http://" + host));
    }

    private static void checkAddress(String name, String address) {
        if (!MAIL_ADDRESS.matcher(address).matches()) {
            throw new ConfigurationException(
                    PREFIX + name, "\"" + address + "\" is no mail address");
        }
    }

    private AlertMail.Security security() {
        return oneOf("mail.security", AlertMail.Security.class);
    }

    /** The webhook; empty if none is set. */
    Optional<AlertWebhook> webhook() {
        if (settings.optional(WEBHOOK).isEmpty()) {
            return Optional.empty();
        }
        URI address = settings.address(WEBHOOK);
        if (address.getScheme().equals("http") && !Hosts.isThisMachine(address)) {
            throw new ConfigurationException(
                    Setting.variable(WEBHOOK), "is not encrypted: use https");
        }
        HttpSettings direct = HttpSettings.direct(TIMEOUT, new AnswerLimit(MOST_ANSWER, TIMEOUT));
        return Optional.of(
                new AlertWebhook(
                        address,
                        new HttpSettings(
                                direct.timeout(),
                                direct.limit(),
                                direct.gzip(),
                                direct.idle(),
                                new ConfiguredHttp(settings).proxy())));
    }

    WebhookForm form() {
        return oneOf("webhook.form", WebhookForm.class);
    }

    private <E extends Enum<E>> E oneOf(String name, Class<E> kind) {
        String text = settings.text(PREFIX + name);
        for (E one : kind.getEnumConstants()) {
            if (one.name().toLowerCase(Locale.ROOT).equals(text)) {
                return one;
            }
        }
        throw new ConfigurationException(
                PREFIX + name,
                "is \"%s\", expected one of %s"
                        .formatted(
                                text,
                                String.join(
                                        ", ",
                                        Arrays.stream(kind.getEnumConstants())
                                                .map(e -> e.name().toLowerCase(Locale.ROOT))
                                                .toList())));
    }

    QuietHours quiet() {
        try {
            String zone = settings.text(PREFIX + "zone");
            return QuietHours.parse(
                    settings.list(PREFIX + "quiet"),
                    zone.isEmpty() ? ZoneId.systemDefault() : ZoneId.of(zone));
        } catch (DateTimeException e) {
            throw new ConfigurationException(
                    PREFIX + "zone", "expected a time zone such as Europe/Oslo");
        } catch (IllegalArgumentException e) {
            throw new ConfigurationException(PREFIX + "quiet", e.getMessage());
        }
    }

    /** The address of the console that links lead to, without the last slash. */
    String console() {
        String name = "p2c.console.url";
        String address =
                settings.optional(name).isPresent()
                        ? settings.address(name).toString()
                        : "http://%s:%s/hawtio"
                                .formatted(
                                        settings.text("p2c.http.host"),
                                        settings.text("p2c.http.port"));
        return address.replaceFirst("/+$", "");
    }

    /** Names this installation in the subject of messages. */
    String installation() {
        return settings.profile();
    }

    Duration time(String name) {
        return settings.duration(PREFIX + name);
    }

    int number(String name) {
        return settings.number(PREFIX + name);
    }
}
