package dev.p2c.app;

import dev.p2c.app.settings.Settings;
import dev.p2c.desk.Arrow;
import dev.p2c.desk.Flow;
import dev.p2c.desk.FlowDirection;
import dev.p2c.desk.FlowState;
import dev.p2c.desk.Recent;
import dev.p2c.error.UnavailableException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The flow of the running application, and the changes of its directions' states. Thread-safe. */
final class FlowWatch {

    private static final Logger LOG = LoggerFactory.getLogger(FlowWatch.class);

    /** How long the arrows are kept, because each attribute of each bean asks for them. */
    private static final Duration LATELY = Duration.ofMillis(500);

    private final Application application;
    private final Settings settings;
    private final Flow flow;
    private final Recent<List<Arrow>> arrows;
    private final Map<String, FlowState> seen = new HashMap<>();
    private volatile FlowDirections form;

    FlowWatch(Application application, Settings settings, List<String> companies, Instant start) {
        this.application = application;
        this.settings = settings;
        this.flow =
                new Flow(
                        application.state(),
                        companies,
                        application.runs()::active,
                        start,
                        application.clock());
        this.arrows = new Recent<>(() -> flow.arrows(directions()), LATELY, application.clock());
        directionsChanged();
    }

    /** What happens when a direction's state has changed. */
    @FunctionalInterface
    interface Listener {
        /**
         * @param before null at the first look
         */
        void changed(Arrow arrow, FlowState before);
    }

    Flow flow() {
        return flow;
    }

    /** Reads the mappings again, which name the systems of a direction. */
    void directionsChanged() {
        form =
                new FlowDirections(
                        settings,
                        application.mappings().readAll().drafts(),
                        application.files().twoLegs());
        forget();
    }

    List<FlowDirection> directions() {
        return form.of(application.directions());
    }

    /** The directions as they are now; at most half a second old. */
    List<Arrow> arrows() {
        return arrows.get();
    }

    /** Makes the next look read anew, after something was done. */
    void forget() {
        arrows.forget();
    }

    /** A direction as it is now; empty while the state is not available. */
    Optional<Arrow> arrow(String direction) {
        try {
            return arrows().stream().filter(one -> one.direction().equals(direction)).findFirst();
        } catch (UnavailableException e) {
            LOG.debug("the flow is not known: {}", e.getMessage());
            return Optional.empty();
        }
    }

    /** The state of a direction as it is now. */
    FlowState state(String direction) {
        return arrow(direction).map(Arrow::state).orElse(FlowState.NEVER);
    }

    /** Tells of each direction whose state has changed since the last look. By one thread. */
    void look(Listener listener) {
        for (Arrow arrow : arrows()) {
            FlowState before = seen.put(arrow.direction(), arrow.state());
            if (before != arrow.state()) {
                listener.changed(arrow, before);
            }
        }
    }
}
