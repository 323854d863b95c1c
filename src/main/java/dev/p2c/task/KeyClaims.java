package dev.p2c.task;

import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.Set;

/** Keys being written: the same key is never in two requests at once. Thread-safe. */
final class KeyClaims {

    private final Set<String> claimed = new HashSet<>();

    /** Waits until none of the keys is with another batch; all or none, so nobody deadlocks. */
    synchronized Claim claim(Collection<String> keys) {
        boolean interrupted = false;
        while (!Collections.disjoint(claimed, keys)) {
            try {
                wait();
            } catch (InterruptedException ignored) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        claimed.addAll(keys);
        return () -> release(keys);
    }

    private synchronized void release(Collection<String> keys) {
        claimed.removeAll(keys);
        notifyAll();
    }

    interface Claim extends AutoCloseable {
        @Override
        void close();
    }
}
