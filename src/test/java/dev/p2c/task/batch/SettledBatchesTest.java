package dev.p2c.task.batch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SettledBatchesTest {

    private static final Instant T1 = Instant.parse("2026-01-01T00:00:01Z");
    private static final Instant T2 = Instant.parse("2026-01-01T00:00:02Z");

    private final SettledBatches settled = new SettledBatches();

    @Test
    void batchesAreNumberedFromZero() {
        assertThat(settled.handOut()).isZero();
        assertThat(settled.handOut()).isEqualTo(1);
        assertThat(settled.open()).isEqualTo(2);
    }

    @Test
    void watermarkWaitsForTheFirstBatch() {
        settled.handOut();
        settled.handOut();

        assertThat(settled.add(batch(1, T2))).isZero();
        assertThat(settled.newUpTo()).isEmpty();

        assertThat(settled.add(batch(0, T1))).isEqualTo(2);
        assertThat(settled.newUpTo()).contains(T2);
        assertThat(settled.open()).isZero();
    }

    @Test
    void watermarkIsReportedOnceForEachMove() {
        settled.handOut();
        settled.add(batch(0, T1));

        assertThat(settled.newUpTo()).contains(T1);
        assertThat(settled.newUpTo()).isEmpty();
    }

    @Test
    void batchWithoutATimeDoesNotMoveTheWatermark() {
        settled.handOut();
        settled.handOut();
        settled.add(batch(0, T1));
        settled.add(batch(1, null));

        assertThat(settled.newUpTo()).contains(T1);
    }

    @Test
    void watermarkNeverMovesBack() {
        settled.handOut();
        settled.handOut();
        settled.add(batch(0, T2));
        settled.add(batch(1, T1));

        assertThat(settled.newUpTo()).contains(T2);
    }

    private static Batch batch(int number, Instant upTo) {
        return new Batch(null, number, List.of(), Optional.ofNullable(upTo));
    }
}
