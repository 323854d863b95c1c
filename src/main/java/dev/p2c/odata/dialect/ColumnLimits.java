package dev.p2c.odata.dialect;

import java.util.Map;

/**
 * What the columns of a set can keep, where {@code $metadata} does not tell.
 *
 * @param lengths most characters of a text, by column
 * @param decimals most digits behind the decimal point, by column
 */
public record ColumnLimits(Map<String, Integer> lengths, Map<String, Integer> decimals) {

    /** The limits of a service that states none besides those of {@code $metadata}. */
    public static final ColumnLimits NONE = new ColumnLimits(Map.of(), Map.of());

    public ColumnLimits {
        lengths = Map.copyOf(lengths);
        decimals = Map.copyOf(decimals);
    }
}
