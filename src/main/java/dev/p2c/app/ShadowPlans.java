package dev.p2c.app;

import dev.p2c.app.settings.Settings;
import dev.p2c.plan.PlanCounts;
import dev.p2c.plan.PlanSummary;
import dev.p2c.routes.DirectionMode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * The newest plan of each direction in shadow, in files beside the state that only their owner can
 * read. Other processes read them.
 */
public final class ShadowPlans {

    private static final String PLAN = ".json";
    private static final String PROBLEM = ".problem";

    private final Path folder;

    public ShadowPlans(Settings settings) {
        this.folder = StateOptions.of(settings).beside("shadow");
    }

    /** The file of a direction's newest plan, which may be missing. */
    public Path file(String direction) {
        return folder.resolve(direction + PLAN);
    }

    /** What stands in the newest plan of a direction; empty before the first. */
    public Optional<PlanSummary> newest(String direction) {
        return PlanSummary.read(file(direction));
    }

    /** Why the last plan of a direction could not be made; empty if it was made. */
    public Optional<String> problem(String direction) {
        try {
            return Optional.of(Files.readString(folder.resolve(direction + PROBLEM)));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** Replaces the plan of a direction; a reader sees the old one or the new one. */
    void keep(String direction, Consumer<Writer> plan) {
        write(file(direction), plan);
        delete(folder.resolve(direction + PROBLEM));
    }

    /** Stores the reason why no plan could be made; the previous plan stays. */
    void failed(String direction, String problem) {
        write(folder.resolve(direction + PROBLEM), out -> append(out, problem));
    }

    /** Deletes the plans of all other directions. */
    void keepOnly(Set<String> directions) {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (Stream<Path> files = Files.list(folder)) {
            files.filter(file -> isOfAnother(file.getFileName().toString(), directions))
                    .forEach(ShadowPlans::delete);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The plans and problems of all directions. */
    List<Path> all() {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> isOfAnother(file.getFileName().toString(), Set.of()))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Why a direction has no pass that writes, and what to do. */
    public static String whyNoPass(DirectionMode mode, String direction) {
        return mode == DirectionMode.OFF
                ? "is off (mode: off in its route file) and has no passes; bin/p2c plan %s shows what one would write"
                        .formatted(direction)
                : "is in shadow (mode: shadow in its route file) and writes nothing; bin/p2c plan %s shows what a pass would write, and bin/p2c apply writes a plan"
                        .formatted(direction);
    }

    /** What a plan would have written, in words. */
    public static String text(PlanCounts counts) {
        return "would create %d, update %d, deactivate %d, delete %d; unchanged %d, skipped %d, parked %d, rejected %d"
                .formatted(
                        counts.create(),
                        counts.update(),
                        counts.deactivate(),
                        counts.delete(),
                        counts.unchanged(),
                        counts.skipped(),
                        counts.parked(),
                        counts.rejected());
    }

    private static boolean isOfAnother(String name, Set<String> directions) {
        boolean isOurs = name.endsWith(PLAN) || name.endsWith(PROBLEM);
        return isOurs && !directions.contains(name.substring(0, name.lastIndexOf('.')));
    }

    private void write(Path file, Consumer<Writer> content) {
        try {
            createFolder();
            // A temporary file can be read by its owner only.
            Path temporary = Files.createTempFile(folder, "new-", ".tmp");
            try {
                try (Writer out = Files.newBufferedWriter(temporary)) {
                    content.accept(out);
                }
                Files.move(temporary, file, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(temporary);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void createFolder() throws IOException {
        Files.createDirectories(folder);
        PosixFileAttributeView rights =
                Files.getFileAttributeView(folder, PosixFileAttributeView.class);
        if (rights != null) {
            rights.setPermissions(PosixFilePermissions.fromString("rwx------"));
        }
    }

    private static void append(Writer out, String text) {
        try {
            out.append(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
