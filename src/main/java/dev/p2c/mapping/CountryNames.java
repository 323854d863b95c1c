package dev.p2c.mapping;

import com.neovisionaries.i18n.CountryCode;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * Every country of ISO 3166-1 by what people type: its codes of two and three letters, its English
 * names, its names in its own languages and in further languages. The names are those of ISO 3166
 * (library nv-i18n) and of the Unicode CLDR (Java). Case, accents, punctuation and the article
 * "the" do not count. A name of two countries, such as Korea, stands for neither. Thread-safe.
 */
final class CountryNames {

    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern APOSTROPHES = Pattern.compile("['’ʼ`´.]");
    private static final Pattern OTHER = Pattern.compile("[^\\p{L}\\p{N}]+");
    private static final Pattern PARENTHESES = Pattern.compile("\\s*\\(([^)]*)\\)");

    private final List<Locale> languages;
    private final Map<String, String> common = new HashMap<>();
    private Map<String, String> own;

    /**
     * @param languages languages besides English, two letters each, in which people type names
     */
    CountryNames(List<String> languages) {
        this.languages = languages.stream().map(Locale::forLanguageTag).toList();
        List<CountryCode> countries = countries();
        add(common, Names.of(countries, country -> List.of(country.getAlpha2())));
        add(common, Names.of(countries, country -> List.of(country.getAlpha3())));
        add(common, Names.of(countries, country -> List.of(country.getName())));
        add(common, Names.of(countries, country -> List.of(name(country, Locale.ENGLISH))));
        add(common, Names.of(countries, country -> variants(country.getName())));
        add(common, Names.of(countries, country -> variants(name(country, Locale.ENGLISH))));
    }

    /** The two letters of the country that a text names; empty if the text names none. */
    Optional<String> code(String text) {
        String folded = fold(text);
        String code = common.get(folded);
        return Optional.ofNullable(code != null ? code : own().get(folded));
    }

    /** Names in other languages are built when the first text needs them: that takes a second. */
    private synchronized Map<String, String> own() {
        if (own == null) {
            List<CountryCode> countries = countries();
            own = new HashMap<>();
            Map<String, List<String>> inOwnLanguages = new HashMap<>();
            for (Locale locale : Locale.getAvailableLocales()) {
                if (locale.getCountry().length() == 2) {
                    inOwnLanguages
                            .computeIfAbsent(locale.getCountry(), country -> new ArrayList<>())
                            .add(locale.getDisplayCountry(locale));
                }
            }
            add(
                    own,
                    Names.of(
                            countries,
                            country ->
                                    inOwnLanguages.getOrDefault(country.getAlpha2(), List.of())));
            for (Locale language : languages) {
                add(own, Names.of(countries, country -> List.of(name(country, language))));
                add(own, Names.of(countries, country -> variants(name(country, language))));
            }
        }
        return own;
    }

    private static List<CountryCode> countries() {
        return Locale.getISOCountries(Locale.IsoCountryCode.PART1_ALPHA2).stream()
                .sorted()
                .map(CountryCode::getByCode)
                .filter(Objects::nonNull)
                .toList();
    }

    private static String name(CountryCode country, Locale language) {
        return country.toLocale().getDisplayCountry(language);
    }

    /**
     * Shorter forms of a name: without the text in parentheses, that text alone, and for {@code
     * Korea, Republic of} also {@code Republic of Korea} and {@code Korea}.
     */
    private static List<String> variants(String name) {
        List<String> variants = new ArrayList<>();
        String plain = PARENTHESES.matcher(name).replaceAll("");
        variants.add(plain);
        PARENTHESES.matcher(name).results().map(found -> found.group(1)).forEach(variants::add);
        int comma = plain.indexOf(", ");
        if (comma > 0) {
            variants.add(plain.substring(comma + 2) + " " + plain.substring(0, comma));
            variants.add(plain.substring(0, comma));
        }
        return variants;
    }

    private static void add(Map<String, String> known, Names names) {
        names.byText.forEach(known::putIfAbsent);
    }

    /** The form in which names are compared. */
    static String fold(String text) {
        String plain =
                MARKS.matcher(Normalizer.normalize(text, Normalizer.Form.NFKD)).replaceAll("");
        String lower = plain.toLowerCase(Locale.ROOT).replace('ı', 'i').replace("&", " and ");
        String words =
                OTHER.matcher(APOSTROPHES.matcher(lower).replaceAll("")).replaceAll(" ").strip();
        String saint = words.startsWith("st ") ? "saint " + words.substring(3) : words;
        return saint.startsWith("the ") ? saint.substring(4) : saint;
    }

    /** The names of one kind; a text that names two countries is left out. */
    private record Names(Map<String, String> byText) {

        private static Names of(
                List<CountryCode> countries, Function<CountryCode, List<String>> names) {
            Map<String, String> byText = new HashMap<>();
            Set<String> ambiguous = new HashSet<>();
            for (CountryCode country : countries) {
                for (String name : names.apply(country)) {
                    String text = fold(name);
                    String other = byText.putIfAbsent(text, country.getAlpha2());
                    if (other != null && !other.equals(country.getAlpha2())) {
                        ambiguous.add(text);
                    }
                }
            }
            byText.keySet().removeAll(ambiguous);
            byText.remove("");
            return new Names(byText);
        }
    }
}
