package dev.p2c.draft;

import dev.p2c.error.FileFault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Adds the schedule of a direction to a properties file, behind the other schedules. */
final class ScheduleSetting {

    private static final Pattern SCHEDULE =
            Pattern.compile("(?m)^[\\w-]+\\.cron\\s*[=:][^\\r\\n]*");

    static final String USUAL = "0 0/5 * * * ?";

    private ScheduleSetting() {}

    static String line(String direction) {
        return direction + ".cron = " + USUAL;
    }

    /** Adds the line; a setting that is there already stays. */
    static void add(Path file, String direction) {
        try {
            String text = Files.exists(file) ? Files.readString(file) : "";
            Pattern same = Pattern.compile("(?m)^" + direction + "\\.cron\\s*[=:]");
            if (!same.matcher(text).find()) {
                int at =
                        SCHEDULE.matcher(text)
                                .results()
                                .mapToInt(MatchResult::end)
                                .max()
                                .orElse(-1);
                Files.writeString(
                        file, at < 0 ? atEnd(text, direction) : behind(text, at, direction));
            }
        } catch (IOException e) {
            throw FileFault.unwritten(file, "cannot be changed", e);
        }
    }

    private static String behind(String text, int at, String direction) {
        String lineEnd = text.contains("\r\n") ? "\r\n" : "\n";
        return text.substring(0, at) + lineEnd + line(direction) + text.substring(at);
    }

    private static String atEnd(String text, String direction) {
        boolean isWhole = text.isEmpty() || text.endsWith("\n");
        return text + (isWhole ? "" : "\n") + line(direction) + "\n";
    }
}
