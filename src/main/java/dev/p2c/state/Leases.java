package dev.p2c.state;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/**
 * Named leases that give one process at a time the right to do something, across all processes that
 * share the state. A lease expires unless its holder renews it. Expiry uses the machine's clock,
 * not the database's: clocks of machines that share a state must differ by less than the time to
 * live. Thread-safe.
 */
public final class Leases {

    private final Database database;
    private final Clock clock;

    Leases(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /**
     * Takes the lease if it is free, without waiting.
     *
     * @param holder for people: machine, process and purpose
     * @param ttl how long the lease lasts unless renewed
     * @return empty while the lease is held, even by the same holder
     */
    public Optional<Lease> acquire(String name, String holder, Duration ttl) {
        Instant now = clock.instant();
        NewLease lease =
                new NewLease(
                        name,
                        StoredText.clean(holder, 400),
                        UUID.randomUUID().toString(),
                        Instants.toColumn(now),
                        Instants.toColumn(now.plus(ttl)));
        boolean isOurs =
                database.writeWith(
                        handle -> takeExpired(handle, lease) || takeUnused(handle, lease));
        return isOurs ? Optional.of(new Lease(this, name, lease.token(), ttl)) : Optional.empty();
    }

    private static boolean takeExpired(Handle handle, NewLease lease) {
        return handle.execute(
                        """
                        update lease set holder = ?, token = ?, acquired_at = ?, expires_at = ?
                        where name = ? and expires_at <= ?""",
                        lease.holder(),
                        lease.token(),
                        lease.from(),
                        lease.until(),
                        lease.name(),
                        lease.from())
                == 1;
    }

    private static boolean takeUnused(Handle handle, NewLease lease) {
        boolean isHeld =
                handle.createQuery("select 1 from lease where name = :name")
                        .bind("name", lease.name())
                        .mapTo(Integer.class)
                        .findOne()
                        .isPresent();
        if (isHeld) {
            return false;
        }
        // Of two processes at once, one violates the primary key, tries again and finds the lease
        // held.
        handle.execute(
                """
                insert into lease (name, holder, token, acquired_at, expires_at)
                values (?, ?, ?, ?, ?)""",
                lease.name(),
                lease.holder(),
                lease.token(),
                lease.from(),
                lease.until());
        return true;
    }

    /** The present holder; empty if the lease is free or expired. */
    public Optional<LeaseInfo> holder(String name) {
        return database.readWith(
                handle ->
                        handle.createQuery(
                                        "select * from lease where name = :name"
                                                + " and expires_at > :now")
                                .bind("name", name)
                                .bind("now", Instants.toColumn(clock.instant()))
                                .map(
                                        (row, context) ->
                                                new LeaseInfo(
                                                        name,
                                                        row.getString("holder"),
                                                        Instants.fromColumn(row, "acquired_at"),
                                                        Instants.fromColumn(row, "expires_at")))
                                .findOne());
    }

    /**
     * Ends the lease of a holder that is known to be dead. Does nothing if another holder has taken
     * the lease.
     */
    public void end(LeaseInfo of) {
        database.writeWith(
                handle ->
                        handle.execute(
                                "delete from lease where name = ? and holder = ?",
                                of.name(),
                                of.holder()));
    }

    /** Extends the lease; an expired lease that no other holder took can still be renewed. */
    boolean renew(String name, String token, Duration ttl) {
        return database.writeWith(
                handle ->
                        handle.execute(
                                        "update lease set expires_at = ?"
                                                + " where name = ? and token = ?",
                                        Instants.toColumn(clock.instant().plus(ttl)),
                                        name,
                                        token)
                                == 1);
    }

    void release(String name, String token) {
        database.writeWith(
                handle ->
                        handle.execute(
                                "delete from lease where name = ? and token = ?", name, token));
    }

    /**
     * @param token unique for each time the lease is acquired, also by the same holder
     */
    private record NewLease(
            String name, String holder, String token, OffsetDateTime from, OffsetDateTime until) {}
}
