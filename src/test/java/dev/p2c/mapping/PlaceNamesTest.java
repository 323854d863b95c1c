package dev.p2c.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Countries and states as people type them, by the value maps of the mappings.
 *
 * <p>Holds rules of docs/templates.md, "Accounts".
 */
class PlaceNamesTest {

    private static final ValueMap COUNTRIES = map("countries");
    private static final ValueMap IDS = map("country-ids");
    private static final ValueMap STATES = map("states");

    private static ValueMap map(String name) {
        return new ValueMapReader(
                        new MappingFiles(Path.of("mappings"), List.of(), EnvironmentValues.NONE))
                .file(name, Problems.of("test"))
                .orElseThrow();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Germany (DE)|DE",
                "Deutschland / Germany|DE",
                "USA - United States|US",
                "U S A|US",
                "EE.UU.|US",
                "United Kingdom (UK)|GB",
                "GROSSBRITANNIEN|GB",
                "Kingdom of Norway|NO",
                "Republic of Ireland|IE",
                "Ireland, Republic of|IE",
                "Rep. of Ireland|IE",
                "Federal Republic of Germany|DE",
                "Federative Republic of Brazil|BR",
                "People's Republic of China|CN",
                "P. R. China|CN",
                "Republic of China|TW",
                "Taiwan (R.O.C.)|TW",
                "Hongkong|HK",
                "Korea, South|KR",
                "S. Korea|KR",
                "D.P.R.K.|KP",
                "Congo, Democratic Republic of the|CD",
                "D.R. Congo|CD",
                "Republic of the Congo|CG",
                "Netherlands, The|NL",
                "die Niederlande|NL",
                "la France|FR",
                "Oesterreich|AT",
                "Daenemark|DK",
                "Bosnia-Herzegovina|BA",
                "Trinidad|TT",
                "St Kitts & Nevis|KN",
                "Cote d Ivoire|CI",
                "K.S.A.|SA",
                "St.Lucia|LC",
                "N.Ireland|GB",
                "NO Norway|NO",
                "Norway NOR|NO",
                "Norway 🇳🇴|NO",
                "🇳🇴|NO",
                "Gt. Britain|GB",
                "Российская Федерация|RU"
            })
    void spellingOfACountryIsKnown(String text, String code) {
        assertThat(COUNTRIES.get(text).asText()).isEqualTo(code);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Korea",
                "Virgin Islands",
                "N/A",
                "-",
                "United",
                "Republic",
                "South",
                "Islands",
                "Dublin, Ireland",
                "France / Spain",
                "Georgia USA",
                "Niger NG",
                "Saint",
                "Europe"
            })
    void textThatNamesNoCountryOrSeveralIsUnknown(String text) {
        assertThat(COUNTRIES.get(text)).isNull();
    }

    @ParameterizedTest
    @CsvSource({"USA,US", "nor,NO", "DEU,DE", "GBR,GB", "UK,UK", "D,D"})
    void idOfFinanceIsACodeOfTwoLettersOrStays(String id, String code) {
        JsonNode mapped = IDS.get(id);

        assertThat(mapped == null ? id : mapped.asText()).isEqualTo(code);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "new  york|NY",
                "N.Y.|NY",
                "ca|CA",
                "QUÉBEC|QC",
                "Quebec|QC",
                "Washington, D.C.|DC",
                "D.C.|DC",
                "Newfoundland & Labrador|NL",
                "U.S. Virgin Islands|VI",
                "N.S.W.|NSW",
                "The Northern Territory|NT",
                "Calif.|CA",
                "W. Va.|WV",
                "California (CA)|CA",
                "TX - Texas|TX",
                "Québec, QC|QC"
            })
    void spellingOfAStateIsKnown(String text, String code) {
        assertThat(STATES.get(text).asText()).isEqualTo(code);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Île-de-France", "Victoria, BC", "46", "Bayern", "-"})
    void textThatNamesNoStateOrSeveralStaysAsItIs(String text) {
        assertThat(STATES.get(text)).isNull();
    }
}
