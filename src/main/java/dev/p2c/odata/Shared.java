package dev.p2c.odata;

import dev.p2c.odata.dialect.Ownership;
import dev.p2c.odata.model.Model;
import dev.p2c.odata.read.IdCache;
import dev.p2c.odata.transport.BatchSizeTuners;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;

/** What all ranks of a connection have in common. Thread-safe. */
final class Shared {

    private static final Duration ENVIRONMENT_FOR = Duration.ofHours(1);

    final Clock clock;
    final IdCache identities;
    final BatchSizeTuners sizes;
    final Ownership ownership;
    private volatile Model model;
    private String environment;
    private Instant environmentAt = Instant.MIN;

    Shared(Clock clock, IdCache identities, BatchSizeTuners sizes, Ownership ownership) {
        this.clock = clock;
        this.identities = identities;
        this.sizes = sizes;
        this.ownership = ownership;
    }

    /** Fetched once. */
    Model model(Supplier<Model> fetch) {
        Model known = model;
        return known == null ? fetched(fetch) : known;
    }

    private synchronized Model fetched(Supplier<Model> fetch) {
        if (model == null) {
            model = fetch.get();
        }
        return model;
    }

    /** Asked for once an hour. */
    synchronized String environment(Supplier<String> ask) {
        Instant now = clock.instant();
        if (environmentAt.isBefore(now.minus(ENVIRONMENT_FOR))) {
            environment = ask.get();
            environmentAt = now;
        }
        return environment;
    }
}
