package dev.p2c.app;

import dev.p2c.alert.Channel;
import dev.p2c.alert.MailText;
import dev.p2c.alert.TimedChannel;
import dev.p2c.alert.WebhookForm;
import dev.p2c.routes.AlertRoutes;
import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;

/** Sends messages through {@link AlertRoutes}. */
final class AlertChannels {

    static final String MAIL = "mail";
    static final String WEBHOOK = "webhook";

    private static final int LONGEST_REASON = 300;

    /** Both channels together end before the lease of {@link AlertThread}. */
    private static final Duration PATIENCE = Duration.ofSeconds(45);

    private final Supplier<CamelContext> camel;

    AlertChannels(Supplier<CamelContext> camel) {
        this.camel = camel;
    }

    /** The channels that the settings name. */
    Map<String, Channel> of(AlertOptions options) {
        Map<String, Channel> channels = new LinkedHashMap<>();
        options.mail().ifPresent(mail -> channels.put(MAIL, timed(mail())));
        options.webhook()
                .ifPresent(webhook -> channels.put(WEBHOOK, timed(webhook(options.form()))));
        return channels;
    }

    private static Channel timed(Channel channel) {
        return new TimedChannel(channel, PATIENCE);
    }

    private Channel mail() {
        return message ->
                carried(
                        AlertRoutes.MAIL,
                        Map.of("subject", MailText.subject(message)),
                        MailText.of(message));
    }

    private Channel webhook(WebhookForm form) {
        return message -> {
            Exchange answer = carried(AlertRoutes.WEBHOOK, Map.of(), form.json(message));
            int status =
                    answer.getMessage().getHeader(Exchange.HTTP_RESPONSE_CODE, 0, Integer.class);
            if (status < 200 || status >= 300) {
                throw new IOException("the webhook answers with status " + status);
            }
        };
    }

    private Exchange carried(String endpoint, Map<String, Object> headers, String body)
            throws IOException {
        Exchange exchange =
                camel.get()
                        .createProducerTemplate()
                        .request(
                                endpoint,
                                request -> {
                                    request.getMessage().setBody(body);
                                    request.getMessage().getHeaders().putAll(headers);
                                });
        if (exchange.getException() != null) {
            throw new IOException(reason(exchange.getException()), exchange.getException());
        }
        return exchange;
    }

    /** The words of the innermost cause, which says more than "could not connect". */
    private static String reason(Throwable failure) {
        Throwable inner = failure;
        while (inner.getCause() != null && inner.getCause() != inner) {
            inner = inner.getCause();
        }
        String outer = failure.getMessage() == null ? failure.toString() : failure.getMessage();
        String text =
                inner == failure || inner.getMessage() == null
                        ? outer
                        : outer + ": " + inner.getMessage();
        String line = text.replaceAll("\\s+", " ").strip();
        return line.length() > LONGEST_REASON ? line.substring(0, LONGEST_REASON) : line;
    }
}
