package dev.p2c.check.data;

import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The format of a number sequence of Finance: constants, a {@code #} for each digit that counts up,
 * a {@code &} for each letter (Number sequences overview, "Number sequence format").
 */
final class NumberFormat {

    private static final Pattern COUNTING = Pattern.compile("[#&]+");

    private final String prefix;
    private final Pattern pattern;

    private NumberFormat(String prefix, Pattern pattern) {
        this.prefix = prefix;
        this.pattern = pattern;
    }

    /** Reads a format; empty where the format has no digits. */
    static Optional<NumberFormat> of(String format) {
        Matcher counting = COUNTING.matcher(format);
        if (!counting.find()) {
            return Optional.empty();
        }
        String before = format.substring(0, counting.start());
        String after = format.substring(counting.end());
        String digits = "(\\d{" + counting.group().length() + ",18})";
        return Optional.of(
                new NumberFormat(
                        before,
                        Pattern.compile(
                                Pattern.quote(before) + digits + Pattern.quote(after),
                                Pattern.CASE_INSENSITIVE)));
    }

    /** The constant before the digits; may be empty. */
    String prefix() {
        return prefix;
    }

    /** The place of a number in the sequence; empty for a number of another format. */
    OptionalLong place(String number) {
        Matcher matcher = pattern.matcher(number.strip());
        return matcher.matches()
                ? OptionalLong.of(Long.parseLong(matcher.group(1)))
                : OptionalLong.empty();
    }
}
