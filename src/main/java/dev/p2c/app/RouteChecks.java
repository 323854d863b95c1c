package dev.p2c.app;

import dev.p2c.app.settings.Settings;
import dev.p2c.error.Problem;
import dev.p2c.routes.RouteFileCheck;
import dev.p2c.routes.RouteProperties;
import dev.p2c.routes.RouteSettings;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Checks what Camel would refuse in the files of the routes folder. */
final class RouteChecks {

    private final Settings settings;
    private final Path folder;

    RouteChecks(Settings settings, Path folder) {
        this.settings = settings;
        this.folder = folder;
    }

    /** Every mistake of some direction files. */
    List<Problem> problems(Collection<Path> directions) {
        RouteFileCheck check = check();
        List<Problem> problems = new ArrayList<>();
        directions.forEach(
                file -> problems.addAll(check.ofDirection(file, RouteSettings.text(file))));
        return problems;
    }

    /** Every mistake of a direction file. */
    List<Problem> problems(Path file, String text) {
        return check().ofDirection(file, text);
    }

    /** Every mistake of the files that all directions share. */
    List<Problem> problemsOfSharedFiles() {
        RouteFileCheck check = check();
        List<Problem> problems = new ArrayList<>();
        shared().forEach(file -> problems.addAll(check.ofShared(file, RouteSettings.text(file))));
        return problems;
    }

    /** Made anew each time: a task whose mapping was saved just now is a bean as well. */
    private RouteFileCheck check() {
        Map<String, String> usable = new HashMap<>(settings.forCamel());
        usable.putAll(RouteProperties.fixed());
        return new RouteFileCheck(
                usable,
                new RouteNames(settings).beans(),
                shared().map(RouteSettings::text).toList());
    }

    private Stream<Path> shared() {
        return Stream.of("templates", "shared")
                .flatMap(name -> RouteSettings.files(folder.resolve(name)).stream());
    }

    /** The settings that the files of the folder name. */
    Set<String> settings() {
        return RouteSettings.namedIn(folder);
    }

    /** The number of files in the folder. */
    int files() {
        return RouteSettings.files(folder).size();
    }
}
