package dev.p2c.app.cli;

import dev.p2c.app.settings.Setting;
import dev.p2c.error.ConfigurationException;
import dev.p2c.error.FileFault;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The folder that a command is started in. In any other folder than that of a project a command
 * would name settings that nobody wrote, or begin an empty state there.
 */
final class ProjectFolder {

    /** The folder of the program, which {@code bin/p2c} sets. */
    static final String HOME = "p2c.home";

    private static final String ROUTES = "routes";
    private static final String MAPPINGS = "mappings";

    private ProjectFolder() {}

    /**
     * Refuses a folder without a project, unless the environment names the project's folders.
     *
     * @throws ConfigurationException naming what is missing and where to start
     */
    static void check(Path directory, Map<String, String> environment) {
        boolean isNamed =
                Stream.of(ROUTES, MAPPINGS)
                        .map(folder -> Setting.variable("p2c." + folder))
                        .anyMatch(environment::containsKey);
        if (!isNamed && !isProject(directory)) {
            throw new ConfigurationException(
                    directory.toAbsolutePath().toString(),
                    "there is no project in this folder: it has no mappings/, no routes/ and no"
                            + " application.properties. Start the command in the project's folder"
                            + home());
        }
    }

    private static boolean isProject(Path folder) {
        return Files.isDirectory(folder.resolve(ROUTES))
                || Files.isDirectory(folder.resolve(MAPPINGS))
                || hasSettings(folder);
    }

    /** Those of all profiles, or of one. */
    private static boolean hasSettings(Path folder) {
        try (DirectoryStream<Path> files =
                Files.newDirectoryStream(folder, "application*.properties")) {
            return files.iterator().hasNext();
        } catch (IOException e) {
            throw FileFault.unread(folder, e);
        }
    }

    private static String home() {
        String home = System.getProperty(HOME, "");
        return home.isEmpty() || !isProject(Path.of(home)) ? "" : ": " + home;
    }
}
