package dev.p2c.run;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The holder of a lease: a process and the number of its lease, written as {@code process 4711 on
 * host #3 (started 2026-01-01T00:00:00Z)}.
 *
 * @param number counts the leases of the process
 * @param started distinguishes a process from a later one with the same process ID
 */
record LeaseHolder(long pid, String host, long number, Instant started) {

    private static final AtomicLong COUNTER = new AtomicLong();
    private static final Instant OWN_START = startOf(ProcessHandle.current());

    /**
     * Tolerance when start times are compared. Linux records a start in ticks since boot, and each
     * process converts it with its own boot time, which follows corrections of the clock.
     */
    private static final Duration SAME = Duration.ofMinutes(1);

    /** Returns a new holder for this process; two passes of one process are two holders. */
    static String next() {
        ProcessHandle self = ProcessHandle.current();
        return new LeaseHolder(self.pid(), hostName(), COUNTER.incrementAndGet(), OWN_START)
                .toString();
    }

    /** Parses {@link #toString()}; any other text becomes a holder on an unknown host. */
    static LeaseHolder of(String text) {
        String[] words = text.split("[ #()]+");
        try {
            return new LeaseHolder(
                    Long.parseLong(words[1]),
                    words[3],
                    Long.parseLong(words[4]),
                    Instant.parse(words[6]));
        } catch (RuntimeException ignored) {
            return new LeaseHolder(-1, "", 0, Instant.EPOCH);
        }
    }

    /** True if the process ran on this host and has ended; false if that cannot be known. */
    boolean isGone() {
        if (!host.equals(hostName())) {
            return false;
        }
        if (pid == ProcessHandle.current().pid()) {
            // In a container every start has the same process ID.
            return !started.equals(OWN_START);
        }
        return ProcessHandle.of(pid)
                .filter(ProcessHandle::isAlive)
                .filter(process -> isNear(startOf(process)))
                .isEmpty();
    }

    boolean isThisProcess() {
        return host.equals(hostName())
                && pid == ProcessHandle.current().pid()
                && started.equals(OWN_START);
    }

    private boolean isNear(Instant start) {
        return Duration.between(start, started).abs().compareTo(SAME) < 0;
    }

    private static Instant startOf(ProcessHandle process) {
        return process.info().startInstant().orElse(Instant.EPOCH);
    }

    private static String hostName() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "localhost";
        }
    }

    @Override
    public String toString() {
        return "process " + pid + " on " + host + " #" + number + " (started " + started + ")";
    }
}
