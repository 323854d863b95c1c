package dev.p2c.app;

import dev.p2c.app.settings.Settings;
import dev.p2c.error.Problem;
import dev.p2c.routes.RouteFileCheck;
import dev.p2c.routes.RouteProperties;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Checks what Camel would refuse in the files of the routes folder. */
final class RouteChecks {

    private final Path folder;
    private final RouteFileCheck check;

    RouteChecks(Settings settings, Path folder) {
        this.folder = folder;
        Map<String, String> usable = new HashMap<>(settings.forCamel());
        usable.putAll(RouteProperties.fixed());
        this.check = new RouteFileCheck(usable);
    }

    /** Every mistake of some direction files. */
    List<Problem> problems(Collection<Path> directions) {
        List<Problem> problems = new ArrayList<>();
        directions.forEach(file -> problems.addAll(problems(file, text(file))));
        return problems;
    }

    /** Every mistake of a direction file. */
    List<Problem> problems(Path file, String text) {
        return check.ofDirection(file, text);
    }

    /** Every mistake of the files that all directions share. */
    List<Problem> problemsOfSharedFiles() {
        List<Problem> problems = new ArrayList<>();
        for (String shared : List.of("templates", "shared")) {
            yaml(folder.resolve(shared))
                    .forEach(file -> problems.addAll(check.ofRoutes(file, text(file))));
        }
        return problems;
    }

    /** The number of files in the folder. */
    int files() {
        return yaml(folder).size();
    }

    private static List<Path> yaml(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".yaml")).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            return ""; // The reader of the directions says so.
        }
    }
}
