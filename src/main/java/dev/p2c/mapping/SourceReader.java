package dev.p2c.mapping;

import dev.p2c.mapping.FieldUse.Side;
import dev.p2c.mapping.Mapping.ChangeDetection;
import dev.p2c.mapping.Mapping.Follows;
import dev.p2c.mapping.Mapping.Source;
import dev.p2c.mapping.Mapping.Sweep;
import dev.p2c.mapping.Mapping.Watermark;
import dev.p2c.text.Visible;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/** Reads and checks the section {@code source} of a mapping file. */
final class SourceReader {

    static final Set<String> OPTIONS =
            Set.of(
                    "connection",
                    "entity",
                    "after",
                    "changes",
                    "filter",
                    "require",
                    "inactive",
                    "follows");
    static final Set<String> FOLLOWS_OPTIONS = Set.of("task", "by", "skip");
    static final Set<String> CHANGES_OPTIONS = Set.of("watermark", "lookback", "header", "sweep");

    /** Longer than a transaction in either service, so that no row that commits late is missed. */
    static final Duration DEFAULT_LOOKBACK = Duration.ofMinutes(5);

    private static final Pattern LOOKUP = Pattern.compile("[A-Za-z_]\\w*\\.[A-Za-z_]\\w*");
    private static final Pattern DURATION = Pattern.compile("([0-9]{1,6})([smh])");

    private final NameReader names;
    private final Set<String> tasks;
    private final Problems problems;

    /**
     * @param tasks the names of all tasks
     */
    SourceReader(NameReader names, Set<String> tasks, Problems problems) {
        this.names = names;
        this.tasks = tasks;
        this.problems = problems;
    }

    Optional<Source> read(Node node) {
        Optional<Section> options = Section.closed(node, "source", OPTIONS, problems);
        if (options.isEmpty()) {
            return Optional.empty();
        }
        Section source = options.get();
        Optional<String> connection = names.connection(source);
        Optional<String> entity = source.requiredText("entity");
        Optional<ChangeDetection> changes = source.requiredNode("changes").flatMap(this::changes);
        Optional<String> filter = source.text("filter");
        RequirementReader conditions = new RequirementReader(names, problems);
        List<Requirement> require = source.node("require").map(conditions::read).orElse(List.of());
        Optional<Requirement> inactive = source.node("inactive").flatMap(conditions::inactive);
        Optional<Follows> follows = source.node("follows").flatMap(this::follows);
        Optional<String> after = source.text("after").filter(task -> isTask(source, "after", task));
        if (connection.isEmpty() || entity.isEmpty()) {
            return Optional.empty();
        }
        Source read =
                new Source(
                        connection.get(),
                        entity.get(),
                        // Without it the file has a mistake, and its names are compared only.
                        changes.orElse(new Sweep(List.of())),
                        filter,
                        filter.map(text -> problems.placeOf(source.keyNode("filter"))),
                        require,
                        inactive,
                        follows,
                        after);
        use(read, source);
        return Optional.of(read);
    }

    /** Notes the entity set and the columns that the section names. */
    private void use(Source read, Section source) {
        names.useEntity(Side.SOURCE, read.connection(), read.entity(), source);
        useColumns(read, columns(read.changes()), source, "changes");
        if (read.changes() instanceof Watermark watermark) {
            watermark.header().ifPresent(header -> useHeader(read, header, source));
        }
        useConditions(read, read.require());
        useConditions(read, read.inactive().stream().toList());
        if (read.filter().isPresent()) {
            new FilterReader(names, problems)
                    .ofSource(
                            read.connection(), read.entity(), source.node("filter").orElseThrow());
        }
        useColumns(read, read.follows().map(Follows::by).stream().toList(), source, "follows");
    }

    private void useConditions(Source read, List<Requirement> conditions) {
        for (Requirement condition : conditions) {
            FieldUse use = use(read, condition.column(), condition.place());
            names.use(use);
            if (condition.comparison() != Requirement.Comparison.AT_LEAST) {
                names.value(use, condition.value(), condition.place());
            }
        }
    }

