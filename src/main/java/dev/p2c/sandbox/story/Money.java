package dev.p2c.sandbox.story;

import java.math.BigDecimal;
import java.util.Locale;

/** Formats amounts of money for log lines. */
final class Money {

    private Money() {}

    static String format(BigDecimal amount) {
        return String.format(Locale.ROOT, "%,.2f", amount);
    }
}
