package dev.p2c.state;

/**
 * A pass that the brake on mass changes has stopped.
 *
 * @param mapping version of the task's mapping in that pass
 * @param run id of the pass
 * @param rows number of rows that it was allowed to write before; 0 if that was not noted
 */
public record HeldChanges(String mapping, long run, long rows) {

    private static final int PARTS = 3;

    /** An older version of the program noted the version only. */
    static HeldChanges parse(String note) {
        String[] parts = note.split("\n");
        return parts.length < PARTS
                ? new HeldChanges(parts[0], 0, 0)
                : new HeldChanges(parts[0], Long.parseLong(parts[1]), Long.parseLong(parts[2]));
    }

    String text() {
        return mapping + "\n" + run + "\n" + rows;
    }
}
