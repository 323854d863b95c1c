package dev.p2c.operate;

import dev.p2c.desk.FailureDesk.GroupPage;
import dev.p2c.desk.FailureDesk.ResolvedPage;
import dev.p2c.desk.FailureDesk.RowPage;
import dev.p2c.desk.FailureDetail;
import dev.p2c.state.ResolvedFailure;
import java.util.List;
import java.util.Optional;

/** {@code p2c:type=Failures}: rows that wait, and what an operator does with them. */
@Described("Rejected and parked rows and undecided conflicts, and what an operator does with them.")
public interface FailuresMXBean {

    @Described("Rows that the mapping or the target refused.")
    long getRejected();

    @Described("Rows that wait for another row.")
    long getParked();

    @Described("Rows in conflict that wait for a person's decision.")
    long getConflicts();

    @Described("The newest hundred waiting rows, one line each.")
    List<String> getNewest();

    @Described("Groups of waiting rows with one cause, the largest first, with cause and cure.")
    @Looks
    GroupPage groups(
            @Described("Only of this task; empty for all.") String task,
            @Described("Only of this company; empty for all.") String company,
            @Described("rejected, parked, conflict or deleted; empty for all.") String kind,
            @Described("How many groups to pass over.") long offset,
            @Described("Most groups, 1 to 1000.") int limit);

    @Described("The waiting rows of a group, newest first.")
    @Looks
    RowPage rows(
            @Described("The name of the group.") String group,
            @Described("How many rows to pass over.") long offset,
            @Described("Most rows, 1 to 1000.") int limit);

    @Described("All that is known of one row: its source row, reason, cure, edit and discard.")
    @Looks
    FailureDetail show(@Described("The ID of the failure.") long id);

    @Described("How the failure ended; nothing while it waits, and if none had this ID.")
    @Looks
    Optional<ResolvedFailure> ending(@Described("The ID of the failure.") long id);

    @Described("Retries the row, in a pass that begins now; returns what happens.")
    @Acts
    String retry(@Described("The ID of the failure.") long id);

    @Described("Retries the rows of a group, in a pass that begins now; returns how many.")
    @Acts
    String retryGroup(@Described("The name of the group.") String group);

    @Described("Retries all waiting rows, in passes that begin now; returns how many.")
    @Acts
    String retryAll();

    @Described(
            "Puts values over the source row, for this row alone and until the source row changes, and retries it; a discarded row waits again.")
    @Acts
    String edit(
            @Described("The ID of the failure.") long id,
            @Described("A JSON object: values by the names of source columns.") String json);

    @Described("Leaves a row aside until its source row changes.")
    @Acts
    void discard(
            @Described("The ID of the failure.") long id,
            @Described("Reason, shown to other operators.") String reason);

    @Described("Leaves the rows of a group aside until their source rows change; returns how many.")
    @Acts
    int discardGroup(
            @Described("The name of the group.") String group,
            @Described("Reason, shown to other operators.") String reason);

    @Described("Withdraws the discard of a row; the next pass tries the row.")
    @Acts
    String takeBack(@Described("The ID of the failure.") long id);

    @Described("Failures that are over and those left aside, newest first: how, and by whom.")
    @Looks
    ResolvedPage resolved(
            @Described("How many rows to pass over.") long offset,
            @Described("Most rows, 1 to 1000.") int limit);
}
