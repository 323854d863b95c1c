package dev.p2c.mapping;

import java.text.Normalizer;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** How people spell the name of a country: what does not count, and what the text may stand for. */
final class CountrySpellings {

    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern APOSTROPHES = Pattern.compile("['’ʼ`´.]");

    /** {@code St.Lucia}, but not {@code U.S.A.} */
    private static final Pattern DOT_IN_FRONT_OF_WORD = Pattern.compile("\\.(?=\\p{L}{3})");

    private static final int FLAG_A = 0x1F1E6;
    private static final Pattern FLAG = Pattern.compile("[\\x{1F1E6}-\\x{1F1FF}]{2}");
    private static final Pattern OTHER = Pattern.compile("[^\\p{L}\\p{N}]+");
    private static final Pattern SINGLE_LETTERS = Pattern.compile("(?<=\\b\\p{L}) (?=\\p{L}\\b)");
    private static final Pattern INVERTED = Pattern.compile("([^,(]+)[,(]\\s*([^,()]+)\\)?\\s*");
    private static final Pattern BETWEEN_PARTS = Pattern.compile("[(),;/–-]");
    private static final Pattern FORM_OF_STATE =
            Pattern.compile(
                    "(?:\\p{L}+ ){0,4}?(?:republic|kingdom|states?|commonwealth|principality|duchy"
                            + "|sultanate|federation|union) of (?:the )?(.+)");
    private static final Pattern ARTICLE =
            Pattern.compile("(?:die|der|das|la|le|les|el|los|las|il|lo|gli|os|as|het) (.+)");

    /** Letters that Unicode does not take apart. */
    private static final Map<String, String> LETTERS =
            Map.of("ı", "i", "ø", "o", "ł", "l", "đ", "d", "ß", "ss", "æ", "ae", "œ", "oe");

    private static final Map<String, String> ABBREVIATIONS =
            Map.of(
                    "rep",
                    "republic",
                    "dem",
                    "democratic",
                    "fed",
                    "federal",
                    "s",
                    "south",
                    "n",
                    "north",
                    "st",
                    "saint",
                    "is",
                    "islands",
                    "isl",
                    "islands");

    private static final Set<String> SMALL_WORDS = Set.of("and", "the", "of");

    private CountrySpellings() {}

    /** The form in which names are compared. */
    static String fold(String text) {
        return isPlain(text) ? withoutArticle(text.toLowerCase(Locale.ROOT)) : folded(text);
    }

    /** Words of two or more ASCII letters with one blank between them, as most names are. */
    private static boolean isPlain(String text) {
        int letters = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z') {
                letters++;
            } else if (c == ' ' && letters > 1) {
                letters = 0;
            } else {
                return false;
            }
        }
        return letters > 1;
    }

    private static String folded(String text) {
        String spaced = DOT_IN_FRONT_OF_WORD.matcher(text).replaceAll(". ");
        String plain =
                MARKS.matcher(Normalizer.normalize(spaced, Normalizer.Form.NFKD)).replaceAll("");
        String lower = plain.toLowerCase(Locale.ROOT).replace("&", " and ");
        for (Map.Entry<String, String> letter : LETTERS.entrySet()) {
            lower = lower.replace(letter.getKey(), letter.getValue());
        }
        // "P. R. China" is "PR China", but "N/A" is not Namibia
        String joined =
                SINGLE_LETTERS.matcher(APOSTROPHES.matcher(lower).replaceAll("")).replaceAll("");
        return withoutArticle(OTHER.matcher(joined).replaceAll(" ").strip());
    }

    private static String withoutArticle(String words) {
        String saint = words.startsWith("st ") ? "saint " + words.substring(3) : words;
        return saint.startsWith("the ") ? saint.substring(4) : saint;
    }

    /** The folded form without small words and blanks: {@code hongkong}. */
    static String compact(String folded) {
        return Stream.of(folded.split(" "))
                .filter(word -> !SMALL_WORDS.contains(word))
                .collect(Collectors.joining());
    }

    /**
     * The folded texts that a name may stand for, the likeliest first: as it is, with its words in
     * another order ({@code Korea, South}), without abbreviations, without the form of the state
     * ({@code Kingdom of Norway}) and without an article ({@code die Schweiz}).
     */
    static Collection<String> readings(String text) {
        Set<String> readings = new LinkedHashSet<>();
        readings.add(fold(text));
        Matcher inverted = INVERTED.matcher(text);
        if (inverted.matches()) {
            readings.add(fold(inverted.group(2) + " " + inverted.group(1)));
        }
        List.copyOf(readings).forEach(reading -> readings.add(written(reading)));
        List.copyOf(readings).forEach(reading -> addRest(FORM_OF_STATE, reading, readings));
        List.copyOf(readings).forEach(reading -> addRest(ARTICLE, reading, readings));
        readings.remove("");
        return readings;
    }

    /** The parts of a text that may name a place several times: {@code Germany (DE)}. */
    static List<String> parts(String text) {
        return Stream.of(BETWEEN_PARTS.split(text)).filter(part -> !fold(part).isEmpty()).toList();
    }

    /**
     * The ways in which a text may be a short code and a name side by side: {@code NO Norway},
     * {@code Norway NOR}.
     */
    static List<List<String>> codeAndName(String text) {
        String words = text.strip();
        return Stream.of(words.indexOf(' '), words.lastIndexOf(' '))
                .filter(blank -> blank > 0)
                .map(blank -> List.of(words.substring(0, blank), words.substring(blank + 1)))
                .toList();
    }

    /** The text with flags as codes in parentheses, as in {@code Norway (NO)}. */
    static String withoutFlags(String text) {
        return FLAG.matcher(text).replaceAll(flag -> " (" + letters(flag.group()) + ") ");
    }

    private static String letters(String flag) {
        return flag.codePoints()
                .mapToObj(c -> String.valueOf((char) ('A' + c - FLAG_A)))
                .collect(Collectors.joining());
    }

    /** The name as it is typed without umlauts: {@code Oesterreich}. */
    static String transcribed(String name) {
        return Normalizer.normalize(name, Normalizer.Form.NFC)
                .toLowerCase(Locale.ROOT)
                .replace("ä", "ae")
                .replace("ö", "oe")
                .replace("ü", "ue")
                .replace("å", "aa")
                .replace("ø", "oe");
    }

    private static String written(String folded) {
        return Stream.of(folded.split(" "))
                .map(word -> ABBREVIATIONS.getOrDefault(word, word))
                .collect(Collectors.joining(" "));
    }

    private static void addRest(Pattern pattern, String reading, Set<String> readings) {
        Matcher matcher = pattern.matcher(reading);
        if (matcher.matches()) {
            readings.add(matcher.group(1));
        }
    }
}
