package dev.p2c.task.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** When deletions are held until a person allows them. */
class BrakeTest {

    private final Brake brake = new Brake(100, 10, Duration.ofHours(1));

    @ParameterizedTest(name = "{0} of {1} rows held: {2}")
    @CsvSource({
        "0, 0, false",
        "5, 5, false",
        "6, 60, false",
        "6, 59, true",
        "100, 1000, false",
        "100, 1000000, false",
        "101, 1000000, true"
    })
    void manyDeletionsOrALargeShareAreHeldButNotAFewRows(long gone, long across, boolean held) {
        assertThat(brake.holds(gone, across)).isEqualTo(held);
    }

    @Test
    void impossibleLimitsAreRefused() {
        assertThatThrownBy(() -> new Brake(-1, 10, Duration.ZERO))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Brake(1, 101, Duration.ZERO))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
