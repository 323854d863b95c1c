package dev.p2c.app;

import dev.p2c.run.ProcessIdentity;
import dev.p2c.state.EndedLease;
import dev.p2c.state.State;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * Whether an application runs on a state. Of all that do, one holds the lease of the alerts for as
 * long as it lives.
 */
public final class LastApplication {

    static final String LEASE = "alerts";

    private LastApplication() {}

    /** A sentence if no application runs; empty if one does, and if none ever did. */
    public static Optional<String> over(State state) {
        endDead(state);
        return state.leases().ended(LEASE).map(LastApplication::sentence);
    }

    /** Frees the lease of an application that was killed on this machine. */
    static void endDead(State state) {
        state.leases()
                .holder(LEASE)
                .filter(info -> ProcessIdentity.of(info.process()).isProvedDead())
                .ifPresent(info -> state.leases().end(info));
    }

    private static String sentence(EndedLease lease) {
        Instant until = lease.until().truncatedTo(ChronoUnit.SECONDS);
        return "No application runs on this state; the last one %s %s. To start one: bin/p2c run"
                .formatted(lease.isReleased() ? "ended at" : "died before", until);
    }
}
