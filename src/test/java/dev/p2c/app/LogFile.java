package dev.p2c.app;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.joran.JoranConfigurator;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.LoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** Writes messages with the application's logging configuration instead of that of the tests. */
final class LogFile {

    private LogFile() {}

    static String asWritten(List<String> messages) throws Exception {
        LoggerContext context = new LoggerContext();
        JoranConfigurator configurator = new JoranConfigurator();
        configurator.setContext(context);
        configurator.doConfigure(Path.of("src", "main", "resources", "logback.xml").toFile());
        var console =
                (ConsoleAppender<ILoggingEvent>) context.getLogger("ROOT").getAppender("STDERR");
        StringBuilder text = new StringBuilder();
        for (String message : messages) {
            LoggingEvent event =
                    new LoggingEvent(
                            "x", context.getLogger("dev.p2c"), Level.WARN, message, null, null);
            text.append(new String(console.getEncoder().encode(event), StandardCharsets.UTF_8));
        }
        context.stop();
        return text.toString();
    }
}
