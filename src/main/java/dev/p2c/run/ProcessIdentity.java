package dev.p2c.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.UUID;

/**
 * A process in a form by which another process may prove its death. The proof needs Linux: the same
 * boot of the same kernel ({@code random/boot_id}, proc(5)), the same namespace of process IDs
 * (pid_namespaces(7)), and no process with this ID and start time in it. Without the proof a lease
 * is left to expire: equal host names and process IDs prove nothing, since containers share both.
 *
 * @param id random for each start of the application
 * @param boot ID of the kernel's boot; empty where it is not known
 * @param namespace of process IDs; empty where it is not known
 * @param started in clock ticks since boot; empty where it is not known
 */
public record ProcessIdentity(String id, String boot, String namespace, long pid, String started) {

    private static final Path PROC = Path.of("/proc");

    /** The 22nd field of {@code /proc/PID/stat} is the 20th after the name in parentheses. */
    private static final int START_FIELD = 19;

    private static final ProcessIdentity OWN = own();

    public static ProcessIdentity current() {
        return OWN;
    }

    private static ProcessIdentity own() {
        long pid = ProcessHandle.current().pid();
        return new ProcessIdentity(
                UUID.randomUUID().toString(),
                text(PROC.resolve("sys/kernel/random/boot_id")).strip(),
                seesProcesses(pid) ? link(PROC.resolve("self/ns/pid")) : "",
                pid,
                startOf(pid).orElse(""));
    }

    /**
     * False where /proc belongs to another namespace, or hides processes of other users (mount
     * option hidepid), so that a living process would look dead.
     */
    private static boolean seesProcesses(long pid) {
        return link(PROC.resolve("self")).equals(String.valueOf(pid)) && startOf(1).isPresent();
    }

    /** Parses {@link #toString()}; any other text becomes a process of which nothing is known. */
    public static ProcessIdentity of(String text) {
        String[] parts = text.split(" ", -1);
        try {
            return new ProcessIdentity(
                    parts[0], parts[1], parts[2], Long.parseLong(parts[3]), parts[4]);
        } catch (RuntimeException ignored) {
            return new ProcessIdentity("", "", "", -1, "");
        }
    }

    /** True if the process is proved to have ended; false if that cannot be known. */
    public boolean isProvedDead() {
        boolean isComparable =
                !boot.isEmpty() && !namespace.isEmpty() && !started.isEmpty() && pid > 0;
        return isComparable
                && boot.equals(OWN.boot)
                && namespace.equals(OWN.namespace)
                && !startOf(pid).equals(Optional.of(started));
    }

    boolean isThisProcess() {
        return id.equals(OWN.id);
    }

    /** True for what this process or a dead one left. */
    public boolean isOver() {
        return isThisProcess() || isProvedDead();
    }

    /** When a process of this namespace started; empty if there is none. */
    private static Optional<String> startOf(long pid) {
        String stat = text(PROC.resolve(pid + "/stat"));
        String[] fields = stat.substring(stat.lastIndexOf(')') + 1).strip().split(" ");
        return fields.length > START_FIELD && !isEnded(fields[0])
                ? Optional.of(fields[START_FIELD])
                : Optional.empty();
    }

    /** A zombie has ended, though its parent has not asked for its exit code yet. */
    private static boolean isEnded(String status) {
        return status.equals("Z") || status.equals("X");
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException | SecurityException e) {
            return "";
        }
    }

    private static String link(Path file) {
        try {
            return Files.readSymbolicLink(file).toString();
        } catch (IOException | SecurityException | UnsupportedOperationException e) {
            return "";
        }
    }

    @Override
    public String toString() {
        return String.join(" ", id, boot, namespace, String.valueOf(pid), started);
    }
}
