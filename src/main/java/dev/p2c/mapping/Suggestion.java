package dev.p2c.mapping;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;

/** Suggests the known name that is nearest to a mistyped one, for messages. */
public final class Suggestion {

    private static final int FEW = 8;

    private Suggestion() {}

    /**
     * Returns {@code Did you mean "x"?} with a space before it. If no name is near, lists the known
     * names when they are few; otherwise returns an empty text.
     */
    public static String didYouMean(String word, Collection<String> known) {
        return nearest(word, known)
                .map(near -> " Did you mean \"" + near + "\"?")
                .orElseGet(() -> list(known));
    }

    private static String list(Collection<String> known) {
        return known.isEmpty() || known.size() > FEW
                ? ""
                : " Known: " + String.join(", ", new TreeSet<>(known));
    }

    /** Returns the known name with the fewest typing errors, unless it has too many; case aside. */
    public static Optional<String> nearest(String word, Collection<String> known) {
        return nearest(word, known, mistakes(word));
    }

    /** Returns the known name that the word is when one or two letters are mistyped. */
    public static Optional<String> misspelt(String word, Collection<String> known) {
        return nearest(word, known, Math.min(2, mistakes(word)));
    }

    private static int mistakes(String word) {
        return Math.max(1, (word.length() + 1) / 3);
    }

    private static Optional<String> nearest(String word, Collection<String> known, int most) {
        return known.stream()
                .map(name -> new Near(name, distance(word, name)))
                .filter(near -> near.distance <= most)
                .min(Comparator.comparingInt(Near::distance).thenComparing(Near::name))
                .map(Near::name);
    }

    private record Near(String name, int distance) {}

    /** Counts inserted, missing, wrong and swapped letters (optimal string alignment distance). */
    private static int distance(String first, String second) {
        String a = first.toLowerCase(Locale.ROOT);
        String b = second.toLowerCase(Locale.ROOT);
        int[] beforeLast = new int[b.length() + 1];
        int[] last = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            last[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int[] current = new int[b.length() + 1];
            current[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int same = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
                current[j] = Math.min(Math.min(current[j - 1], last[j]) + 1, last[j - 1] + same);
                if (i > 1
                        && j > 1
                        && a.charAt(i - 1) == b.charAt(j - 2)
                        && a.charAt(i - 2) == b.charAt(j - 1)) {
                    current[j] = Math.min(current[j], beforeLast[j - 2] + 1);
                }
            }
            beforeLast = last;
            last = current;
        }
        return last[b.length()];
    }
}
