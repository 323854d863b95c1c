package dev.p2c.app;

import dev.p2c.alert.Channel;
import dev.p2c.alert.Message;
import dev.p2c.app.settings.Settings;
import dev.p2c.error.ConfigurationException;
import dev.p2c.error.UnavailableException;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.impl.DefaultCamelContext;

/** Sends a message to try whether alerts arrive. */
public final class AlertTrial {

    private static final String NONE =
            "No channel is set: set p2c.alert.mail.to or P2C_ALERT_WEBHOOK_URL";

    private final AlertOptions options;
    private final Map<String, Channel> channels;

    AlertTrial(AlertOptions options, Map<String, Channel> channels) {
        this.options = options;
        this.channels = channels;
    }

    /**
     * Sends a trial as the settings say.
     *
     * @return a line for each channel
     * @throws ConfigurationException if no channel is set
     * @throws UnavailableException if a channel did not accept it
     */
    public static String send(Settings settings, Instant now) {
        AlertOptions options = new AlertOptions(settings).checked();
        CamelContext camel = new DefaultCamelContext();
        try {
            CamelSetup.startGateways(camel, List.of(options.routes()));
            Map<String, Channel> channels = new AlertChannels(() -> camel).of(options);
            if (channels.isEmpty()) {
                throw new ConfigurationException("alerts", NONE);
            }
            return new AlertTrial(options, channels).send(now);
        } finally {
            camel.stop();
        }
    }

    String send(Instant now) {
        if (channels.isEmpty()) {
            return NONE;
        }
        Message message = Message.trial(options.installation(), options.console(), now);
        List<String> done = new ArrayList<>();
        List<String> failed = new ArrayList<>();
        channels.forEach(
                (name, channel) -> {
                    try {
                        channel.send(message);
                        done.add(name + ": sent");
                    } catch (IOException e) {
                        failed.add(name + ": not sent: " + e.getMessage());
                    }
                });
        if (!failed.isEmpty()) {
            done.addAll(failed);
            throw new UnavailableException("alerts", String.join("\n", done), null);
        }
        return String.join("\n", done);
    }
}
