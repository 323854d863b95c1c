package dev.p2c.mapping;

import com.neovisionaries.i18n.CountryCode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Every country of ISO 3166-1 by what people type: its codes of two and three letters, its English
 * names, its names in its own languages and in further languages. The names are those of ISO 3166
 * (library nv-i18n) and of the Unicode CLDR (Java). Case, accents, punctuation and the article
 * "the" do not count. A name of two countries, such as Korea, stands for neither. Thread-safe.
 */
final class CountryNames {

    private static final Pattern PARENTHESES = Pattern.compile("\\s*\\(([^)]*)\\)");

    /** Of a name without blanks and small words: {@code N/A} is not Namibia. */
    private static final int SHORTEST = 4;

    /** Each mapping has the names of the same few languages, which take long to collect. */
    private static final Map<List<String>, CountryNames> BY_LANGUAGES = new ConcurrentHashMap<>();

    private final List<Locale> languages;
    private final Map<String, String> common = new HashMap<>();
    private final Map<String, String> compact = new HashMap<>();
    private final Set<String> several = new HashSet<>();
    private Map<String, String> own;

    /**
     * Returns the names of countries in English, in their own languages and in the given ones.
     *
     * @param languages two letters each
     */
    static CountryNames in(List<String> languages) {
        return BY_LANGUAGES.computeIfAbsent(List.copyOf(languages), CountryNames::new);
    }

    private CountryNames(List<String> languages) {
        this.languages = languages.stream().map(Locale::forLanguageTag).toList();
        List<CountryCode> countries = countries();
        add(common, Names.of(countries, country -> List.of(country.getAlpha2())));
        add(common, Names.of(countries, country -> List.of(country.getAlpha3())));
        add(common, Names.of(countries, country -> List.of(country.getName())));
        add(common, Names.of(countries, country -> List.of(name(country, Locale.ENGLISH))));
        add(common, Names.of(countries, country -> variants(country.getName())));
        add(common, Names.of(countries, country -> variants(name(country, Locale.ENGLISH))));
    }

    /** The country of a folded name. */
    Optional<String> exact(String folded) {
        String code = common.get(folded);
        return Optional.ofNullable(code != null ? code : own().get(folded));
    }

    /** The country of a name whose blanks and small words do not count. */
    Optional<String> compact(String text) {
        own();
        return CountrySpellings.readings(text).stream()
                .filter(reading -> !several.contains(reading))
                .flatMap(
                        reading ->
                                Optional.ofNullable(compact.get(CountrySpellings.compact(reading)))
                                        .stream())
                .findFirst();
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
                add(
                        own,
                        Names.of(
                                countries,
                                country ->
                                        List.of(
                                                CountrySpellings.transcribed(
                                                        name(country, language)))));
                add(own, Names.of(countries, country -> variants(name(country, language))));
            }
            addCompact();
        }
        return own;
    }

    /** Adds the names without blanks and small words that stand for one country. */
    private void addCompact() {
        Set<String> ambiguous = new HashSet<>();
        Stream.concat(common.entrySet().stream(), own.entrySet().stream())
                .forEach(
                        name -> {
                            String key = CountrySpellings.compact(name.getKey());
                            String other = compact.putIfAbsent(key, name.getValue());
                            if (other != null && !other.equals(name.getValue())) {
                                ambiguous.add(key);
                            }
                        });
        compact.keySet().removeAll(ambiguous);
        compact.keySet().removeIf(key -> key.length() < SHORTEST);
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
     * Shorter forms of a name: without the text in parentheses, that text alone, without {@code
     * Islands}, the first of two lands, and for {@code Korea, Republic of} also {@code Republic of
     * Korea} and {@code Korea}.
     */
    private static List<String> variants(String name) {
        List<String> variants = new ArrayList<>();
        String plain = PARENTHESES.matcher(name).replaceAll("");
        variants.add(plain);
        PARENTHESES.matcher(name).results().map(found -> found.group(1)).forEach(variants::add);
        variants.add(plain.replaceFirst(" Islands$", ""));
        variants.add(plain.replaceFirst(" (and|&) .*", ""));
        int comma = plain.indexOf(", ");
        if (comma > 0) {
            variants.add(plain.substring(comma + 2) + " " + plain.substring(0, comma));
            variants.add(plain.substring(0, comma));
        }
        return variants;
    }

    private void add(Map<String, String> known, Names names) {
        names.byText.forEach(known::putIfAbsent);
        several.addAll(names.several);
    }

    /** The names of one kind; a text that names two countries is left out. */
    private record Names(Map<String, String> byText, Set<String> several) {

        private static Names of(
                List<CountryCode> countries, Function<CountryCode, List<String>> names) {
            Map<String, String> byText = new HashMap<>();
            Set<String> ambiguous = new HashSet<>();
            for (CountryCode country : countries) {
                for (String name : names.apply(country)) {
                    String text = CountrySpellings.fold(name);
                    String other = byText.putIfAbsent(text, country.getAlpha2());
                    if (other != null && !other.equals(country.getAlpha2())) {
                        ambiguous.add(text);
                    }
                }
            }
            byText.keySet().removeAll(ambiguous);
            byText.remove("");
            return new Names(byText, ambiguous);
        }
    }
}
