package dev.p2c.task.poll;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.p2c.mapping.FieldPath;
import dev.p2c.odata.model.Page;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * How far a watermark may move while the pages of a pass are read, in the order of the rows' own
 * time of change: never beyond a row that was read, and never beyond the service's own time at the
 * first page. A row that is dated in the future is therefore read in each pass until its time has
 * come, and hides no other row. Times of headers come in no order, so they count after the last
 * page. Not thread-safe.
 */
final class ProvedTime {

    /** The clocks of a service's web servers and databases need not agree to the second. */
    private static final Duration MARGIN = Duration.ofMinutes(1);

    private final String column;
    private final Optional<FieldPath> header;
    private final Clock clock;
    private Instant limit;
    private Optional<Instant> newestHeader = Optional.empty();

    /**
     * @param column the rows' own time of change
     * @param header the headers' time of change
     * @param clock stands in for the time of a service that sends none
     */
    ProvedTime(String column, Optional<FieldPath> header, Clock clock) {
        this.column = column;
        this.header = header;
        this.clock = clock;
    }

    /** The time up to which all changes are known once this page is written; empty if unknown. */
    Optional<Instant> after(Page page) {
        if (limit == null) {
            limit = page.servedAt().orElseGet(clock::instant).minus(MARGIN);
        }
        List<ObjectNode> rows = page.rows();
        rows.forEach(row -> newestHeader = later(newestHeader, headerTime(row)));
        Optional<Instant> newest =
                rows.isEmpty() ? Optional.empty() : time(rows.get(rows.size() - 1).path(column));
        return (page.last() ? later(newest, newestHeader) : newest)
                .map(time -> time.isAfter(limit) ? limit : time);
    }

    private Optional<Instant> headerTime(ObjectNode row) {
        return header.map(path -> path.candidates().get(0))
                .flatMap(way -> time(row.path(way.navigation()).path(way.attribute())));
    }

    private static Optional<Instant> time(JsonNode value) {
        return Optional.ofNullable(value.textValue()).map(Instant::parse);
    }

    private static Optional<Instant> later(Optional<Instant> a, Optional<Instant> b) {
        return a.isPresent() && b.isPresent() && a.get().isAfter(b.get()) || b.isEmpty() ? a : b;
    }
}
