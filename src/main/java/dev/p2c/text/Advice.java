package dev.p2c.text;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The advice at the end of reasons that a mapping gives, for places that give advice themselves.
 */
public final class Advice {

    private static final Pattern ADVICE =
            Pattern.compile("\\. (Correct|Shorten) it in the source(, or add it to (.+))?$");

    private Advice() {}

    /** The reason without advice. */
    public static String without(String reason) {
        return ADVICE.matcher(reason).replaceFirst("");
    }

    /** The place that the advice names; the default if it names none. */
    public static String place(String reason, String otherwise) {
        Matcher advice = ADVICE.matcher(reason);
        return advice.find() && advice.group(3) != null ? advice.group(3) : otherwise;
    }
}
