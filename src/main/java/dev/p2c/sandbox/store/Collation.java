package dev.p2c.sandbox.store;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Decides which texts a service's database treats as equal. In both forms neither case nor width
 * counts, a German sharp s equals ss, and blanks at the end do not count (SQL Server, Windows
 * collations; comparison pads texts with blanks). Written apart from the application's {@code
 * KeyForm}, so that a mistake there shows.
 */
public enum Collation {
    /** {@code _CI_AS}: Finance, and Dataverse in Finnish and Swedish organizations. */
    ACCENTS_COUNT,
    /**
     * {@code _CI_AI}: Dataverse in organizations of most base languages (learn.microsoft.com, Power
     * Platform, "Language collations").
     */
    ACCENTS_IGNORED;

    private static final Pattern WIDE = Pattern.compile("[\\u3000\\uff00-\\uffef]+");
    private static final Pattern MARKS = Pattern.compile("\\p{Mn}+");
    private static final int ASCII = 128;

    /** A form of the text that is equal for equal texts. */
    public String fold(String text) {
        int end = text.length();
        while (end > 0 && text.charAt(end - 1) == ' ') {
            end--;
        }
        for (int i = 0; i < end; i++) {
            if (text.charAt(i) >= ASCII) {
                return foldAny(text);
            }
        }
        return text.substring(0, end).toLowerCase(Locale.ROOT);
    }

    private String foldAny(String text) {
        String narrow =
                WIDE.matcher(text)
                        .replaceAll(
                                wide -> Normalizer.normalize(wide.group(), Normalizer.Form.NFKC));
        String lower = narrow.toLowerCase(Locale.ROOT).replace("\u00df", "ss");
        String folded =
                this == ACCENTS_COUNT
                        ? Normalizer.normalize(lower, Normalizer.Form.NFC)
                        : MARKS.matcher(Normalizer.normalize(lower, Normalizer.Form.NFD))
                                .replaceAll("");
        int end = folded.length();
        while (end > 0 && folded.charAt(end - 1) == ' ') {
            end--;
        }
        return folded.substring(0, end);
    }
}
