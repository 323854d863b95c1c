package dev.p2c.cases;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlausibleTextTest {

    private final PlausibleText text = salted("one");

    private static PlausibleText salted(String salt) {
        return new PlausibleText(salt.getBytes(StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Kari Nordmann",
                "Müller & Söhne GmbH",
                "Straße 7b, 3. Etage",
                "O'Brien-McDonald",
                "DE 811 128 135",
                "NO 987654321 MVA",
                "010203 12345",
                "+47 22 00 00 00",
                "(030) 555-0199",
                "株式会社日本",
                "Иванов",
                "  blanks stay  ",
                "line one\nline two"
            })
    void valueKeepsItsShapeAndNoWordOfIt(String value) {
        String other = text.of(value);

        assertThat(shape(other)).isEqualTo(shape(value));
        assertThat(other).isNotEqualTo(value);
        for (String word : value.split("[^\\p{L}]+")) {
            if (word.length() > 2 && !word.equals("GmbH") && !word.equals("Straße")) {
                assertThat(other).doesNotContainIgnoringCase(word);
            }
        }
    }

    /** The class of each character: capital, small letter, umlaut, digit; all others themselves. */
    private static String shape(String value) {
        StringBuilder shape = new StringBuilder();
        value.codePoints()
                .forEach(
                        point -> {
                            boolean isPlain = point < 128;
                            if (Character.isUpperCase(point)) {
                                shape.append(isPlain ? 'A' : 'Ä');
                            } else if (Character.isLetter(point)) {
                                shape.append(isPlain ? 'a' : 'ä');
                            } else {
                                shape.appendCodePoint(Character.isDigit(point) ? '0' : point);
                            }
                        });
        return shape.toString();
    }

    @Test
    void equalWordsStayEqualAcrossCaseAndAddresses() {
        String name = text.of("Nordlicht AS");
        String word = name.substring(0, name.indexOf(' '));

        assertThat(text.of("NORDLICHT AS")).isEqualTo(name.toUpperCase(java.util.Locale.ROOT));
        assertThat(text.of("post@nordlicht.no"))
                .contains("@" + word.toLowerCase(java.util.Locale.ROOT))
                .endsWith(".no");
        assertThat(text.of("https://www.nordlicht.no/kari?x=1"))
                .startsWith("https://www." + word.toLowerCase(java.util.Locale.ROOT) + ".no/")
                .doesNotContain("kari");
        assertThat(text.of("Nordlicht AS")).isEqualTo(name);
    }

    @Test
    void formatsOfNumbersStay() {
        assertThat(text.of("ACC-01000-BVRCPS"))
                .matches("ACC-0\\d{4}-[A-Z]{6}")
                .isNotEqualTo("ACC-01000-BVRCPS");
        assertThat(text.of(" ACC-01000-BVRCPS ").strip()).isEqualTo(text.of("ACC-01000-BVRCPS"));
        assertThat(text.of("+4722000000")).startsWith("+47").hasSize(11);
        assertThat(text.of("6f0a3b1e-0000-4000-8000-000000000002"))
                .matches("[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}")
                .doesNotContain("6f0a3b1e");
    }

    @Test
    void anotherSaltGivesOtherWords() {
        assertThat(salted("two").of("Kari Nordmann")).isNotEqualTo(text.of("Kari Nordmann"));
        assertThat(salted("one").of("Kari Nordmann")).isEqualTo(text.of("Kari Nordmann"));
    }
}
