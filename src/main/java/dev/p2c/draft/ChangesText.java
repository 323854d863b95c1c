package dev.p2c.draft;

import dev.p2c.odata.model.Model.EntityType;
import java.util.Collection;

/** The option {@code changes} of a source, as YAML. */
final class ChangesText {

    private ChangesText() {}

    /** A watermark where the rows have the time of their last change, else a sweep. */
    static String of(EntityType source) {
        return source.properties().values().stream()
                .filter(field -> field.name().matches("(?i)modifiedon|modifieddatetime"))
                .filter(field -> field.type().equals("Edm.DateTimeOffset"))
                .findFirst()
                .map(field -> watermark(field.name()))
                .orElseGet(() -> sweep(source.key()));
    }

    static String watermark(String column) {
        return "{ watermark: " + column + ", lookback: 5m }";
    }

    static String sweep(Collection<String> key) {
        return "{ sweep: [" + String.join(", ", key) + "] }";
    }
}
