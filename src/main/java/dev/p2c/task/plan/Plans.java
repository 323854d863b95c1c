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
import java.util.stream.Stream;
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
        Optional<Plan.TwinTask> twin =
                mapping.target().twin().map(other -> twin(wayBack(mapping).orElse(other.task())));
        Neighbours neighbours =
                new Neighbours(
                        twin,
                        shorterForms(mapping),
                        sharing(mapping, source, target),
                        lineTasks(mapping));
        return new Plan(mapping, neighbours, source, target, "");
    }

    private Stream<Mapping> others(Mapping mapping) {
        return mappings.tasks().stream()
                .filter(task -> !task.equals(mapping.task()))
                .map(this::loaded)
                .flatMap(Optional::stream);
    }

    /** The tasks that write the same rows; a task with mistakes in its file writes none. */
    private List<Plan> sharing(Mapping mapping, Connection source, Connection target) {
        return others(mapping)
                .filter(mapping::sharesRowsWith)
                .filter(other -> FieldCheck.isPassed(other, source, target))
                .map(other -> new Plan(other, Neighbours.NONE, source, target, ""))
                .toList();
    }

    private List<String> lineTasks(Mapping mapping) {
        return others(mapping)
                .filter(
                        other ->
                                other.target()
                                        .document()
                                        .filter(of -> of.headers().equals(mapping.task()))
                                        .isPresent())
                .map(Mapping::task)
                .toList();
    }

    /**
     * The task that brings the rows back over a third system; it takes the place of the twin that
     * the mapping names, which brings them back directly.
     */
    private Optional<String> wayBack(Mapping mapping) {
        return others(mapping)
                .filter(
                        other ->
                                before(other)
                                        .filter(f -> other.isReverseOf(mapping, f))
                                        .isPresent())
                .map(Mapping::task)
                .findFirst();
    }

    /** The leg before a task; empty for a task that is no second leg. */
    private Optional<Mapping> before(Mapping mapping) {
        return mapping.source().after().flatMap(this::loaded);
    }

    /** Texts of the target that the task which brought the rows from there has shortened. */
    private ShorterForms shorterForms(Mapping mapping) {
        TargetView view = new TargetView(mapping);
        Optional<Mapping> first = before(mapping);
        return first.map(leg -> shorterForms(mapping, view, leg))
                .orElseGet(
                        () ->
                                others(mapping)
                                        .filter(other -> isTwinOf(other, mapping.task()))
                                        .findFirst()
                                        .map(o -> ShorterForms.of(view, new TargetView(o)))
                                        .orElse(ShorterForms.NONE));
    }

    private ShorterForms shorterForms(Mapping mapping, TargetView view, Mapping first) {
        return others(mapping)
                .filter(other -> other.target().twin().isPresent())
                .filter(other -> mapping.isReverseOf(other, first))
                .findFirst()
                .map(o -> ShorterForms.of(view, new TargetView(first), new TargetView(o)))
                .orElse(ShorterForms.NONE);
    }

    private static boolean isTwinOf(Mapping other, String task) {
        return other.target().twin().filter(twin -> twin.task().equals(task)).isPresent();
    }

    /** A mapping; empty for a file with mistakes. */
    private Optional<Mapping> loaded(String task) {
        try {
            return Optional.of(mappings.load(task));
        } catch (ConfigurationException e) {
            return Optional.empty();
        }
    }

    private Plan.TwinTask twin(String task) {
        Mapping other = mappings.load(task);
        return new Plan.TwinTask(task, other.version(), new TargetView(other));
    }

    /** Tasks that read from a connection or write to it, except those whose file has mistakes. */
    public List<String> touching(String connection) {
        return mappings.tasks().stream()
                .filter(task -> touches(task, connection))
                .sorted()
                .toList();
    }

    /** Tasks whose rows of an entity set have the column as their only key beside the company. */
    public List<String> writing(String connection, String entity, String column) {
        return mappings.tasks().stream()
                .flatMap(task -> loaded(task).stream())
                .filter(
                        mapping ->
                                mapping.target().connection().equals(connection)
                                        && mapping.target().entity().equals(entity)
                                        && keyColumns(mapping.target()).equals(List.of(column)))
                .map(Mapping::task)
                .toList();
    }

    /** Those of some tasks whose source has no time of change. */
    public List<String> sweeping(List<String> tasks) {
        return tasks.stream()
                .flatMap(task -> loaded(task).stream())
                .filter(mapping -> mapping.source().changes() instanceof Mapping.Sweep)
                .map(Mapping::task)
                .toList();
    }

    private static List<String> keyColumns(Mapping.Target target) {
        return target.key().stream().filter(field -> !target.isCompany(field)).toList();
    }

    private boolean touches(String task, String connection) {
        return loaded(task)
                .filter(
                        mapping ->
                                mapping.source().connection().equals(connection)
                                        || mapping.target().connection().equals(connection))
                .isPresent();
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
