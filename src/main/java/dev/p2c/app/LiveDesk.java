package dev.p2c.app;

import dev.p2c.desk.Arrow;
import dev.p2c.desk.OperatorLog;
import dev.p2c.error.SyncException;
import dev.p2c.operate.ConsoleUser;
import dev.p2c.operate.DirectionDesk;
import dev.p2c.state.Pause;
import java.util.Optional;

/** The desk of a direction in the running application. */
final class LiveDesk implements DirectionDesk {

    private final Application application;
    private final FlowWatch flow;
    private final String direction;

    LiveDesk(Application application, FlowWatch flow, String direction) {
        this.application = application;
        this.flow = flow;
        this.direction = direction;
    }

    private void log(String action) {
        new OperatorLog(application.state()).write(ConsoleUser.operator(), action, direction, "");
    }

    @Override
    public Optional<Arrow> arrow() {
        return flow.arrow(direction);
    }

    @Override
    public String runNow() {
        log("run");
        return AskedPass.of(application, direction, ConsoleUser.operator(), "jmx").text();
    }

    @Override
    public String pause(String reason) {
        boolean isNew = application.pauses().pause(direction, ConsoleUser.operator(), reason);
        flow.forget();
        String text = application.pauses().of(direction).map(Pause::text).orElse("not paused");
        return isNew ? text : "already " + text;
    }

    @Override
    public String resume() {
        try {
            boolean wasPaused = application.pauses().resume(direction, ConsoleUser.operator());
            boolean stoodStill = application.schedules().standstill(direction).isPresent();
            application.schedules().resume(direction);
            return wasPaused || stoodStill ? "resumed" : "was not paused";
        } catch (SyncException e) {
            return e.getMessage();
        } finally {
            flow.forget();
        }
    }

    @Override
    public String stopAfterBatch() {
        log("stop");
        return AskedPass.stop(application, direction, ConsoleUser.operator()).text();
    }
}
