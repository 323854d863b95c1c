package dev.p2c.operate;

import dev.p2c.desk.ConflictDesk;

/** {@code p2c:type=Conflicts}: rows that both sides changed and no rule decides. */
@Described("Rows that both systems changed and that wait for a person's decision.")
public interface ConflictsMXBean {

    @Described("The rows that wait for a decision, newest first, with both values of each field.")
    @Looks
    ConflictDesk.Page page(
            @Described("How many rows to pass over.") long offset,
            @Described("Most rows, 1 to 1000.") int limit);

    @Described("One row in conflict: base, both values and owner of each field.")
    @Looks
    ConflictDesk.Row show(@Described("The ID of the failure.") long id);

    @Described("Lets one side win, and retries the row, in a pass that begins now.")
    @Acts
    String take(
            @Described("The ID of the failure.") long id,
            @Described("source or target.") String side);
}
