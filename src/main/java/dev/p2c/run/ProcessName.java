package dev.p2c.run;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Who holds a lease, as text: {@code process 4711 on host #3 (started 2026-01-01T00:00:00Z)}.
 *
 * @param started tells a process from a later one with the same number
 */
record ProcessName(long pid, String host, long number, Instant started) {

    private static final AtomicLong COUNTER = new AtomicLong();
    private static final Instant OWN_START = startOf(ProcessHandle.current());

    /**
     * Linux tells a start in ticks since boot, and each process makes a time of it with its own
     * idea of when boot was, which follows corrections of the clock.
     */
    private static final Duration SAME = Duration.ofMinutes(1);

    /** Another one for each lease: two passes of one process are two holders. */
    static String next() {
        ProcessHandle self = ProcessHandle.current();
        return new ProcessName(self.pid(), hostName(), COUNTER.incrementAndGet(), OWN_START)
                .toString();
    }

    /** The reverse of {@link #toString()}; a text that is none belongs to nobody we know. */
    static ProcessName of(String text) {
        String[] words = text.split("[ #()]+");
        try {
            return new ProcessName(
                    Long.parseLong(words[1]),
                    words[3],
                    Long.parseLong(words[4]),
                    Instant.parse(words[6]));
        } catch (RuntimeException ignored) {
            return new ProcessName(-1, "", 0, Instant.EPOCH);
        }
    }

    /** True only where we can be sure: the process was on this host and is not there any more. */
    boolean isGone() {
        if (!host.equals(hostName())) {
            return false;
        }
        if (pid == ProcessHandle.current().pid()) {
            // In a container every start has the same number.
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
