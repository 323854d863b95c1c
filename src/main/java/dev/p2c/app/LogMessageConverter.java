package dev.p2c.app;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.pattern.CompositeConverter;
import dev.p2c.text.Visible;

/**
 * Implements {@code %visible(%msg)} of {@code logback.xml}: writes control characters as codes and
 * indents all lines but the first, so that no value of a row can forge a log entry.
 */
public final class LogMessageConverter extends CompositeConverter<ILoggingEvent> {

    @Override
    protected String transform(ILoggingEvent event, String text) {
        return Visible.paragraph(text);
    }
}
