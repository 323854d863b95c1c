package dev.p2c.state;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/**
 * Named leases that give one process at a time the right to do something, across all processes that
 * share the state. A lease expires unless its holder renews it. The database's clock alone decides
 * when, so that the clocks of the machines do not matter. Thread-safe.
 */
public final class Leases {

    private static final String IN_TTL =
            "current_timestamp + cast(? as integer) * interval '0.001' second";

    private final Database database;

    Leases(Database database) {
        this.database = database;
    }

    /**
     * Takes the lease if it is free, without waiting.
     *
     * @param holder for people: machine, process and purpose
     * @param process text by which other processes may prove that the holder is dead
     * @param ttl how long the lease lasts unless renewed
     * @return empty while the lease is held, even by the same holder
     */
    public Optional<Lease> acquire(String name, String holder, String process, Duration ttl) {
        NewLease lease =
                new NewLease(
                        name,
                        StoredText.clean(holder, 400),
                        StoredText.clean(process, 400),
                        UUID.randomUUID().toString(),
                        (int) ttl.toMillis());
        boolean isOurs =
                database.writeWith(
                        handle -> takeExpired(handle, lease) || takeUnused(handle, lease));
        return isOurs ? Optional.of(lease(lease, ttl)) : Optional.empty();
    }

    private Lease lease(NewLease taken, Duration ttl) {
        long epoch =
                database.readWith(
                        handle ->
                                handle.createQuery("select epoch from lease where token = :token")
                                        .bind("token", taken.token())
                                        .mapTo(Long.class)
                                        .findOne()
                                        .orElse(-1L));
        return new Lease(this, database, new Fence(taken.name(), epoch, taken.token()), ttl);
    }

    private static boolean takeExpired(Handle handle, NewLease lease) {
        return handle.execute(
                        "update lease set holder = ?, process = ?, token = ?, epoch = epoch + 1,"
                                + " acquired_at = current_timestamp, expires_at = "
                                + IN_TTL
                                + " where name = ? and expires_at <= current_timestamp",
                        lease.holder(),
                        lease.process(),
                        lease.token(),
                        lease.ttlMillis(),
                        lease.name())
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
                "insert into lease (name, holder, process, token, epoch, acquired_at, expires_at)"
                        + " values (?, ?, ?, ?, 1, current_timestamp, "
                        + IN_TTL
                        + ")",
                lease.name(),
                lease.holder(),
                lease.process(),
                lease.token(),
                lease.ttlMillis());
        return true;
    }

    /** The present holder; empty if the lease is free or expired. */
    public Optional<LeaseInfo> holder(String name) {
        return held("name = :name", name).stream().findFirst();
    }

    /** How a lease ended that nobody holds any more; empty if it is held, or never was. */
    public Optional<EndedLease> ended(String name) {
        return database.readWith(
                handle ->
                        handle.createQuery(
                                        "select * from lease where name = :name"
                                                + " and expires_at <= current_timestamp")
                                .bind("name", name)
                                .map(
                                        (row, context) ->
                                                new EndedLease(
                                                        Instants.fromColumn(row, "expires_at"),
                                                        row.getString("token").isEmpty()))
                                .findOne());
    }

    /** The present holders of all leases whose names begin with the given text. */
    public List<LeaseInfo> holders(String begin) {
        return held("substring(name, 1, char_length(:name)) = :name", begin);
    }

    private List<LeaseInfo> held(String condition, String name) {
        return database.readWith(
                handle ->
                        handle.createQuery(
                                        "select * from lease where "
                                                + condition
                                                + " and expires_at > current_timestamp"
                                                + " order by name")
                                .bind("name", name)
                                .map(
                                        (row, context) ->
                                                new LeaseInfo(
                                                        row.getString("name"),
                                                        row.getString("holder"),
                                                        row.getString("process"),
                                                        row.getLong("epoch"),
                                                        Instants.fromColumn(row, "acquired_at"),
                                                        Instants.fromColumn(row, "expires_at")))
                                .list());
    }

    /**
     * Ends the lease of a holder that is proved to be dead. Does nothing if another holder has
     * taken the lease.
     */
    public void end(LeaseInfo of) {
        database.writeWith(
                handle ->
                        handle.execute(
                                "update lease set expires_at = current_timestamp"
                                        + " where name = ? and epoch = ?"
                                        + " and expires_at > current_timestamp",
                                of.name(),
                                of.epoch()));
    }

    /** Extends the lease; an expired lease that no other holder took can still be renewed. */
    boolean renew(Fence fence, Duration ttl) {
        return database.writeWith(
                handle ->
                        handle.execute(
                                        "update lease set expires_at = "
                                                + IN_TTL
                                                + " where name = ? and epoch = ? and token = ?",
                                        (int) ttl.toMillis(),
                                        fence.name(),
                                        fence.epoch(),
                                        fence.token())
                                == 1);
    }

    /** Ends the lease; its row stays, so that the next epoch is higher. */
    void release(Fence fence) {
        database.writeWith(
                handle ->
                        handle.execute(
                                "update lease set expires_at = current_timestamp, token = ''"
                                        + " where name = ? and epoch = ? and token = ?",
                                fence.name(),
                                fence.epoch(),
                                fence.token()));
    }

    /**
     * @param token unique for each time the lease is acquired, also by the same holder
     */
    private record NewLease(
            String name, String holder, String process, String token, int ttlMillis) {}
}
