package dev.p2c.odata.read;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Remembers ids of rows by the value of an attribute, each for ten minutes. Thread-safe. */
public final class IdCache {

    private record Key(String set, String owned, String attribute, String value) {}

    private record Known(String id, Instant until) {}

    private static final Duration LIFETIME = Duration.ofMinutes(10);
    private static final int MOST_IDS = 100_000;

    private final Clock clock;
    private final Map<Key, Known> known =
            new LinkedHashMap<>(16, 0.75f, true) {
                private static final long serialVersionUID = 1L;

                @Override
                protected boolean removeEldestEntry(Map.Entry<Key, Known> eldest) {
                    return size() > MOST_IDS;
                }
            };

    public IdCache(Clock clock) {
        this.clock = clock;
    }

    /**
     * @param owned the filter for a company's rows; empty for all rows
     */
    synchronized Optional<String> find(String set, String owned, String attribute, String value) {
        Known hit = known.get(new Key(set, owned, attribute, value));
        return hit == null || !clock.instant().isBefore(hit.until)
                ? Optional.empty()
                : Optional.of(hit.id);
    }

    /**
     * @param owned the filter for a company's rows; empty for all rows
     * @param fresh ids by value
     */
    synchronized void remember(
            String set, String owned, String attribute, Map<String, String> fresh) {
        Instant until = clock.instant().plus(LIFETIME);
        fresh.forEach(
                (value, id) ->
                        known.put(new Key(set, owned, attribute, value), new Known(id, until)));
    }
}
