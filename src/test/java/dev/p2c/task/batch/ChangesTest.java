package dev.p2c.task.batch;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.p2c.error.UnavailableException;
import dev.p2c.run.CompanyRun;
import dev.p2c.run.Run;
import dev.p2c.run.RunOptions;
import dev.p2c.task.poll.Concatenated;
import dev.p2c.task.poll.Slices;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class ChangesTest {

    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    /** Batches that are written in parallel may end in any order. */
    @Property(tries = 300)
    void watermarkNeverPassesABatchWithoutAnOutcome(
            @ForAll @IntRange(min = 1, max = 30) int number, @ForAll long seed) {
        Random random = new Random(seed);
        List<Slice> slices = new ArrayList<>();
        for (int i = 0; i < number; i++) {
            slices.add(slice(1, random.nextInt(3) == 0 ? null : START.plusSeconds(i)));
        }
        Changes changes = changes(slices);
        List<Batch> order = new ArrayList<>();
        changes.iterator().forEachRemaining(order::add);
        Collections.shuffle(order, random);
        List<Integer> settled = new ArrayList<>();
        Instant watermark = null;
        for (Batch batch : order) {
            changes.pass().settled(batch);
            settled.add(batch.number());
            watermark = changes.pass().settled().newUpTo().orElse(watermark);
            assertThat(watermark).isEqualTo(expected(slices, settled));
        }
        assertThat(changes.pass().settled().open()).isZero();
    }

    /** The newest time of the settled batches before the first batch without an outcome. */
    private static Instant expected(List<Slice> slices, List<Integer> settled) {
        Instant newest = null;
        for (int i = 0; i < slices.size() && settled.contains(i); i++) {
            newest = slices.get(i).upTo().orElse(newest);
        }
        return newest;
    }

    @Test
    void outageWhileReadingEndsTheIterationAndIsKept() {
        UnavailableException outage = new UnavailableException("sales", "gone", null);
        Iterator<Slice> breaking =
                new Concatenated(
                        () -> {
                            throw outage;
                        },
                        List.of(slice(1, START)).iterator());
        Changes changes = new Changes(TaskPass.withoutPlan(run(), "accounts"), breaking);

        List<Batch> read = new ArrayList<>();
        changes.iterator().forEachRemaining(read::add);

        assertThat(read).hasSize(1);
        assertThat(changes.pass().failure()).contains(outage);
        assertThat(changes.pass().settled().open()).isEqualTo(1);
    }

    @Test
    void noRowIsHandedOutIfTheComparisonBesideTheReadingFails() {
        UnavailableException outage = new UnavailableException("finance", "gone", null);
        Changes changes = changes(List.of(slice(1, START)));
        changes.pass().verified(CompletableFuture.failedFuture(outage));

        assertThat(changes.iterator().hasNext()).isFalse();
        assertThat(changes.pass().failure()).contains(outage);
    }

    @Test
    void rowsAreHandedOutOnceTheComparisonBesideTheReadingHasEnded() {
        List<String> order = Collections.synchronizedList(new ArrayList<>());
        Changes changes = changes(List.of(slice(1, START)));
        CompletableFuture<VerifiedRows> comparison = new CompletableFuture<>();
        changes.pass().verified(comparison);
        CompletableFuture<Void> reading =
                CompletableFuture.runAsync(
                        () -> {
                            changes.iterator().next();
                            order.add("batch");
                        });

        order.add("comparison");
        comparison.complete(new VerifiedRows());
        reading.join();

        assertThat(order).containsExactly("comparison", "batch");
    }

    /** Camel calls {@code hasNext()} twice for each batch. */
    @Test
    void hasNextStaysTrueEvenIfThePassIsStopped() {
        Changes changes = changes(List.of(slice(1, START), slice(2, START)));
        Iterator<Batch> batches = changes.iterator();
        batches.next();
        assertThat(batches.hasNext()).isTrue();

        changes.pass().stop(new UnavailableException("finance", "gone", null));

        assertThat(batches.hasNext()).isTrue();
        assertThat(batches.next().rows()).hasSize(2);
        assertThat(batches.hasNext()).isFalse();
    }

    @Test
    void firstFailureIsKept() {
        Changes changes = changes(List.of());
        changes.pass().stop(new IllegalStateException("first"));
        changes.pass().stop(new IllegalStateException("second"));

        assertThat(changes.pass().failure().orElseThrow()).hasMessage("first");
    }

    @Test
    void stoppedRunReadsNoFurtherRows() {
        CompanyRun run = run();
        Changes changes =
                new Changes(
                        TaskPass.withoutPlan(run, "accounts"), List.of(slice(1, START)).iterator());
        run.run().stop(new UnavailableException("accounts", "another process has the lease", null));

        assertThat(changes.iterator().hasNext()).isFalse();
        assertThat(changes.pass().failure()).isPresent();
    }

    @Test
    void sliceIsCutIntoBatchesAndOnlyTheLastOneMovesTheWatermark() {
        Slices slices =
                new Slices(
                        List.of(slice(5, START), slice(0, null), slice(1, null)).iterator(),
                        () -> 2);

        List<Slice> cut = new ArrayList<>();
        slices.forEachRemaining(cut::add);

        assertThat(cut).extracting(slice -> slice.rows().size()).containsExactly(2, 2, 1, 1);
        assertThat(cut)
                .extracting(Slice::upTo)
                .containsExactly(
                        Optional.empty(), Optional.empty(), Optional.of(START), Optional.empty());
    }

    private static Changes changes(List<Slice> slices) {
        return new Changes(TaskPass.withoutPlan(run(), "accounts"), slices.iterator());
    }

    private static CompanyRun run() {
        Run run = new Run(1, "accounts", List.of("usmf"), RunOptions.SCHEDULED, START);
        return run.open().get(0);
    }

    private static Slice slice(int rows, Instant upTo) {
        ObjectNode row = JsonNodeFactory.instance.objectNode();
        return new Slice(Collections.nCopies(rows, row), Optional.ofNullable(upTo));
    }
}
