package dev.p2c.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class QuietHoursTest {

    private static QuietHours quiet(String... words) {
        return QuietHours.parse(List.of(words), ZoneId.of("Europe/Oslo"));
    }

    /** 2026-07-03 is a Friday; Oslo is two hours ahead. */
    @ParameterizedTest
    @CsvSource({
        "2026-07-03T19:59:59Z, 2026-07-03T19:59:59Z",
        "2026-07-03T20:00:00Z, 2026-07-03T22:00:00Z",
        "2026-07-02T20:30:10Z, 2026-07-03T04:00:00Z",
        "2026-07-05T10:00:00Z, 2026-07-06T04:00:00Z"
    })
    void whatComesInQuietHoursIsSentWhenTheyAreOver(Instant time, Instant sent) {
        QuietHours nights = quiet("22:00-06:00", "sun");

        assertThat(nights.from(time)).isIn(sent, sent.plusSeconds(6 * 3600));
    }

    @Test
    void withoutQuietHoursNothingWaits() {
        Instant time = Instant.parse("2026-07-05T01:00:00Z");

        assertThat(quiet().from(time)).isEqualTo(time);
    }

    @ParameterizedTest
    @ValueSource(strings = {"22-6", "25:00-06:00", "06:00-06:00", "holiday"})
    void aWordThatIsNeitherHoursNorADayIsRefused(String word) {
        assertThatThrownBy(() -> quiet(word)).hasMessageContaining("\"" + word + "\"");
    }

    @Test
    void everyDayIsTooQuiet() {
        assertThatThrownBy(() -> quiet("mon", "tue", "wed", "thu", "fri", "sat", "sun"))
                .hasMessageContaining("nothing is ever sent");
        assertThatThrownBy(() -> quiet("06:00-18:00", "18:00-06:00"))
                .hasMessageContaining("nothing is ever sent");
    }
}
