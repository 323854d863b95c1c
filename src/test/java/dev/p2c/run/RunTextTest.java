package dev.p2c.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.p2c.state.Counts;
import org.junit.jupiter.api.Test;

class RunTextTest {

    @Test
    void outcomesThatDidNotOccurAreLeftOut() {
        assertThat(RunText.of(Counts.ZERO)).isEqualTo("0 read");
        assertThat(RunText.of(new Counts(42, 40, 1, 0, 0, 0, 1)))
                .isEqualTo("42 read, 40 created, 1 updated, 1 rejected");
        assertThat(RunText.of(new Counts(4, 1, 0, 0, 0, 3, 0), 2))
                .isEqualTo("4 read, 1 created, 3 parked (of which 2 in conflict)");
        assertThat(RunText.of(new Counts(3, 0, 0, 1, 1, 1, 0)))
                .isEqualTo("3 read, 1 unchanged, 1 skipped, 1 parked");
        assertThat(RunText.of(Counts.removed(1, 2))).isEqualTo("0 read, 1 deactivated, 2 deleted");
    }
}
