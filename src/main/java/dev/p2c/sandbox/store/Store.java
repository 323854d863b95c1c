package dev.p2c.sandbox.store;

import dev.p2c.sandbox.model.EntityModel;
import dev.p2c.sandbox.model.ServiceModel;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * All tables of one service, in memory. Thread-safe: readers take no lock, one writer at a time.
 */
public final class Store {

    private final Map<String, EntityTable> tables = new LinkedHashMap<>();
    private final Collation collation;
    private final AtomicLong version = new AtomicLong(1_000_000);
    private final ReentrantLock writing = new ReentrantLock();
    private final Deque<Runnable> undo = new ArrayDeque<>();

    /** A store whose texts differ by accents. */
    public Store(ServiceModel model) {
        this(model, Collation.ACCENTS_COUNT);
    }

    public Store(ServiceModel model, Collation collation) {
        this.collation = collation;
        for (EntityModel entity : model.all()) {
            tables.put(entity.set(), new EntityTable(this, entity));
        }
    }

    Collation collation() {
        return collation;
    }

    /** Finds the table of an entity set; null if there is none. */
    public EntityTable table(String set) {
        return tables.get(set);
    }

    public Collection<EntityTable> tables() {
        return Collections.unmodifiableCollection(tables.values());
    }

    /** Version of the latest write. */
    public long version() {
        return version.get();
    }

    /**
     * Runs a write atomically: its changes are undone if it throws. A nested write is part of the
     * outer write; if only the nested one fails, only its changes are undone.
     */
    public <T> T write(Supplier<T> work) {
        writing.lock();
        int depth = undo.size();
        boolean done = false;
        try {
            T result = work.get();
            done = true;
            return result;
        } finally {
            while (!done && undo.size() > depth) {
                undo.pop().run();
            }
            if (writing.getHoldCount() == 1) {
                undo.clear();
            }
            writing.unlock();
        }
    }

    /**
     * Empties all tables. Versions continue to increase, so that old delta tokens and etags stay
     * outdated.
     */
    public void clear() {
        write(
                () -> {
                    tables.values().forEach(EntityTable::clear);
                    return null;
                });
    }

    long nextVersion() {
        return version.incrementAndGet();
    }

    void onRollback(Runnable step) {
        undo.push(step);
    }

    void requireWriter() {
        if (!writing.isHeldByCurrentThread()) {
            throw new IllegalStateException("Rows can only be changed inside Store.write");
        }
    }
}
