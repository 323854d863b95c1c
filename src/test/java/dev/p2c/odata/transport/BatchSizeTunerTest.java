package dev.p2c.odata.transport;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class BatchSizeTunerTest {

    private final BatchSizeTuner size = new BatchSizeTuner(100, 1000);

    @Test
    void batchesGrowToTheMaximumWhereRequestsAreCostly() {
        send(200, Duration.ofSeconds(5), Duration.ofMillis(1));

        assertThat(size.now()).isEqualTo(1000);
    }

    @Test
    void batchesKeepTheirSizeWhereOnlyRowsAreCostly() {
        send(200, Duration.ofMillis(1), Duration.ofMillis(3));

        assertThat(size.now()).isEqualTo(100);
    }

    @Test
    void batchesStopGrowingWhereLargerOnesAreHardlyFaster() {
        send(200, Duration.ofMillis(300), Duration.ofMillis(3));

        assertThat(size.now()).isBetween(225, 800);
    }

    @Test
    void aBatchThatIsTooLargeHalvesTheSizeForAWhile() {
        send(200, Duration.ofSeconds(5), Duration.ofMillis(1));

        size.tooMuch(1000);
        send(50, Duration.ofSeconds(5), Duration.ofMillis(1));

        assertThat(size.now()).isEqualTo(500);
    }

    @Test
    void aBatchThatIsNotFullIsNotJudged() {
        for (int i = 0; i < 100; i++) {
            size.measured(3, Duration.ofMillis(1));
        }

        assertThat(size.now()).isEqualTo(100);
    }

    private void send(int batches, Duration request, Duration row) {
        for (int i = 0; i < batches; i++) {
            int rows = size.now();
            size.measured(rows, request.plus(row.multipliedBy(rows)));
        }
    }
}
