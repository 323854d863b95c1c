package dev.p2c.operate;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** {@code p2c:type=Runs}: the history of runs, and the progress of those under way. */
@Described("The history of runs, and the progress of those under way.")
public interface RunsMXBean {

    @Described("A page of runs, newest first. An empty text selects all.")
    @Looks
    Page page(
            @Described("Only of this direction.") String direction,
            @Described("Only those that cover this company.") String company,
            @Described("Only those started then or later: 2026-01-31T08:00:00Z.") String since,
            @Described("Only those started before: 2026-01-31T08:00:00Z.") String until,
            @Described("How many to leave out at the beginning.") int offset,
            @Described("Most runs, 1 to 1000.") int limit);

    @Described("One run with the counts of each task and company, and its progress.")
    @Looks
    Detail run(@Described("The id of the run.") long id);

    /** Some runs, and how many there are. */
    @Described("Some runs, and how many are selected in all.")
    record Page(long total, List<Row> rows) {}

    /** A run with the counts of all its tasks. */
    @Described("A run with the counts of all its tasks.")
    record Row(
            long id,
            String direction,
            String company,
            String trigger,
            String user,
            String status,
            Instant startedAt,
            Optional<Instant> endedAt,
            double seconds,
            String error,
            long read,
            long created,
            long updated,
            long unchanged,
            long skipped,
            long parked,
            long rejected) {}

    /** A run in detail. */
    @Described("A run with its tasks, and its progress while it is under way in this process.")
    record Detail(Row run, List<Part> parts, Optional<Progress> progress) {}

    /** The rows of a task. */
    @Described("The rows of a task in one company; without a company, in all of them.")
    record Part(
            String task,
            String company,
            long read,
            long created,
            long updated,
            long unchanged,
            long skipped,
            long parked,
            long rejected,
            @Described("Rows that the source reports; -1 if it reports none.") long expected) {}

    /** How far a run is. */
    @Described("How far a run is; remainingSeconds is -1 where nobody knows.")
    record Progress(long rows, double rate, long remainingSeconds) {}
}
