package dev.p2c.task.plan;

import dev.p2c.error.ConfigurationException;
import dev.p2c.error.Problem;
import dev.p2c.mapping.GitCommit;
import dev.p2c.mapping.Mapping;
import dev.p2c.mapping.Mappings;
import dev.p2c.mapping.TargetView;
import dev.p2c.odata.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Holds the current plan of each task. A changed mapping file takes effect with the next pass; if
 * the change has a mistake, the previous version stays in force and the mistake is logged once.
 * Thread-safe.
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
     * The plan of a task, from its mapping file as it is now.
     *
     * @throws ConfigurationException with every mistake, if the task has no earlier version
     */
    public Plan current(String task) {
        Plan plan = current.get(task);
        try {
            return newest(task, plan);
        } catch (ConfigurationException e) {
            return keep(plan, task, e);
        }
    }

    /**
     * Reads the plans of several tasks.
     *
     * @throws ConfigurationException with the mistakes of all tasks that have no earlier version
     */
    public void check(List<String> tasks) {
        List<Problem> problems = new ArrayList<>();
        for (String task : tasks) {
            try {
                current(task);
            } catch (ConfigurationException e) {
                problems.addAll(e.problems());
            }
        }
        if (!problems.isEmpty()) {
            throw new ConfigurationException(problems);
        }
    }

    private Plan newest(String task, Plan plan) {
        boolean unchanged = plan != null && isNewest(task, plan);
        Plan found = unchanged ? plan : read(task);
        Plan next = found.at(GitCommit.of(found.mapping().file()));
        boolean mended = broken.remove(task) != null;
        if (plan != null && !unchanged) {
            LOG.info("{}: mapping changed, in force from this run on", task);
        } else if (mended) {
            LOG.info("{}: the mapping file is in force again", task);
        }
        current.put(task, next);
        return next;
    }

    private boolean isNewest(String task, Plan plan) {
        return mappings.version(task).equals(plan.mapping().version())
                && plan.twin().stream()
                        .allMatch(t -> mappings.version(t.task()).equals(t.version()))
                && plan.sharing().stream().allMatch(this::isNewest);
    }

    private boolean isNewest(Plan sharing) {
        return mappings.tasks().contains(sharing.task()) && isNewest(sharing.task(), sharing);
    }

    /**
     * Keeps the previous version, also if the file is missing: an editor may be replacing the file.
     */
    private Plan keep(Plan plan, String task, ConfigurationException mistakes) {
        if (plan == null) {
            throw mistakes;
        }
        if (!mistakes.getMessage().equals(broken.put(task, mistakes.getMessage()))) {
            LOG.error(
                    "{}: broken edit: the previous version stays in force\n{}",
                    task,
                    mistakes.getMessage());
        }
        return plan;
    }

    private Plan read(String task) {
        Mapping mapping = mappings.load(task);
        Connection source = connections.get(mapping.source().connection());
        Connection target = connections.get(mapping.target().connection());
        FieldCheck.check(mapping, source, target);
        OtherTasks others = new OtherTasks(mapping, mappings.readable());
        Optional<Plan.TwinTask> twin =
                mapping.target().twin().map(other -> twin(others.wayBack().orElse(other.task())));
        List<Plan> sharing =
                others.sharing(other -> FieldCheck.isPassed(other, source, target))
                        .map(other -> new Plan(other, Neighbours.NONE, source, target, ""))
                        .toList();
        Neighbours neighbours =
                new Neighbours(twin, others.shorterForms(), sharing, others.lineTasks());
        return new Plan(mapping, neighbours, source, target, "");
    }

    private Plan.TwinTask twin(String task) {
        Mapping other = mappings.load(task);
        return new Plan.TwinTask(task, other.version(), new TargetView(other));
    }

    /** Tasks that read from a connection or write to it, except those whose file has mistakes. */
    public List<String> touching(String connection) {
        return mappings.readable().values().stream()
                .filter(mapping -> touches(mapping, connection))
                .map(Mapping::task)
                .toList();
    }

    /** Tasks whose rows of an entity set have the column as their only key beside the company. */
    public List<String> writing(String connection, String entity, String column) {
        return mappings.readable().values().stream()
                .filter(
                        mapping ->
                                mapping.target().connection().equals(connection)
                                        && mapping.target().entity().equals(entity)
                                        && keyColumns(mapping.target()).equals(List.of(column)))
                .map(Mapping::task)
                .toList();
    }

    /** The tasks of a list whose source has no column with the time of a change. */
    public List<String> sweeping(List<String> tasks) {
        Map<String, Mapping> readable = mappings.readable();
        return tasks.stream()
                .flatMap(task -> Optional.ofNullable(readable.get(task)).stream())
                .filter(mapping -> mapping.source().changes() instanceof Mapping.Sweep)
                .map(Mapping::task)
                .toList();
    }

    private static List<String> keyColumns(Mapping.Target target) {
        return target.key().stream().filter(field -> !target.isCompany(field)).toList();
    }

    private static boolean touches(Mapping mapping, String connection) {
        return mapping.source().connection().equals(connection)
                || mapping.target().connection().equals(connection);
    }

    /**
     * Reduces a source row to the key fields that are needed to read the row again.
     *
     * @param row as JSON
     * @return as JSON; the unchanged row while the task has not run in this process
     */
    public String keyOnly(String task, String row) {
        Plan plan = current.get(task);
        return plan == null ? row : plan.sourceKeys().keyOnly(row);
    }

    /** The mistakes in the task's file, while an older version is in force. */
    public Optional<String> problem(String task) {
        return Optional.ofNullable(broken.get(task));
    }
}
