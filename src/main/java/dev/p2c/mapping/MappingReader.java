package dev.p2c.mapping;

import dev.p2c.mapping.FieldRule.From;
import dev.p2c.mapping.FieldUse.Side;
import dev.p2c.mapping.Mapping.Source;
import dev.p2c.mapping.Mapping.Target;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;

/** Reads one mapping file and checks it as a whole. */
final class MappingReader {

    static final Set<String> OPTIONS = Set.of("description", "source", "target", "fields");
    static final Set<String> TARGET_OPTIONS = Set.of("connection", "entity", "key");

    private final Snapshot snapshot;
    private final String task;
    private final Problems problems;
    private final ServiceNames names;
    private final FieldReader fieldReader;
    private int keyLine;

    MappingReader(
            Snapshot snapshot,
            String task,
            Problems problems,
            Optional<Set<String>> connections,
            Map<String, ValueFunction> functions) {
        this.snapshot = snapshot;
        this.task = task;
        this.problems = problems;
        this.names = new ServiceNames(connections, problems);
        this.fieldReader = new FieldReader(new ValueMapReader(snapshot), functions, problems);
    }

    /** Empty, and the problems told, if the file cannot be used. */
    Optional<Mapping> read() {
        int before = problems.count();
        Optional<Options> root =
                YamlText.read(snapshot.mappingBytes(task), problems)
                        .flatMap(node -> Options.closed(node, "the mapping", OPTIONS, problems));
        if (root.isEmpty()) {
            return Optional.empty();
        }
        Options file = root.get();
        file.text("description");
        SourceReader sourceReader = new SourceReader(names, problems);
        Optional<Source> source = file.requiredNode("source").flatMap(sourceReader::read);
        Optional<Target> target = file.requiredNode("target").flatMap(this::target);
        Optional<Options> fields =
                file.requiredNode("fields")
                        .flatMap(node -> Options.open(node, "fields", "rule", problems));
        List<FieldRule> rules = fields.map(this::rules).orElse(List.of());
        if (target.isPresent() && fields.isPresent()) {
            checkKey(target.get().key(), keyLine, fields.get().entries().keySet());
        }
        if (source.isEmpty() || target.isEmpty() || problems.count() > before) {
            return Optional.empty();
        }
        rules.forEach(rule -> use(source.get(), target.get(), rule));
        return Optional.of(mapping(source.get(), target.get(), rules));
    }

    private Mapping mapping(Source source, Target target, List<FieldRule> rules) {
        String version = snapshot.version(task);
        return new Mapping(task, snapshot.path(task), source, target, rules, version, names.uses());
    }

    private Optional<Target> target(Node node) {
        Optional<Options> options = Options.closed(node, "target", TARGET_OPTIONS, problems);
        if (options.isEmpty()) {
            return Optional.empty();
        }
        Options target = options.get();
        Optional<String> connection = names.connection(target);
        Optional<String> entity = target.requiredText("entity");
        target.requiredNode("key");
        List<String> key = names.columns(target, "key");
        if (connection.isEmpty() || entity.isEmpty() || key.isEmpty()) {
            return Optional.empty();
        }
        keyLine = Problems.lineOf(target.keyNode("key"));
        names.useEntity(Side.TARGET, connection.get(), entity.get(), target);
        names.useColumns(Side.TARGET, connection.get(), entity.get(), key, target.keyNode("key"));
        return Optional.of(new Target(connection.get(), entity.get(), key));
    }

    private List<FieldRule> rules(Options fields) {
        List<FieldRule> rules = new ArrayList<>();
        Map<String, FieldRule> byColumn = new HashMap<>();
        for (NodeTuple tuple : fields.entries().values()) {
            fieldReader
                    .read(tuple.getKeyNode(), tuple.getValueNode())
                    .filter(rule -> isAllowed(rule, byColumn))
                    .ifPresent(rules::add);
        }
        return rules;
    }

    private boolean isAllowed(FieldRule rule, Map<String, FieldRule> byColumn) {
        String column = rule.path().column();
        if (column.equals(Mapping.COMPANY)) {
            problems.at(
                    rule.line(),
                    "dataAreaId needs no rule: it is always the company of the run. Leave it out");
            return false;
        }
        FieldRule earlier = byColumn.putIfAbsent(column, rule);
        if (earlier != null) {
            problems.at(
                    rule.line(),
                    String.format(
                            "two rules for %s, the first in line %d. Keep one",
                            column, earlier.line()));
        }
        return earlier == null;
    }

    /** By the names in the file, not by the usable rules: a broken key rule is there already. */
    private void checkKey(List<String> key, int line, Set<String> fields) {
        for (String field : key) {
            if (!field.equals(Mapping.COMPANY) && !fields.contains(field)) {
                problems.at(
                        line,
                        String.format(
                                "key field %s has no rule under \"fields\".%s",
                                field, Suggestion.didYouMean(field, fields)));
            }
        }
    }

    private void use(Source source, Target target, FieldRule rule) {
        if (rule.origin() instanceof From from) {
            for (FieldPath path : from.paths()) {
                names.use(
                        Side.SOURCE,
                        source.connection(),
                        source.entity(),
                        Optional.of(path),
                        rule.line());
            }
        }
        names.use(
                Side.TARGET,
                target.connection(),
                target.entity(),
                Optional.of(rule.path()),
                rule.line());
    }
}
