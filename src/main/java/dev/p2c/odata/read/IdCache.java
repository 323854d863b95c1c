package dev.p2c.odata.read;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Caches ids of rows by the value of an attribute, each for ten minutes. Thread-safe. */
public final class IdCache {

    private record CacheKey(String set, String owned, String attribute, String value) {}

    private record CachedId(String id, Instant until) {}

    private static final Duration LIFETIME = Duration.ofMinutes(10);
    private static final int MOST_IDS = 100_000;

    private final Clock clock;
    private final Map<CacheKey, CachedId> known =
            new LinkedHashMap<>(16, 0.75f, true) {
                private static final long serialVersionUID = 1L;

                @Override
                protected boolean removeEldestEntry(Map.Entry<CacheKey, CachedId> eldest) {
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
        CachedId hit = known.get(new CacheKey(set, owned, attribute, value));
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
                        known.put(
                                new CacheKey(set, owned, attribute, value),
                                new CachedId(id, until)));
    }

    /** Drops ids, in lower case, of rows that may no longer exist. */
    synchronized void forget(Set<String> ids) {
        known.values().removeIf(cached -> ids.contains(cached.id.toLowerCase(Locale.ROOT)));
    }
}
