package dev.p2c.cases;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Replaces texts by others of the same shape: a vowel by a vowel, a consonant by a consonant, an
 * umlaut by an umlaut, a digit by a digit, capitals and everything else as they are. Equal words
 * become equal words, so that a name and the mail address with that name still fit. Immutable.
 */
final class PlausibleText {

    private static final Pattern TOKEN = Pattern.compile("[\\p{L}\\p{M}]+|\\p{Nd}+");
    private static final Pattern ID =
            Pattern.compile("\\p{XDigit}{8}(?:-\\p{XDigit}{4}){3}-\\p{XDigit}{12}");

    /** What stays of an address in the net: scheme, www and the last part of the host. */
    private static final Pattern HOST =
            Pattern.compile(
                    "(?i)((?:https?://)?(?:www\\.)?)((?:[^\\s@/]+@)?(?:[\\p{L}\\p{N}_-]+\\.)+)"
                            + "(\\p{L}{2,})((?:[:/?#]\\S*)?)");

    /** The letters before the first hyphen of a number from a sequence: ACC-01000-BVRCPS. */
    private static final Pattern NUMBER_PREFIX =
            Pattern.compile("(\\s*\\p{Lu}{1,4}-)([\\p{Lu}\\p{Nd}-]*\\p{Nd}[\\p{Lu}\\p{Nd}-]*\\s*)");

    /** The country of a telephone number. */
    private static final Pattern DIAL = Pattern.compile("(\\s*\\+\\p{Nd}{1,2})([\\p{Nd} ()/.-]+)");

    /** Words that name nobody. */
    private static final Set<String> KEPT =
            Set.of(
                    "gmbh", "ag", "kg", "ohg", "as", "asa", "ab", "oy", "oyj", "aps", "ltd", "plc",
                    "inc", "llc", "corp", "co", "sa", "sas", "sarl", "srl", "spa", "bv", "nv",
                    "street", "st", "road", "rd", "avenue", "ave", "lane", "drive", "blvd",
                    "strasse", "straße", "str", "platz", "gate", "gata", "veien", "rue", "via");

    private final Randomness random;

    /**
     * @param salt of one file: without it nobody can try out which word became which
     */
    PlausibleText(byte[] salt) {
        this.random = new Randomness(salt);
    }

    String of(String text) {
        if (isId(text)) {
            return id(text);
        }
        Matcher host = HOST.matcher(text);
        if (host.matches()) {
            return host.group(1) + words(host.group(2)) + host.group(3) + words(host.group(4));
        }
        Matcher number = NUMBER_PREFIX.matcher(text);
        if (number.matches()) {
            return number.group(1) + words(number.group(2));
        }
        Matcher dial = DIAL.matcher(text);
        return dial.matches() ? dial.group(1) + words(dial.group(2)) : words(text);
    }

    static boolean isId(String text) {
        return ID.matcher(text).matches();
    }

    /** The digits of an id, but for the one that tells its version. */
    private String id(String id) {
        int version = 14;
        Randomness.Stream stream = random.of("id", id.toLowerCase(Locale.ROOT));
        StringBuilder other = new StringBuilder();
        for (int at = 0; at < id.length(); at++) {
            char now = id.charAt(at);
            boolean stays = now == '-' || at == version;
            other.append(stays ? now : stream.other("0123456789abcdef", now));
        }
        return other.toString();
    }

    private String words(String text) {
        return TOKEN.matcher(text)
                .replaceAll(found -> Matcher.quoteReplacement(word(found.group())));
    }

    private String word(String word) {
        String lower = word.toLowerCase(Locale.ROOT);
        if (KEPT.contains(lower)) {
            return word;
        }
        Randomness.Stream stream = random.of("word", lower);
        StringBuilder other = new StringBuilder();
        word.codePoints()
                .forEach(
                        point ->
                                other.appendCodePoint(
                                        Character.isDigit(point) && other.isEmpty() && isZero(point)
                                                ? point
                                                : Letters.other(point, stream)));
        return other.toString();
    }

    /** A zero in front belongs to the format. */
    private static boolean isZero(int point) {
        return Character.digit(point, 10) == 0;
    }

    /** Bytes that depend on a salt and a text, and on nothing else. */
    private static final class Randomness {

        private final byte[] salt;

        Randomness(byte[] salt) {
            this.salt = salt.clone();
        }

        Stream of(String kind, String text) {
            return new Stream(salt, (kind + ":" + text).getBytes(StandardCharsets.UTF_8));
        }

        /** The bytes for one text, in order. */
        static final class Stream implements Letters.Choice {

            private final byte[] salt;
            private final byte[] text;
            private byte[] block = new byte[0];
            private int at;
            private int blocks;

            private Stream(byte[] salt, byte[] text) {
                this.salt = salt;
                this.text = text;
            }

            @Override
            public int below(int bound) {
                if (at == block.length) {
                    block = SaltedHash.of(salt, text, blocks++);
                    at = 0;
                }
                return Byte.toUnsignedInt(block[at++]) % bound;
            }

            /** One of the characters, but not the present one where there are others. */
            char other(String from, char now) {
                return Letters.pick(from, now, this);
            }
        }
    }
}
