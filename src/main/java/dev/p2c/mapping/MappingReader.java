package dev.p2c.mapping;

import dev.p2c.mapping.FieldRule.From;
import dev.p2c.mapping.FieldRule.Parent;
import dev.p2c.mapping.FieldUse.Side;
import dev.p2c.mapping.Mapping.Source;
import dev.p2c.mapping.Mapping.Target;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.snakeyaml.engine.v2.nodes.NodeTuple;

/** Reads one mapping file and checks it as a whole. */
final class MappingReader {

    static final Set<String> OPTIONS = Set.of("description", "source", "target", "fields");

    private final Snapshot snapshot;
    private final String task;
    private final Problems problems;
    private final ServiceNames names;
    private final FieldReader fieldReader;

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
        Optional<Options> fields =
                file.requiredNode("fields")
                        .flatMap(node -> Options.open(node, "fields", "rule", problems));
        SourceReader sourceReader = new SourceReader(names, snapshot.tasks(), problems);
        TargetReader targetReader = new TargetReader(names, fields, problems);
        Optional<Source> source = file.requiredNode("source").flatMap(sourceReader::read);
        Optional<Target> target = file.requiredNode("target").flatMap(targetReader::read);
        List<FieldRule> rules = fields.map(this::rules).orElse(List.of());
        if (source.isEmpty() || target.isEmpty() || problems.count() > before) {
            return Optional.empty();
        }
        rules.stream()
                .filter(rule -> rule.owner().isPresent())
                .filter(rule -> target.get().key().contains(rule.target()))
                .forEach(
                        rule ->
                                problems.at(
                                        rule.line(),
                                        "\"owner\" means nothing for a field of the key: it is the"
                                                + " same on both sides"));
        rules.forEach(rule -> use(source.get(), target.get(), rule));
        return Optional.of(mapping(source.get(), target.get(), rules));
    }

    private Mapping mapping(Source source, Target target, List<FieldRule> rules) {
        String version = snapshot.version(task);
        return new Mapping(task, snapshot.path(task), source, target, rules, version, names.uses());
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
        rule.parent().ifPresent(parent -> useParent(target, parent, rule.line()));
    }

    private void useParent(Target target, Parent parent, int line) {
        names.use(Side.TARGET, target.connection(), parent.entity(), Optional.empty(), line);
        Optional<FieldPath> column = Optional.of(FieldPath.parse(parent.attribute()));
        names.use(Side.TARGET, target.connection(), parent.entity(), column, line);
    }
}
