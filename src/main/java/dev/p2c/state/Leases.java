package dev.p2c.state;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/**
 * Leave to do something alone, across processes on one state. It ends by itself when its holder no
 * longer renews it. Time is ours and not the database's: machines that share a state need clocks
 * that differ by less than the time to live. Thread-safe.
 */
public final class Leases {

    private final Database database;
    private final Clock clock;

    Leases(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /**
     * Never waits.
     *
     * @param holder for people, who has it: machine, process, what for
     * @param ttl how long it lasts unless renewed
     * @return empty while somebody has it, be it the same holder
     */
    public Optional<Lease> acquire(String name, String holder, Duration ttl) {
        Instant now = clock.instant();
        Claim claim =
                new Claim(
                        name,
                        StoredText.clean(holder, 400),
                        UUID.randomUUID().toString(),
                        Instants.toColumn(now),
                        Instants.toColumn(now.plus(ttl)));
        boolean isOurs =
                database.writeWith(
                        handle -> takeExpired(handle, claim) || takeUnused(handle, claim));
        return isOurs ? Optional.of(new Lease(this, name, claim.token(), ttl)) : Optional.empty();
    }

    private static boolean takeExpired(Handle handle, Claim claim) {
        return handle.execute(
                        """
                        update lease set holder = ?, token = ?, acquired_at = ?, expires_at = ?
                        where name = ? and expires_at <= ?""",
                        claim.holder(),
                        claim.token(),
                        claim.from(),
                        claim.until(),
                        claim.name(),
                        claim.from())
                == 1;
    }

    private static boolean takeUnused(Handle handle, Claim claim) {
        boolean isHeld =
                handle.createQuery("select 1 from lease where name = :name")
                        .bind("name", claim.name())
                        .mapTo(Integer.class)
                        .findOne()
                        .isPresent();
        if (isHeld) {
            return false;
        }
        // Two at once: the loser collides, is done again, and sees it held.
        handle.execute(
                """
                insert into lease (name, holder, token, acquired_at, expires_at)
                values (?, ?, ?, ?, ?)""",
                claim.name(),
                claim.holder(),
                claim.token(),
                claim.from(),
                claim.until());
        return true;
    }

    /** Empty when nobody has it, or who had it let it expire. */
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

    /** Takes it from a holder that is known to be dead; nothing if somebody else has it by now. */
    public void end(LeaseInfo of) {
        database.writeWith(
                handle ->
                        handle.execute(
                                "delete from lease where name = ? and holder = ?",
                                of.name(),
                                of.holder()));
    }

    /** One that expired and was not taken may still be renewed. */
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
     * @param token tells this holding of the lease from every other, also by the same holder
     */
    private record Claim(
            String name, String holder, String token, OffsetDateTime from, OffsetDateTime until) {}
}
