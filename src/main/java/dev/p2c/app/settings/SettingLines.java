package dev.p2c.app.settings;

import dev.p2c.error.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Finds the lines of settings in properties files. */
public final class SettingLines {

    private final Path directory;

    /**
     * @param directory of the properties files
     */
    public SettingLines(Path directory) {
        this.directory = directory;
    }

    /** The problem with the line of the setting; without one where the file has no such line. */
    public Problem at(Problem problem, String setting) {
        List<String> lines = lines(problem.file());
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i).stripLeading();
            if (line.startsWith(setting)
                    && line.substring(setting.length()).matches("\\s*[=:\\s].*|")) {
                int column = lines.get(i).length() - line.length() + 1;
                return new Problem(problem.file(), i + 1, column, problem.message());
            }
        }
        return problem;
    }

    private List<String> lines(String file) {
        try {
            return Files.readAllLines(directory.resolve(file));
        } catch (IOException e) {
            return List.of();
        }
    }
}
