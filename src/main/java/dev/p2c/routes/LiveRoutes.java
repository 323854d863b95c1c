package dev.p2c.routes;

import dev.p2c.error.Problem;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.apache.camel.CamelContext;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Replaces and removes routes of a running Camel context between two runs. */
public final class LiveRoutes {

    private static final Logger LOG = LoggerFactory.getLogger(LiveRoutes.class);

    /** Time for a run to finish before its route stops; Camel's default would cut the run off. */
    private static final int HOURS = 24;

    private final CamelContext camel;

    public LiveRoutes(CamelContext camel) {
        this.camel = camel;
    }

    /**
     * Replaces or adds the route of a direction. One that is off gets no route, and so no schedule.
     *
     * @throws Exception if Camel refuses the text; the previous route may be removed by then
     */
    public void replace(Direction direction, String text) throws Exception {
        Path file = direction.file();
        remove(RouteFolder.id(file));
        if (direction.mode() != DirectionMode.OFF) {
            PluginHelper.getRoutesLoader(camel)
                    .updateRoutes(
                            ResourceHelper.fromString(
                                    file.getFileName().toString(),
                                    DirectionMode.forCamel(file, text)));
        }
    }

    /** Stops and removes a route; does nothing if there is no such route. */
    void remove(String id) throws Exception {
        if (camel.getRoute(id) != null) {
            camel.getRouteController().stopRoute(id, HOURS, TimeUnit.HOURS);
            camel.removeRoute(id);
        }
    }

    /** Why Camel does not take the file of a direction. */
    public static Problem refusal(Direction direction, Exception cause) {
        return new Problem(
                direction.file().toString(),
                "Camel refuses the route: " + RefusedFiles.reason(cause));
    }

    /** Removes what is left of a direction's route that Camel has refused. */
    public void removeRefused(Direction direction) {
        removeQuietly(direction.id());
    }

    /** Removes the template's route of a task that no direction calls any more. */
    void removeTask(String task) {
        removeQuietly(task);
    }

    private void removeQuietly(String id) {
        try {
            remove(id);
        } catch (Exception e) {
            LOG.warn("{}: the route does not stop: {}", id, e.getMessage());
        }
    }
}
