package dev.p2c.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class ProgressLinesTest {

    private static final Duration TEN_SECONDS = Duration.ofSeconds(10);

    @Test
    void aLineShowsRowsRateAndRemainingTime() {
        assertThat(ProgressLines.line("accounts", 12_000, OptionalLong.of(84_000), TEN_SECONDS))
                .isEqualTo("accounts: 12,000 rows, 1,200 rows/s, 72,000 remain, about 60 s");
    }

    @Test
    void aLineWithoutAnExpectedNumberShowsRowsAndRate() {
        assertThat(ProgressLines.line("accounts", 50, OptionalLong.empty(), TEN_SECONDS))
                .isEqualTo("accounts: 50 rows, 5 rows/s");
    }

    @Test
    void theRateIsThatSinceTheFirstRow() {
        ProgressLines.Pace pace = new ProgressLines.Pace(seconds(0));

        assertThat(pace.line(of("usmf", 0), seconds(2))).contains("usmf: 0 rows, 0 rows/s");
        assertThat(pace.line(of("usmf", 0), seconds(60))).as("compares first").isEmpty();
        assertThat(pace.line(of("usmf", 100), seconds(70)))
                .contains("usmf: 100 rows, 10 rows/s, 900 remain, about 90 s");
        assertThat(pace.line(of("usmf", 100), seconds(72))).as("nothing new").isEmpty();
        assertThat(pace.line(of("demf", 50), seconds(74)))
                .contains("demf: 50 rows, 25 rows/s, 950 remain, about 38 s");
    }

    private static ProgressLines.Position of(String what, long rows) {
        return new ProgressLines.Position(what, rows, OptionalLong.of(1000));
    }

    private static long seconds(long number) {
        return Duration.ofSeconds(number).toNanos();
    }
}
