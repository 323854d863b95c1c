package dev.p2c.app;

import dev.p2c.app.settings.Settings;
import dev.p2c.desk.Operator;
import dev.p2c.desk.OperatorLog;
import dev.p2c.error.ConfigurationException;
import dev.p2c.plan.PlanFile;
import dev.p2c.plan.PlannedField;
import dev.p2c.plan.PlannedRow;
import dev.p2c.state.Compaction;
import dev.p2c.state.Erasure;
import dev.p2c.state.State;
import dev.p2c.state.StateSettings;
import dev.p2c.state.TemporaryState;
import dev.p2c.task.plan.LastAgreed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Erases a person from the state and from the plans beside it, and says so in the operator's log.
 * The application may run meanwhile.
 */
public final class PersonErasure implements AutoCloseable {

    private static final int SHORTEST = 3;

    /** How people call the tables. */
    private static final Map<String, String> WORDS =
            Map.ofEntries(
                    Map.entry("failure", "failures"),
                    Map.entry("resolved_failure", "ended failures"),
                    Map.entry("conflict", "conflicts"),
                    Map.entry("row_edit", "edits"),
                    Map.entry("ledger_row", "ledger"),
                    Map.entry("run", "runs"),
                    Map.entry("alert", "alerts"),
                    Map.entry("alert_notice", "alerts not sent"),
                    Map.entry("pass_request", "requests"),
                    Map.entry("pause", "pauses"),
                    Map.entry("note", "notes"),
                    Map.entry("operator_log", "operator's log"));

    private final StateSettings settings;
    private final State state;
    private final String key;
    private final Erasure erasure;
    private final ShadowPlans shadow;
    private final List<Path> notDeleted = new ArrayList<>();
    private final LeftPlans left;

    /**
     * Something that is erased.
     *
     * @param where table or kind of file, as people call it
     * @param task empty where it has no rows of one task
     * @param rows rows or files
     */
    public record Part(String where, String task, String company, long rows) {}

    /**
     * Looks for the person.
     *
     * @param key of the person's rows
     * @param also further values that are looked for everywhere
     * @throws ConfigurationException if there is nothing to look for
     */
    public PersonErasure(Settings settings, Clock clock, String key, Collection<String> also) {
        also.stream()
                .filter(value -> value.strip().length() < SHORTEST)
                .forEach(
                        value -> {
                            throw new ConfigurationException(
                                    "--also", "takes values of at least " + SHORTEST + " letters");
                        });
        this.settings = StateOptions.of(settings);
        this.shadow = new ShadowPlans(settings);
        this.left = new LeftPlans(Path.of(System.getProperty("java.io.tmpdir")), clock);
        this.key = key.strip();
        this.state = State.open(this.settings, clock);
        try {
            this.erasure =
                    state.erasure(
                            this.key,
                            also,
                            LastAgreed::marked,
                            new ConfiguredFiles(settings).vocabulary()::has);
            if (erasure.rows().isEmpty() && also.isEmpty()) {
                throw new ConfigurationException(
                        key, "is the key of no row that the state knows, in any task or company");
            }
        } catch (RuntimeException e) {
            state.close();
            throw e;
        }
    }

    /** The person's rows. */
    public List<Erasure.Rows> rows() {
        return erasure.rows();
    }

    /** Number of the rows' values that others have as well, and that stay there. */
    public int common() {
        return erasure.common();
    }

    /** What would be erased. */
    public List<Part> look() {
        return parts(erasure.look(), plans(), left.left());
    }

    /** Plans that are being made now, which may have the person's values until they end. */
    public int plansUnderWay() {
        return left.inUse().size();
    }

    /** Files and folders of plans that could not be deleted, such as those of another user. */
    public List<Path> notDeleted() {
        return List.copyOf(notDeleted);
    }

    /** Erases, and writes the log. */
    public List<Part> erase(Operator operator) {
        List<Path> plans = plans();
        List<Path> files = left.left();
        List<Part> done = parts(erasure.erase(), plans, files);
        Stream.concat(plans.stream(), files.stream())
                .filter(file -> !TemporaryState.delete(file))
                .forEach(notDeleted::add);
        String words =
                done.stream()
                        .collect(
                                Collectors.groupingBy(
                                        Part::where,
                                        LinkedHashMap::new,
                                        Collectors.summingLong(Part::rows)))
                        .entrySet()
                        .stream()
                        .map(part -> part.getKey() + " " + part.getValue())
                        .collect(Collectors.joining(", "));
        new OperatorLog(state).write(operator, "erase", subject(), words);
        return done;
    }

    /** A key that is a name or an address is itself a value that must not stay. */
    private String subject() {
        return key.matches("[\\p{L}\\p{N}._/|-]*\\p{N}[\\p{L}\\p{N}._/|-]*")
                ? "person " + key
                : "a person";
    }

    private static List<Part> parts(
            List<Erasure.Erased> erased, List<Path> plans, List<Path> files) {
        List<Part> parts = new ArrayList<>();
        erased.forEach(
                one ->
                        parts.add(
                                new Part(
                                        WORDS.getOrDefault(one.table(), one.table()),
                                        one.task(),
                                        one.company(),
                                        one.rows())));
        if (!plans.isEmpty()) {
            parts.add(new Part("plans in shadow", "", "", plans.size()));
        }
        if (!files.isEmpty()) {
            parts.add(new Part("files of ended plans", "", "", files.size()));
        }
        return parts;
    }

    /** The newest plans of directions in shadow that name the person. */
    private List<Path> plans() {
        return shadow.all().stream().filter(this::names).toList();
    }

    private boolean names(Path file) {
        if (!file.getFileName().toString().endsWith(".json")) {
            return erasure.isIn(text(file));
        }
        AtomicBoolean found = new AtomicBoolean();
        try {
            PlanFile.open(file).forEach(row -> found.compareAndSet(false, names(row)));
        } catch (ConfigurationException e) {
            return true; // nobody can read it, hence nobody knows what stands in it
        }
        return found.get();
    }

    private boolean names(PlannedRow row) {
        return erasure.isOwn(row.task(), row.company(), row.key())
                || erasure.isIn(row.reason())
                || row.fields().stream().anyMatch(this::names);
    }

    private boolean names(PlannedField field) {
        return erasure.isIn(field.old()) || erasure.isIn(field.value());
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            return "";
        }
    }

    /** Writes the file of the state anew, if there is one; to be called after {@link #close}. */
    public Compaction.Result compact() {
        return Compaction.of(settings);
    }

    @Override
    public void close() {
        state.close();
    }
}