    private void useHeader(Source read, FieldPath header, Section source) {
        Node at = Nodes.named(source.node("changes").orElseThrow(), header.text());
        names.use(
                Side.SOURCE,
                read.connection(),
                read.entity(),
                Optional.of(header),
                problems.placeOf(at));
    }

    private static FieldUse use(Source read, String column, Place place) {
        return FieldUse.column(Side.SOURCE, read.connection(), read.entity(), column, place);
    }

    private void useColumns(Source read, List<String> columns, Section source, String option) {
        if (!columns.isEmpty()) {
            names.useColumns(
                    Side.SOURCE,
                    read.connection(),
                    read.entity(),
                    columns,
                    source.node(option).orElseThrow());
        }
    }

    private Optional<Follows> follows(Node node) {
        Optional<Section> options = Section.closed(node, "follows", FOLLOWS_OPTIONS, problems);
        if (options.isEmpty()) {
            return Optional.empty();
        }
        Optional<String> task = options.get().requiredText("task");
        options.get().requiredNode("by");
        Optional<String> by = names.column(options.get(), "by");
        task.ifPresent(name -> isTask(options.get(), "task", name));
        boolean skip = options.get().flag("skip", true);
        return task.isEmpty() ? Optional.empty() : by.map(b -> new Follows(task.get(), b, skip));
    }

    private boolean isTask(Section section, String option, String task) {
        if (!tasks.contains(task)) {
            problems.at(
                    section.node(option).orElseThrow(),
                    String.format(
                            "unknown task \"%s\": no mapping file has this name.%s",
                            Visible.excerpt(task), Suggestion.didYouMean(task, tasks)));
        }
        return tasks.contains(task);
    }

    /** The columns by which changes are found; every read selects them. */
    static List<String> columns(ChangeDetection changes) {
        return changes instanceof Watermark watermark
                ? List.of(watermark.column())
                : ((Sweep) changes).key();
    }

    private Optional<ChangeDetection> changes(Node node) {
        Optional<Section> options = Section.closed(node, "changes", CHANGES_OPTIONS, problems);
        if (options.isEmpty()) {
            return Optional.empty();
        }
        Section changes = options.get();
        if (changes.has("watermark") == changes.has("sweep")) {
            problems.at(node, "changes needs \"watermark\" or \"sweep\", one of them");
            return Optional.empty();
        }
        return changes.has("sweep") ? sweep(changes) : watermark(changes);
    }

    private Optional<ChangeDetection> sweep(Section changes) {
        for (String option : List.of("lookback", "header")) {
            if (changes.has(option)) {
                problems.at(
                        changes.keyNode(option),
                        "\"" + option + "\" belongs to \"watermark\"; a sweep reads every key");
            }
        }
        List<String> key = names.columns(changes, "sweep");
        return key.isEmpty() ? Optional.empty() : Optional.of(new Sweep(key));
    }

    private Optional<ChangeDetection> watermark(Section changes) {
        Duration lookback = changes.node("lookback").map(this::duration).orElse(DEFAULT_LOOKBACK);
        Optional<FieldPath> header = changes.node("header").flatMap(node -> header(changes, node));
        return names.column(changes, "watermark")
                .map(column -> new Watermark(column, lookback, header));
    }

    private Optional<FieldPath> header(Section changes, Node node) {
        Optional<FieldPath> path =
                changes.text("header")
                        .filter(text -> LOOKUP.matcher(text).matches())
                        .map(FieldPath::parse);
        if (path.isEmpty()) {
            problems.at(
                    node,
                    "header must be a time column behind a lookup, like quoteid.modifiedon, not "
                            + YamlValues.describe(node));
        }
        return path;
    }

    private Duration duration(Node node) {
        String text = YamlValues.isText(node) ? ((ScalarNode) node).getValue() : "";
        Matcher duration = DURATION.matcher(text);
        if (!duration.matches()) {
            problems.at(
                    node,
                    "lookback must be a duration like 30s, 5m or 1h, not "
                            + YamlValues.describe(node));
            return DEFAULT_LOOKBACK;
        }
        long amount = Long.parseLong(duration.group(1));
        return switch (duration.group(2)) {
            case "s" -> Duration.ofSeconds(amount);
            case "m" -> Duration.ofMinutes(amount);
            default -> Duration.ofHours(amount);
        };
    }
}
