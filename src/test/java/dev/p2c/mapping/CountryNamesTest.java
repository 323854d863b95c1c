package dev.p2c.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Holds rules of docs/templates.md, "Accounts". */
class CountryNamesTest {

    private static final CountryCodes CODES =
            new CountryCodes(CountryNames.in(List.of("de", "fr")), Map.of());

    private static Optional<String> code(String text) {
        return CODES.find(text).map(JsonNode::asText);
    }

    @Test
    void everyCountryIsKnownByItsCodesAndItsEnglishName() {
        for (String code : Locale.getISOCountries()) {
            Locale country = new Locale("", code);

            assertThat(List.of(code, country.getISO3Country().toLowerCase(Locale.ROOT)))
                    .allSatisfy(text -> assertThat(code(text)).contains(code));
            assertThat(code(country.getDisplayCountry(Locale.ENGLISH))).as(code).contains(code);
        }
    }

    @Test
    void everyCountryIsKnownByItsNameInItsOwnLanguages() {
        for (Locale locale : Locale.getAvailableLocales()) {
            if (List.of("DE", "NL", "JP", "GR", "BR", "CH", "IL").contains(locale.getCountry())) {
                assertThat(code(locale.getDisplayCountry(locale)))
                        .as("%s", locale)
                        .contains(locale.getCountry());
            }
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "U.S.A.|US",
                "the Netherlands|NL",
                "Russian Federation|RU",
                "Russia|RU",
                "Czech Republic|CZ",
                "Czechia|CZ",
                "Republic of Korea|KR",
                "South Korea|KR",
                "North Korea|KP",
                "Viet Nam|VN",
                "Vietnam|VN",
                "Cote d'Ivoire|CI",
                "Côte d’Ivoire|CI",
                "Bosnia & Herzegovina|BA",
                "Türkiye|TR",
                "TURKIYE|TR",
                "Turkey|TR",
                "St. Lucia|LC",
                "Hong Kong|HK",
                "Burma|MM",
                "Bolivia|BO",
                "North Macedonia|MK",
                "Cape Verde|CV",
                "Cabo Verde|CV",
                "Norwegen|NO",
                "Norvège|NO",
                "Ελλάδα|GR",
                "日本|JP"
            })
    void commonSpellingsAreKnown(String text, String code) {
        assertThat(code(text)).contains(code);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Korea", "Atlantis", "", "the", "Europe", "X"})
    void aTextThatNamesNoCountryOrSeveralIsUnknown(String text) {
        assertThat(code(text)).isEmpty();
    }
}
