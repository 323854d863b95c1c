package dev.p2c.odata.read;

import com.fasterxml.jackson.databind.JsonNode;
import dev.p2c.error.RejectedRowException;
import java.util.Map;

/**
 * What to do with a key that the service refuses to search for (400, 413, 414, 431), alone as among
 * others, while it searches for the keys of other rows.
 */
@FunctionalInterface
public interface RefusedKey {

    /** Ends the reading. */
    RefusedKey FAILS =
            (key, why) -> {
                throw why;
            };

    /**
     * @param why names the key's columns and holds the service's answer
     */
    void refused(Map<String, JsonNode> key, RejectedRowException why);
}
