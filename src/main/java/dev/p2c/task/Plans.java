package dev.p2c.task;

import dev.p2c.error.ConfigurationException;
import dev.p2c.mapping.Mapping;
import dev.p2c.mapping.Mappings;
import dev.p2c.mapping.Transformer;
import dev.p2c.odata.Connection;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The mapping each task works by. A changed file is in force at the next pass; a broken edit keeps
 * the old version running and says so, once an edit. Thread-safe.
 */
public final class Plans {

    private static final Logger LOG = LoggerFactory.getLogger(Plans.class);

    private final Mappings mappings;
    private final Map<String, Connection> connections;
    private final Map<String, Plan> current = new ConcurrentHashMap<>();
    private final Map<String, String> broken = new ConcurrentHashMap<>();

    public Plans(Mappings mappings, Map<String, Connection> connections) {
        this.mappings = mappings;
        this.connections = Map.copyOf(connections);
    }

    /**
     * The task's mapping as its file is now.
     *
     * @throws ConfigurationException if there is no version that works, with every mistake
     */
    Plan current(String task) {
        Plan plan = current.get(task);
        String version = mappings.version(task);
        if (plan != null && (version.equals(plan.mapping().version()) || isBroken(task, version))) {
            return plan;
        }
        try {
            Plan next = read(task);
            if (current.put(task, next) != null) {
                LOG.info("{}: mapping changed, in force from this run on", task);
            }
            broken.remove(task);
            return next;
        } catch (ConfigurationException e) {
            return keep(plan, task, version, e);
        }
    }

    private boolean isBroken(String task, String version) {
        return version.equals(broken.get(task));
    }

    private Plan keep(Plan plan, String task, String version, ConfigurationException mistakes) {
        if (plan == null) {
            throw mistakes;
        }
        broken.put(task, version);
        LOG.error(
                "{}: broken edit, the version before it stays in force\n{}",
                task,
                mistakes.getMessage());
        return plan;
    }

    private Plan read(String task) {
        Mapping mapping = mappings.load(task);
        Connection source = connections.get(mapping.source().connection());
        Connection target = connections.get(mapping.target().connection());
        FieldCheck.check(mapping, source.model(), target.model());
        return new Plan(mapping, new Transformer(mapping), source, target);
    }

    /** Tasks whose file on disk is broken while an older version runs. */
    public Map<String, String> broken() {
        return Map.copyOf(broken);
    }
}
