package dev.p2c.odata;

import java.time.Clock;
import java.util.function.Supplier;

/** What all ranks of a connection have in common. Thread-safe. */
final class Shared {

    final Clock clock;
    final Identities identities;
    final BatchSizes sizes;
    final Ownership ownership;
    private volatile Model model;

    Shared(Clock clock, Identities identities, BatchSizes sizes, Ownership ownership) {
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
}
