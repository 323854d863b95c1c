package dev.p2c.reconcile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.p2c.odata.model.Page;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RowsAheadTest {

    private final List<Integer> taken = new ArrayList<>();

    @Test
    void resultsComeInTheOrderOfTheRows() {
        try (RowsAhead<Integer> rows = new RowsAhead<>(row -> row.path("n").asInt())) {
            rows.of(pages(20), () -> {}, taken::add);
        }

        assertThat(taken).containsExactlyElementsOf(IntStream.range(0, 60).boxed().toList());
    }

    @Test
    void anErrorOfTheWorkReachesTheCallerAfterTheRowsOfThePagesBefore() {
        try (RowsAhead<Integer> rows = new RowsAhead<>(row -> 30 / (30 - row.path("n").asInt()))) {
            assertThatThrownBy(() -> rows.of(pages(20), () -> {}, taken::add))
                    .isInstanceOf(ArithmeticException.class);
        }

        assertThat(taken).hasSize(30);
    }

    @Test
    void aFailedCheckEndsTheReading() {
        AtomicInteger read = new AtomicInteger();
        Iterator<Page> pages =
                IntStream.iterate(0, n -> n + 1)
                        .peek(n -> read.incrementAndGet())
                        .mapToObj(this::page)
                        .iterator();
        try (RowsAhead<Integer> rows = new RowsAhead<>(row -> row.path("n").asInt())) {
            assertThatThrownBy(() -> rows.of(pages, () -> stopAfter(read.get()), taken::add))
                    .hasMessage("stopped");
        }

        assertThat(taken.size()).isLessThanOrEqualTo(15);
    }

    private static void stopAfter(int pages) {
        if (pages > 5) {
            throw new IllegalStateException("stopped");
        }
    }

    private Iterator<Page> pages(int number) {
        return IntStream.range(0, number).mapToObj(this::page).iterator();
    }

    private Page page(int number) {
        List<ObjectNode> rows =
                IntStream.range(number * 3, number * 3 + 3)
                        .mapToObj(n -> JsonNodeFactory.instance.objectNode().put("n", n))
                        .toList();
        return new Page(rows, false, Optional.empty());
    }
}
