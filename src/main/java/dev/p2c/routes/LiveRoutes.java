package dev.p2c.routes;

import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.apache.camel.CamelContext;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Replaces and removes routes of a running Camel, never in the middle of a pass. */
final class LiveRoutes {

    private static final Logger LOG = LoggerFactory.getLogger(LiveRoutes.class);

    /** A pass that began a moment ago goes to its end; Camel would cut it after its own timeout. */
    private static final int HOURS = 24;

    private final CamelContext camel;

    LiveRoutes(CamelContext camel) {
        this.camel = camel;
    }

    /**
     * The one route of the file, as the text says.
     *
     * @throws Exception if Camel refuses it; the route before it may then be gone
     */
    void replace(Path file, String text) throws Exception {
        remove(RouteFolder.id(file));
        PluginHelper.getRoutesLoader(camel)
                .updateRoutes(ResourceHelper.fromString(file.getFileName().toString(), text));
    }

    /** Nothing happens where there is no such route. */
    void remove(String id) throws Exception {
        if (camel.getRoute(id) != null) {
            camel.getRouteController().stopRoute(id, HOURS, TimeUnit.HOURS);
            camel.removeRoute(id);
        }
    }

    /** The route that the template made for a task that no direction calls any more. */
    void removeTask(String task) {
        try {
            remove(task);
        } catch (Exception e) {
            LOG.warn("{}: its route does not stop: {}", task, e.getMessage());
        }
    }
}
