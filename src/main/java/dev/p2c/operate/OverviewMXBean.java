package dev.p2c.operate;

import dev.p2c.desk.Arrow;
import dev.p2c.desk.Wrong;
import java.util.List;

/** {@code p2c:type=Overview}: whether business flows, and what is wrong. */
@Described(
        "Whether business flows: the directions as arrows between the systems, and what is wrong.")
public interface OverviewMXBean {

    @Described("The profile of the settings: sandbox, production or another.")
    String getProfile();

    @Described("The version of the application.")
    String getVersion();

    @Described("The user on whose behalf this is read; empty outside of the console.")
    String getUser();

    @Described("What that user may do: viewer looks, operator acts.")
    String getRole();

    @Described("One sentence that says whether business flows.")
    String getStateText();

    @Described("good, warning or error: what that sentence means.")
    String getState();

    @Described("The directions in their order, each with its state, passes and waiting rows.")
    List<Arrow> getArrows();

    @Described("What is wrong now, the worst first, with what to do and a path in the console.")
    List<Wrong> getWrong();

    @Described("Rows by outcome of the last hours, for each hour and task in which passes began.")
    @Looks
    List<Outcome> outcomes(@Described("How many hours, the present one included.") int hours);

    /** The rows of a task by outcome in one hour. */
    @Described("Rows of a task by outcome in one hour.")
    record Outcome(
            String hour,
            String task,
            long created,
            long updated,
            long unchanged,
            long skipped,
            long parked,
            long rejected) {}
}
