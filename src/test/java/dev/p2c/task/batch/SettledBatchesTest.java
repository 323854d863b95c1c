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

    @Test
    void reasonIsFirstOnlyOnceAndAtMostAThousandAreRemembered() {
        FirstReasons reasons = new FirstReasons();

        assertThat(reasons.isFirst("a")).isTrue();
        assertThat(reasons.isFirst("a")).isFalse();
        for (int i = 0; i < 999; i++) {
            assertThat(reasons.isFirst("reason " + i)).isTrue();
        }
        assertThat(reasons.isFirst("one more")).isFalse();
    }

    @Test
    void hashedKeysAreFoundAndOthersAreNot() {
        SeenKeys keys = new SeenKeys();
        for (int i = 0; i < 5_000; i++) {
            keys.see("key " + i);
        }

        assertThat(keys.has("key 0")).isTrue();
        assertThat(keys.has("key 4999")).isTrue();
        assertThat(keys.has("key 5000")).isFalse();
        keys.see("key 5000");
        assertThat(keys.has("key 5000")).isTrue();
        assertThat(keys.isComplete()).isFalse();
        keys.complete();
        assertThat(keys.isComplete()).isTrue();
    }

    private static Batch batch(int number, Instant upTo) {
        return new Batch(null, number, List.of(), Optional.ofNullable(upTo));
    }
}
