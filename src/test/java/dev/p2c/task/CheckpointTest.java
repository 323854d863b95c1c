package dev.p2c.task;

import static org.assertj.core.api.Assertions.assertThat;

import dev.p2c.error.UnavailableException;
import dev.p2c.run.RunOptions;
import dev.p2c.task.batch.Batch;
import dev.p2c.task.batch.Changes;
import dev.p2c.task.batch.Slice;
import dev.p2c.task.batch.TaskPass;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckpointTest {

    private static final Instant T1 = Instant.parse("2026-01-01T00:00:01Z");
    private static final Instant T2 = Instant.parse("2026-01-01T00:00:02Z");

    @TempDir Path directory;

    private TaskFixture fixture;
    private TaskPass pass;
    private Checkpoint checkpoint;

    @BeforeEach
    void open() {
        start(RunOptions.SCHEDULED);
    }

    private void start(RunOptions options) {
        fixture = new TaskFixture(directory, List.of(TaskFixture.COMPANY), options);
        pass = fixture.pass(fixture.plan("customers", TaskFixture.CUSTOMERS));
        checkpoint = new Checkpoint(fixture.state);
    }

    @AfterEach
    void close() {
        fixture.close();
    }

    @Test
    void watermarkMovesDuringThePassAsFarAsBatchesAreSettled() {
        List<Batch> batches = batches(T1, T2);
        pass.settled(batches.get(0));

        checkpoint.advance(pass);

        assertThat(watermark()).contains(T1);
    }

    @Test
    void watermarkNeverPassesABatchWithoutAnOutcome() {
        List<Batch> batches = batches(T1, T2);
        pass.settled(batches.get(1));

        checkpoint.advance(pass);

        assertThat(watermark()).isEmpty();
    }

    @Test
    void watermarkNeverMovesBack() {
        fixture.state.watermarks().put("customers", TaskFixture.COMPANY, T2);
        pass.settled(batches(T1).get(0));

        checkpoint.advance(pass);

        assertThat(watermark()).contains(T2);
    }

    @Test
    void batchWithoutAnOutcomeFailsTheCompany() {
        batches(T1);

        checkpoint.checkpoint(pass);

        assertThat(pass.run().run().failures().get(TaskFixture.COMPANY))
                .hasMessageContaining("1 batches have no outcome");
    }

    @Test
    void failureOfThePassIsReportedToTheRun() {
        UnavailableException outage = new UnavailableException("finance", "gone", null);
        pass.stop(outage);

        checkpoint.checkpoint(pass);

        assertThat(pass.run().run().failures()).containsEntry(TaskFixture.COMPANY, outage);
    }

    @Test
    void successfulPassReportsNoFailure() {
        pass.settled(batches(T1).get(0));

        checkpoint.checkpoint(pass);

        assertThat(pass.run().run().failures()).isEmpty();
        assertThat(watermark()).contains(T1);
    }

    @Test
    void passOverSelectedRowsLeavesTheWatermark() {
        fixture.close();
        start(RunOptions.triggeredBy("command").key(Optional.of("A1")).build());
        pass.settled(batches(T1).get(0));

        checkpoint.checkpoint(pass);

        assertThat(watermark()).isEmpty();
    }

    private Optional<Instant> watermark() {
        return fixture.state.watermarks().get("customers", TaskFixture.COMPANY);
    }

    private List<Batch> batches(Instant... upTo) {
        List<Slice> slices =
                List.of(upTo).stream()
                        .map(time -> new Slice(List.of(), Optional.of(time)))
                        .toList();
        Iterator<Batch> batches = new Changes(pass, slices.iterator()).iterator();
        return List.of(upTo).stream().map(time -> batches.next()).toList();
    }
}
