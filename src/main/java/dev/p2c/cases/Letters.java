package dev.p2c.cases;

import java.util.List;
import java.util.Locale;

/** Finds another character of the same kind. */
final class Letters {

    private static final List<String> KINDS =
            List.of(
                    "aeiou",
                    "bdfghklmnprstvw",
                    "cjqxyz",
                    "äöü",
                    "åøæ",
                    "éèêëáàâíìîïóòôúùû",
                    "ãõ",
                    "ñçśšžčćłńýřťď",
                    "0123456789");

    /** Letters that look like no other. */
    private static final String ALONE = "ßıþð";

    private static final int NEAR = 24;

    private Letters() {}

    /** Chooses a number. */
    interface Choice {
        int below(int bound);
    }

    /** Another character of the same kind and case; the same one where there is no other. */
    static int other(int point, Choice choice) {
        String lower = new String(Character.toChars(point)).toLowerCase(Locale.ROOT);
        for (String kind : KINDS) {
            if (lower.length() == 1 && kind.contains(lower)) {
                char other = pick(kind, lower.charAt(0), choice);
                return Character.isUpperCase(point) ? Character.toUpperCase(other) : other;
            }
        }
        boolean isKept = ALONE.contains(lower) || !Character.isLetterOrDigit(point);
        return isKept ? point : neighbour(point, choice);
    }

    /** One of the characters, but not the present one. */
    static char pick(String kind, char now, Choice choice) {
        int at = choice.below(kind.length() - (kind.indexOf(now) < 0 ? 0 : 1));
        boolean isAfter = kind.indexOf(now) >= 0 && at >= kind.indexOf(now);
        return kind.charAt(isAfter ? at + 1 : at);
    }

    /** A character near by, of the same script and kind: for letters that are not Latin. */
    private static int neighbour(int point, Choice choice) {
        int first = 1 + choice.below(NEAR);
        for (int step = 0; step < NEAR; step++) {
            int distance = 1 + (first + step) % NEAR;
            for (int other : new int[] {point + distance, point - distance}) {
                if (isLike(point, other)) {
                    return other;
                }
            }
        }
        return point;
    }

    private static boolean isLike(int point, int other) {
        return Character.isValidCodePoint(other)
                && Character.getType(other) == Character.getType(point)
                && Character.UnicodeScript.of(other) == Character.UnicodeScript.of(point)
                && Character.charCount(other) == Character.charCount(point)
                && Character.isDigit(other) == Character.isDigit(point);
    }
}
