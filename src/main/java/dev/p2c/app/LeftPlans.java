package dev.p2c.app;

import dev.p2c.state.TemporaryState;
import dev.p2c.text.PlanNames;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.stream.Stream;

/** Files and folders of plans in the folder for temporary files, which killed processes left. */
final class LeftPlans {

    /** Longer than the making of any plan takes. */
    private static final Duration LONGEST = Duration.ofDays(1);

    private final Path folder;
    private final Clock clock;

    LeftPlans(Path folder, Clock clock) {
        this.folder = folder;
        this.clock = clock;
    }

    /** Files of plans whose process has ended. */
    List<Path> left() {
        return all(false);
    }

    /** Files of plans that are being made now. */
    List<Path> inUse() {
        return all(true);
    }

    private List<Path> all(boolean inUse) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> isInUse(file).filter(used -> used == inUse).isPresent())
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether a plan that is being made uses the file; empty for a file that is no plan. */
    private Optional<Boolean> isInUse(Path file) {
        Matcher name = PlanNames.NAME.matcher(file.getFileName().toString());
        if (!name.matches()) {
            return Optional.empty();
        }
        return Optional.of(name.group(1) == null ? isYoung(file) : isAlive(name.group(1)));
    }

    /** An earlier version, which may still run, did not name its process. */
    private boolean isYoung(Path file) {
        try {
            Instant changed = Files.getLastModifiedTime(file).toInstant();
            return changed.isAfter(clock.instant().minus(LONGEST));
        } catch (IOException e) {
            return true; // deleted meanwhile
        }
    }

    private static boolean isAlive(String pid) {
        try {
            return ProcessHandle.of(Long.parseLong(pid)).map(ProcessHandle::isAlive).orElse(false);
        } catch (NumberFormatException e) {
            return false;
        }
    }

    /** Deletes what the next plan does not need, as far as possible. */
    void delete() {
        left().forEach(TemporaryState::delete);
    }
}
