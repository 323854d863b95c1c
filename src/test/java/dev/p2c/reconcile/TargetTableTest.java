package dev.p2c.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.p2c.reconcile.TargetTable.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TargetTableTest {

    @Test
    void rowsComeBackWithAsManyHashesAsTheyHad() {
        List<Row> rows =
                IntStream.range(0, 5000)
                        .mapToObj(
                                i ->
                                        new Row(
                                                "C-" + i,
                                                IntStream.range(0, i % 4)
                                                        .mapToLong(list -> i * 31L + list)
                                                        .toArray(),
                                                i % 3 == 0,
                                                i % 7 == 0))
                        .toList();
        TargetTable table = new TargetTable();

        rows.forEach(table::add);

        List<Row> read = new ArrayList<>();
        for (int number = 0; number < table.size(); number++) {
            read.add(table.get(number));
        }
        assertThat(read).usingRecursiveComparison().isEqualTo(rows);
    }
}
