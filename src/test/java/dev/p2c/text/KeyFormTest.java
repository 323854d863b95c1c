package dev.p2c.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KeyFormTest {

    @ParameterizedTest
    @CsvSource({
        "ACC-1, acc-1",
        "'ACC-1  ', ACC-1",
        "Ä-1, ä-1",
        "\uff21\uff22-1, AB-1",
        "STRASSE, Straße",
        "A\u0308-1, Ä-1"
    })
    void caseWidthAndBlanksAtTheEndDoNotCount(String one, String other) {
        assertThat(KeyForm.of(one)).isEqualTo(KeyForm.of(other));
    }

    @Test
    void accentsLeadingBlanksAndOtherWhiteSpaceCount() {
        assertThat(KeyForm.of("X-É")).isNotEqualTo(KeyForm.of("X-E"));
        assertThat(KeyForm.of(" A")).isNotEqualTo(KeyForm.of("A"));
        assertThat(KeyForm.of("A\t")).isNotEqualTo(KeyForm.of("A"));
        assertThat(KeyForm.of("A\u00a0")).isNotEqualTo(KeyForm.of("A"));
        assertThat(KeyForm.withoutAccents("X-É")).isEqualTo(KeyForm.withoutAccents("x-e"));
    }
}
