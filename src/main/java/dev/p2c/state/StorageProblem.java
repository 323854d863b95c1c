package dev.p2c.state;

import dev.p2c.error.ConfigurationException;
import dev.p2c.error.SyncException;
import dev.p2c.error.UnavailableException;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Optional;

/** The words for a database whose disk is full or whose file is damaged, and what a person does. */
final class StorageProblem {

    private static final String FULL =
            "the disk is full: the database at %s cannot be written (%s). Free space on its disk and"
                    + " start again; what was recorded is kept, and the next pass continues";

    private static final String DAMAGED_FILE =
            "the file %s.mv.db is damaged (%s). Stop all p2c processes and put back a backup of this"
                    + " file and of %s.password; without a backup move both away: the next pass"
                    + " compares all rows with the target and writes only differences";

    private static final String DAMAGED =
            "the database at %s is damaged (%s). Restore it from a backup; without a backup empty its"
                    + " schema: the next pass compares all rows with the target and writes only"
                    + " differences";

    private static final String FILE = "jdbc:h2:file:";

    private StorageProblem() {}

    /**
     * The exception to throw for an SQL error; empty for an error of another kind.
     *
     * @param place the database's address without options
     */
    static Optional<UnavailableException> of(SQLException e, String place) {
        String words = SqlProblem.text(e);
        if (SqlProblem.isDiskFull(e)) {
            return Optional.of(problem(FULL.formatted(place, words), e));
        }
        if (SqlProblem.isDamaged(e)) {
            return Optional.of(problem(damaged(place, words), e));
        }
        return Optional.empty();
    }

    /** The exception for an H2 file that is shorter than it was, or lost its tables. */
    static UnavailableException cutOff(String place) {
        return problem(damaged(place, "its end is missing"), null);
    }

    /** The exception for a folder in which the files of an H2 database cannot be created. */
    static SyncException unwritable(Path folder, IOException e) {
        return e.toString().contains("No space left")
                ? new UnavailableException(
                        "state",
                        "the disk is full: %s cannot be written. Free space there and start again"
                                .formatted(folder),
                        e)
                : new ConfigurationException(
                        StateUrl.SETTING,
                        "the folder %s of the state cannot be read and written (%s): give this user the right, or set another place"
                                .formatted(folder, e));
    }

    private static String damaged(String place, String words) {
        String file = place.replace(FILE, "");
        return place.startsWith(FILE)
                ? DAMAGED_FILE.formatted(file, words, file)
                : DAMAGED.formatted(place, words);
    }

    private static UnavailableException problem(String text, SQLException e) {
        return new UnavailableException("state", text, e);
    }
}
