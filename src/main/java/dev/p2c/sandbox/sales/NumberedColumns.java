package dev.p2c.sandbox.sales;

import dev.p2c.sandbox.model.Column;
import dev.p2c.sandbox.model.EntityModel;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Fills autonumber columns of new rows that have no value there (Create autonumber columns).
 * Numbers begin with 1000; a failed write leaves a gap. Used inside writes.
 */
final class NumberedColumns {

    private static final long FIRST = 1000;
    private static final Pattern PART = Pattern.compile("\\{(\\w+):([^{}]+)}");

    private final Clock clock;
    private final Map<String, Long> next = new HashMap<>();

    NumberedColumns(Clock clock) {
        this.clock = clock;
    }

    void fill(SalesDraft draft, SystemColumns system) {
        for (Column column : system.numbered()) {
            String format = column.origin().autoNumberFormat();
            if (draft.isEmpty(column.name())) {
                draft.set(column.index(), number(draft.model(), column, format));
            }
        }
    }

    void seed(EntityModel entity, Column column, long value) {
        next.put(entity.name() + '.' + column.name(), value);
    }

    void restart() {
        next.clear();
    }

    private String number(EntityModel entity, Column column, String format) {
        String key = entity.name() + '.' + column.name();
        long number = next.getOrDefault(key, FIRST);
        next.put(key, number + 1);
        return PART.matcher(format).replaceAll(part -> part(part, number));
    }

    private String part(java.util.regex.MatchResult part, long number) {
        return Matcher.quoteReplacement(
                switch (part.group(1)) {
                    case "SEQNUM" ->
                            ("%0" + Integer.parseInt(part.group(2)) + "d").formatted(number);
                    case "RANDSTRING" ->
                            AutoNumbers.letters(number, Integer.parseInt(part.group(2)));
                    default ->
                            DateTimeFormatter.ofPattern(part.group(2))
                                    .withZone(ZoneOffset.UTC)
                                    .format(clock.instant());
                });
    }
}
