package dev.p2c.alert;

import java.util.Locale;

/** How bad an alert is. */
public enum Severity {
    /** Business does not flow until somebody acts. */
    ERROR,
    /** Some rows wait, or something will break. */
    WARNING;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Severity of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
