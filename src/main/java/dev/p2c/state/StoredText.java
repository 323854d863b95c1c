package dev.p2c.state;

import dev.p2c.text.Sha256;
import java.util.HexFormat;

/**
 * Makes texts fit for both databases: PostgreSQL refuses NUL, UTF-8 has no lone surrogates, and an
 * index takes no long values. Otherwise a single hostile row would fail its whole batch.
 */
final class StoredText {

    private static final int KEY_LENGTH = 400;
    private static final int HASH_LENGTH = 32;

    private StoredText() {}

    /**
     * The key as it is stored: an ordinary key unchanged, a long or unstorable key shortened and
     * with a hash. Equal keys give equal texts, different keys different texts.
     */
    static String key(String key) {
        if (key.length() <= KEY_LENGTH && isStorable(key)) {
            return key;
        }
        return clean(key, KEY_LENGTH - HASH_LENGTH - 1) + "~" + hash(key);
    }

    /**
     * A text for people: characters that cannot be stored become U+FFFD, the end of a long text is
     * cut off. Null becomes empty.
     */
    static String clean(String text, int length) {
        if (text == null) {
            return "";
        }
        String whole = isStorable(text) ? text : replaced(text);
        if (whole.length() <= length) {
            return whole;
        }
        boolean splitsPair = Character.isHighSurrogate(whole.charAt(length - 1));
        return whole.substring(0, splitsPair ? length - 1 : length);
    }

    /** Replaces characters that cannot be stored by U+FFFD. Null stays null. */
    static String cleanOrNull(String text) {
        return text == null || isStorable(text) ? text : replaced(text);
    }

    private static boolean isStorable(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == 0) {
                return false;
            }
            if (Character.isSurrogate(c)) {
                if (!isPair(text, i)) {
                    return false;
                }
                i++;
            }
        }
        return true;
    }

    private static boolean isPair(String text, int i) {
        return i + 1 < text.length()
                && Character.isSurrogatePair(text.charAt(i), text.charAt(i + 1));
    }

    private static String replaced(String text) {
        StringBuilder result = new StringBuilder(text.length());
        text.codePoints()
                .map(c -> c == 0 || (c >= 0xD800 && c <= 0xDFFF) ? 0xFFFD : c)
                .forEach(result::appendCodePoint);
        return result.toString();
    }

    private static String hash(String text) {
        // Of chars rather than UTF-8, in which keys that differ only in a lone surrogate are equal.
        byte[] bytes = new byte[2 * text.length()];
        for (int i = 0; i < text.length(); i++) {
            bytes[2 * i] = (byte) (text.charAt(i) >> 8);
            bytes[2 * i + 1] = (byte) text.charAt(i);
        }
        return HexFormat.of().formatHex(Sha256.of(bytes)).substring(0, HASH_LENGTH);
    }
}
