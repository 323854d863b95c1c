package dev.p2c.task;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Who holds a lease, as text: {@code process 4711 on host #3 (started 2026-01-01T00:00:00Z)}.
 *
 * @param started tells a process from a later one with the same number
 */
record ProcessName(long pid, String host, long number, Instant started) {

    private static final AtomicLong COUNTER = new AtomicLong();

    /** Another one for each lease: two passes of one process are two holders. */
    static String next() {
        ProcessHandle self = ProcessHandle.current();
        return new ProcessName(self.pid(), hostName(), COUNTER.incrementAndGet(), startOf(self))
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
        return host.equals(hostName())
                && ProcessHandle.of(pid)
                        .filter(ProcessHandle::isAlive)
                        .filter(process -> startOf(process).equals(started))
                        .isEmpty();
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
