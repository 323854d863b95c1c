package dev.p2c.app;

import dev.p2c.app.LiveSchedules.Standstill;
import dev.p2c.routes.Direction;
import dev.p2c.routes.DirectionMode;
import dev.p2c.run.ProcessIdentity;
import dev.p2c.run.Schedule;
import dev.p2c.state.Pause;
import dev.p2c.state.PausedDirections;
import dev.p2c.state.TaskNotes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sees when the passes of a direction do not begin: the scheduler is stopped, or passes are missing
 * for another reason. A trigger or route that somebody has paused in the console is no fault.
 * {@link #look} notes both in the state, where {@code p2c status} of another process reads them.
 */
final class ScheduleWatch {

    private static final Logger LOG = LoggerFactory.getLogger(ScheduleWatch.class);

    private final Application application;
    private final List<String> companies;
    private final Clock clock;
    private final Instant start;
    private final Map<String, String> noted = new ConcurrentHashMap<>();

    ScheduleWatch(Application application, List<String> companies, Clock clock) {
        this.application = application;
        this.companies = companies;
        this.clock = clock;
        this.start = clock.instant();
    }

    /** Why no passes of a direction come; empty if they come. */
    Optional<String> problem(String direction) {
        Optional<Standstill> standstill = application.schedules().standstill(direction);
        boolean isPaused =
                standstill.filter(Standstill::isPause).isPresent()
                        || application.pauses().of(direction).isPresent();
        if (isPaused) {
            return Optional.empty();
        }
        return standstill
                .map(Standstill::reason)
                .or(
                        () ->
                                isLive(direction)
                                        ? schedule(direction)
                                                .lateness(
                                                        application.state(),
                                                        since(direction),
                                                        clock.instant())
                                        : application.shadow().plans().problem(direction));
    }

    /** Passes were not due before this process started, nor while the direction was paused. */
    private Instant since(String direction) {
        Instant resumed = application.state().pauses().resumed().get(direction);
        return resumed == null || resumed.isBefore(start) ? start : resumed;
    }

    /** Who has paused a direction and since when, as a sentence; empty while it is not paused. */
    Optional<String> pause(String direction) {
        return application.pauses().of(direction).map(Pause::text);
    }

    Instant start() {
        return start;
    }

    /** A direction in shadow has no runs, so that its lateness cannot be seen in them. */
    private boolean isLive(String direction) {
        return application.shadow().mode(direction) == DirectionMode.LIVE;
    }

    /** How many passes were due since the last one and did not begin. */
    long missed(String direction) {
        return isLive(direction) && application.pauses().of(direction).isEmpty()
                ? schedule(direction).missed(application.state(), since(direction), clock.instant())
                : 0;
    }

    /** Seconds since the last pass began, or since this process started if there was none. */
    double secondsSinceLastPass(String direction) {
        Instant last = lastPass(direction).orElse(start);
        return Duration.between(last, clock.instant()).toMillis() / 1000.0;
    }

    /** When the last pass began. */
    Optional<Instant> lastPass(String direction) {
        return application.state().runs().latestOf(direction, 1).stream()
                .map(run -> run.startedAt())
                .findFirst();
    }

    private Schedule schedule(String direction) {
        return new Schedule(direction, application.schedule(direction));
    }

    /** Notes and logs which schedules stand still, if that has changed. */
    void look() {
        for (Direction direction : application.directions()) {
            Optional<Standstill> standstill = application.schedules().standstill(direction.id());
            String reason = standstill.map(Standstill::reason).orElse("");
            if (!reason.equals(noted.get(direction.id()))) {
                boolean isPause = standstill.filter(Standstill::isPause).isPresent();
                note(direction, isPause ? "" : reason);
                notePause(direction.id(), standstill.filter(Standstill::isPause));
                noted.put(direction.id(), reason);
            }
        }
    }

    /** A pause in the console holds for this process alone. */
    private void notePause(String direction, Optional<Standstill> pause) {
        PausedDirections pauses = application.state().pauses();
        endOver(direction);
        pause.ifPresent(
                why -> {
                    boolean unused =
                            pauses.begin(
                                    Pause.begin(
                                            direction,
                                            ProcessIdentity.current().toString(),
                                            clock.instant(),
                                            why.page(),
                                            "Hawtio",
                                            why.reason()));
                    LOG.info("{}: paused in the console: {}", direction, why.reason());
                });
    }

    /** Ends what this process or a dead one has noted. */
    private void endOver(String direction) {
        PausedDirections pauses = application.state().pauses();
        for (Pause pause : pauses.ofProcesses()) {
            if (pause.direction().equals(direction)
                    && ProcessIdentity.of(pause.process()).isOver()
                    && pauses.end(direction, pause.process())) {
                LOG.info("{}: not paused in the console any more", direction);
            }
        }
    }

    private void note(Direction direction, String reason) {
        for (String task : direction.taskNames()) {
            TaskNotes notes = application.state().notes().of(task, companies.get(0));
            if (!reason.isEmpty()) {
                notes.keepStandstill(ProcessIdentity.current().toString(), reason);
            } else {
                notes.standsStillIn()
                        .filter(process -> ProcessIdentity.of(process).isOver())
                        .ifPresent(notes::endStandstill);
            }
        }
        if (!reason.isEmpty()) {
            LOG.warn("{}: passes do not begin: {}", direction.id(), reason);
        } else if (noted.containsKey(direction.id())) {
            LOG.info("{}: passes begin again", direction.id());
        }
    }
}
