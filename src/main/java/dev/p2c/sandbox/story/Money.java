package dev.p2c.sandbox.story;

import java.math.BigDecimal;
import java.util.Locale;

/** An amount as people read it. */
final class Money {

    private Money() {}

    static String of(BigDecimal amount) {
        return String.format(Locale.ROOT, "%,.2f", amount);
    }
}
