package dev.p2c.task.plan;

/**
 * Limits how many rows one pass creates and updates without a person's consent. A wrong rule, an
 * import into the source and a new task all change many rows in a few seconds.
 *
 * @param most number of rows of a task and company per pass; 0 for no limit
 * @param percent of the rows that are in the target; applies to more than a hundred rows
 */
public record ChangeLimit(int most, int percent) {

    /** No pass is stopped. */
    public static final ChangeLimit NONE = new ChangeLimit(0, 0);

    /** The percentage does not apply to so few rows. */
    private static final int FEW = 100;

    private static final int WHOLE = 100;

    public ChangeLimit {
        if (most < 0 || percent < 0 || percent > WHOLE) {
            throw new IllegalArgumentException("most " + most + ", percent " + percent);
        }
    }

    public boolean isNone() {
        return most == 0;
    }

    /** Whether so many rows are allowed whatever the target has. */
    public boolean allowsAnyway(long rows) {
        return rows <= Math.min(most, FEW);
    }

    /**
     * The rows that a pass may change.
     *
     * @param across number of rows in the target
     */
    public long allowed(long across) {
        return Math.min(most, Math.max(FEW, across * percent / WHOLE));
    }

    /**
     * Whether the percentage would give fewer than the hundred rows that a pass may change anyway.
     *
     * @param across number of rows in the target
     */
    public boolean isByFew(long across) {
        return most > FEW && across * percent / WHOLE < FEW;
    }
}
