package dev.p2c.text;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The forms in which keys are compared. Both services compare by SQL Server's collations: case and
 * width do not count, blanks at the end do not count, a sharp s equals ss. Whether accents count
 * differs: in Finance they do, in most organizations of Sales they do not.
 */
public final class KeyForm {

    private static final Pattern WIDE = Pattern.compile("[\\u3000\\uff00-\\uffef]+");
    private static final Pattern MARKS = Pattern.compile("\\p{Mn}+");
    private static final int ASCII = 128;

    private KeyForm() {}

    /** A form that is equal for texts that both services treat as equal. */
    public static String of(String text) {
        boolean isFolded = true;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= ASCII) {
                return ofAny(text);
            }
            isFolded &= c < 'A' || c > 'Z';
        }
        String trimmed = withoutTrailingSpaces(text);
        return isFolded ? trimmed : trimmed.toLowerCase(Locale.ROOT);
    }

    /** {@link #of} without accents: equal for texts that a service may treat as equal. */
    public static String withoutAccents(String text) {
        String form = of(text);
        for (int i = 0; i < form.length(); i++) {
            if (form.charAt(i) >= ASCII) {
                String decomposed = Normalizer.normalize(form, Normalizer.Form.NFD);
                return MARKS.matcher(decomposed).replaceAll("");
            }
        }
        return form;
    }

    private static String ofAny(String text) {
        String narrow =
                WIDE.matcher(text)
                        .replaceAll(
                                wide -> Normalizer.normalize(wide.group(), Normalizer.Form.NFKC));
        String lower = narrow.toLowerCase(Locale.ROOT).replace("\u00df", "ss");
        return withoutTrailingSpaces(Normalizer.normalize(lower, Normalizer.Form.NFC));
    }

    /** A text without spaces (U+0020) at its end, which do not count in keys. */
    public static String withoutTrailingSpaces(String text) {
        int end = text.length();
        while (end > 0 && text.charAt(end - 1) == ' ') {
            end--;
        }
        return text.substring(0, end);
    }
}
