package dev.p2c.mapping;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * The function {@code time}: a point in time as it is. For a column of Finance that keeps the time
 * of day, which its {@code $metadata} does not tell from a column that keeps a day.
 */
public final class TimeFunction implements ValueFunction {

    @Override
    public String name() {
        return "time";
    }

    @Override
    public JsonNode apply(JsonNode value) {
        return value;
    }
}
