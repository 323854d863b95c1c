package dev.p2c.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class CountedTest {

    @Test
    void aNounFitsItsNumber() {
        assertThat(Counted.of(0, "row")).isEqualTo("0 rows");
        assertThat(Counted.of(1, "row")).isEqualTo("1 row");
        assertThat(Counted.of(1200, "row")).isEqualTo("1200 rows");
        assertThat(Counted.of(2, "entity")).isEqualTo("2 entities");
        assertThat(Counted.of(2, "day")).isEqualTo("2 days");
        assertThat(Counted.grouped(1200, "row")).isEqualTo("1,200 rows");
        assertThat(Counted.of(1, "row waits", "rows wait")).isEqualTo("1 row waits");
    }

    @Test
    void aVerbFitsThePart() {
        assertThat(Counted.part(1, 4, "row")).isEqualTo("1 of 4 rows is");
        assertThat(Counted.part(1, 1, "row")).isEqualTo("1 of 1 row is");
        assertThat(Counted.part(0, 1, "row")).isEqualTo("0 of 1 row is");
        assertThat(Counted.part(0, 2, "row")).isEqualTo("0 of 2 rows are");
    }

    @Test
    void aTimeHasTheLargestUnitThatFits() {
        assertThat(Counted.time(Duration.ofMinutes(1))).isEqualTo("1 minute");
        assertThat(Counted.time(Duration.ofMinutes(119))).isEqualTo("119 minutes");
        assertThat(Counted.time(Duration.ofHours(47))).isEqualTo("47 hours");
        assertThat(Counted.time(Duration.ofMinutes(299049))).isEqualTo("207 days");
    }
}
