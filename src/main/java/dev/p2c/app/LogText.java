package dev.p2c.app;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.pattern.CompositeConverter;
import dev.p2c.text.Visible;

/**
 * {@code %visible(%msg)} in {@code logback.xml}: no value of a row, and no word of a service, can
 * begin a line that looks like another entry. Lines after the first are set in.
 */
public final class LogText extends CompositeConverter<ILoggingEvent> {

    @Override
    protected String transform(ILoggingEvent event, String text) {
        return Visible.text(text).replace("\r\n", "\n").replaceAll("\n(?=.)", "\n    ");
    }
}
