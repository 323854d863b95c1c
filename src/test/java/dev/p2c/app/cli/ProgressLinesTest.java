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
}
