package dev.p2c.routes;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The route files that a reload did not apply, with the reasons. Not thread-safe. */
final class RefusedFiles {

    private static final Logger LOG = LoggerFactory.getLogger(DirectionReload.class);

    private final Map<Path, WaitingFile> files = new TreeMap<>();

    /** Logs why a file is not applied, once for each message. */
    void add(Path file, WaitingFile refused) {
        if (refused.equals(files.put(file, refused))) {
            return;
        }
        LOG.error(
                refused.isOlderInForce()
                        ? "{}: broken edit: the previous version stays in force\n{}"
                        : "{}: broken new file: the direction does not start\n{}",
                RouteFolder.id(file),
                refused.mistake());
    }

    /** Whether the file was among them. */
    boolean remove(Path file) {
        return files.remove(file) != null;
    }

    List<WaitingFile> waiting() {
        return List.copyOf(files.values());
    }

    /** The two innermost causes: the outer one names the step, the inner one the mistake. */
    static String reason(Throwable failure) {
        Throwable cause = failure;
        String outer = "";
        while (cause.getCause() != null && cause.getCause() != cause) {
            outer = firstLine(cause) + ": ";
            cause = cause.getCause();
        }
        return outer.contains(firstLine(cause))
                ? outer.substring(0, outer.length() - 2)
                : outer + firstLine(cause);
    }

    private static String firstLine(Throwable failure) {
        return String.valueOf(failure.getMessage()).lines().findFirst().orElse("");
    }
}
