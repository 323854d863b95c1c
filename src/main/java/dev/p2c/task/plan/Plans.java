package dev.p2c.task.plan;

import dev.p2c.error.ConfigurationException;
import dev.p2c.mapping.Mapping;
import dev.p2c.mapping.Mappings;
import dev.p2c.mapping.TargetView;
import dev.p2c.odata.Connection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The mapping each task works by. A changed file is in force at the next pass; a broken edit keeps
 * the old version running and says so, once. Thread-safe.
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
    public Plan current(String task) {
        Plan plan = current.get(task);
        try {
            return newest(task, plan);
        } catch (ConfigurationException e) {
            return keep(plan, task, e);
        }
    }

    private Plan newest(String task, Plan plan) {
        boolean unchanged = plan != null && isNewest(task, plan);
        Plan next = unchanged ? plan : read(task);
        boolean mended = broken.remove(task) != null;
        if (plan != null && !unchanged) {
            LOG.info("{}: mapping changed, in force from this run on", task);
        } else if (mended) {
            LOG.info("{}: its mapping file is again what is in force", task);
        }
        current.put(task, next);
        return next;
    }

    private boolean isNewest(String task, Plan plan) {
        return mappings.version(task).equals(plan.mapping().version())
                && plan.twin().stream()
                        .allMatch(t -> mappings.version(t.task()).equals(t.version()));
    }

    /** A file that is missing is a broken edit, too: an editor may be just replacing it. */
    private Plan keep(Plan plan, String task, ConfigurationException mistakes) {
        if (plan == null) {
            throw mistakes;
        }
        if (!mistakes.getMessage().equals(broken.put(task, mistakes.getMessage()))) {
            LOG.error(
                    "{}: broken edit, the version before it stays in force\n{}",
                    task,
                    mistakes.getMessage());
        }
        return plan;
    }

    private Plan read(String task) {
        Mapping mapping = mappings.load(task);
        Connection source = connections.get(mapping.source().connection());
        Connection target = connections.get(mapping.target().connection());
        FieldCheck.check(mapping, source.model(), target.model());
        return new Plan(
                mapping, mapping.target().twin().map(twin -> twin(twin.task())), source, target);
    }

    private Plan.Twin twin(String task) {
        Mapping other = mappings.load(task);
        return new Plan.Twin(task, other.version(), new TargetView(other));
    }

    /** Tasks that read from a connection or write to it; without those whose file is broken. */
    public List<String> touching(String connection) {
        return mappings.tasks().stream()
                .filter(task -> touches(task, connection))
                .sorted()
                .toList();
    }

    private boolean touches(String task, String connection) {
        try {
            Mapping mapping = mappings.load(task);
            return mapping.source().connection().equals(connection)
                    || mapping.target().connection().equals(connection);
        } catch (ConfigurationException e) {
            return false;
        }
    }

    /**
     * What is needed of a source row to read it again.
     *
     * @param row JSON
     * @return JSON; the row as it is while the task has not run in this process
     */
    public String keyOnly(String task, String row) {
        Plan plan = current.get(task);
        return plan == null ? row : plan.sourceKeys().keyOnly(row);
    }

    /** What is wrong with the task's file on disk while an older version runs. */
    public Optional<String> problem(String task) {
        return Optional.ofNullable(broken.get(task));
    }
}
