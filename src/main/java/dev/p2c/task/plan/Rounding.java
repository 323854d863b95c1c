package dev.p2c.task.plan;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.regex.Pattern;

/** Recognizes a number that was rounded to fewer decimals. */
public final class Rounding {

    /** Services round to whole units as well, but a person may have typed such a number. */
    private static final int FEWEST_DECIMALS = 2;

    private static final List<RoundingMode> MODES =
            List.of(RoundingMode.HALF_UP, RoundingMode.HALF_EVEN, RoundingMode.DOWN);
    private static final Pattern NUMBER = Pattern.compile("-?\\d{1,30}(\\.\\d{1,30})?");

    private Rounding() {}

    /** Whether one number is the other with fewer decimals, but at least two. */
    public static boolean isRounded(String exact, String rounded) {
        return isRounded(exact, rounded, FEWEST_DECIMALS);
    }

    /**
     * Whether the second number is the first rounded to fewer decimals or to a whole number. Only
     * for values in the response to our own write, which a person cannot have typed.
     */
    public static boolean isRoundedOrWhole(String exact, String rounded) {
        return isRounded(exact, rounded, 0);
    }

    private static boolean isRounded(String exact, String rounded, int fewest) {
        if (!NUMBER.matcher(exact).matches() || !NUMBER.matcher(rounded).matches()) {
            return false;
        }
        BigDecimal number = new BigDecimal(exact);
        BigDecimal other = new BigDecimal(rounded);
        for (int scale = fewest; scale < number.scale(); scale++) {
            int decimals = scale;
            if (MODES.stream()
                    .anyMatch(mode -> number.setScale(decimals, mode).compareTo(other) == 0)) {
                return true;
            }
        }
        return false;
    }
}
