package dev.p2c.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AgeTextTest {

    @ParameterizedTest
    @CsvSource({
        "PT-5S, 0 s",
        "PT119S, 119 s",
        "PT2M, 2 min",
        "PT119M, 119 min",
        "PT2H, 2 h",
        "PT47H, 47 h",
        "PT48H, 2 d",
    })
    void theUnitFollowsTheLength(Duration age, String text) {
        assertThat(AgeText.of(age)).isEqualTo(text);
    }
}
