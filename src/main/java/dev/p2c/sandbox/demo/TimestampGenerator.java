package dev.p2c.sandbox.demo;

import dev.p2c.sandbox.demo.SeededRandom.ValueKind;
import dev.p2c.sandbox.store.EntityTable;
import dev.p2c.sandbox.store.Store;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * Generates the times at which rows were created and last changed. They are spread over two years
 * and end some hours ago, so that a pass that rereads the last minutes before its watermark finds
 * few rows. If a table holds rows already, new rows are later than them, so that the next poll
 * finds them.
 *
 * @param today point in time that all times are relative to
 * @param newest latest change of the existing rows; null if there are none
 */
record TimestampGenerator(long seed, Instant today, Instant newest) {

    private static final int YOUNGEST = (int) Duration.ofHours(3).toSeconds();
    private static final int OLDEST = (int) Duration.ofDays(730).toSeconds();

    TimestampGenerator {
        today = today.truncatedTo(ChronoUnit.SECONDS);
    }

    /** Times for new rows of a table, later than its existing rows. */
    static TimestampGenerator forTable(Store store, String set, Instant today) {
        EntityTable table = store.table(set);
        int modified = table.model().index("modifiedon");
        Instant newest =
                table.indexOn(List.of(modified))
                        .flatMap(table::last)
                        .map(row -> (Instant) row.get(modified))
                        .orElse(null);
        return new TimestampGenerator(DemoData.SEED, today, newest);
    }

    /** Times of the row with this kind and number. */
    Times of(ValueKind kind, long number) {
        SeededRandom random = new SeededRandom(seed + kind.ordinal(), ValueKind.DATE, number);
        int created = random.between(YOUNGEST, OLDEST);
        int modified = random.chance(40) ? created : random.between(YOUNGEST, created);
        Instant changed = newest == null ? today.minusSeconds(modified) : afterNewest(random);
        Instant made = today.minusSeconds(created);
        return new Times(made.isAfter(changed) ? changed : made, changed);
    }

    private Instant afterNewest(SeededRandom random) {
        long room = Math.max(1, Duration.between(newest, today).toSeconds());
        Instant changed = newest.plusSeconds(random.between(1, (int) Math.min(room, OLDEST)));
        return changed.isAfter(today) ? today : changed;
    }

    record Times(Instant created, Instant modified) {}
}
