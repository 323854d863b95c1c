package dev.p2c.draft;

import dev.p2c.error.ConfigurationException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Adds the schedule of a direction to a properties file, behind the other schedules. */
final class ScheduleSetting {

    static final String USUAL = "0 0/5 * * * ?";

    private ScheduleSetting() {}

    static String line(String direction) {
        return direction + ".cron = " + USUAL;
    }

    /** Adds the line; a setting that is there already stays. */
    static void add(Path file, String direction) {
        try {
            List<String> lines =
                    Files.exists(file)
                            ? new ArrayList<>(Files.readAllLines(file))
                            : new ArrayList<>();
            if (lines.stream().anyMatch(line -> line.matches(direction + "\\.cron\\s*[=:].*"))) {
                return;
            }
            int at = lines.size();
            for (int i = 0; i < lines.size(); i++) {
                at = lines.get(i).matches("[\\w-]+\\.cron\\s*[=:].*") ? i + 1 : at;
            }
            lines.add(at, line(direction));
            Files.writeString(file, String.join("\n", lines) + "\n");
        } catch (IOException e) {
            throw new ConfigurationException(file.toString(), "cannot be changed: " + e);
        }
    }
}
