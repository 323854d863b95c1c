package dev.p2c.mapping;

import dev.p2c.mapping.FieldRule.Constant;
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

    private final MappingFiles files;
    private final String task;
    private final Problems problems;
    private final NameReader names;
    private final FieldRuleReader ruleReader;

    MappingReader(
            MappingFiles files,
            String task,
            Problems problems,
            List<KnownConnection> connections,
            ValueFunctions functions) {
        this.files = files;
        this.task = task;
        this.problems = problems;
        this.names = new NameReader(connections, problems);
        this.ruleReader = new FieldRuleReader(new ValueMapReader(files), functions, problems);
    }

    /** Reads the file; empty, with at least one problem reported, if it has a mistake. */
    Optional<Mapping> read() {
        int before = problems.count();
        Optional<Section> root =
                YamlReader.read(files.mappingBytes(task), problems)
                        .flatMap(node -> Section.closed(node, "the mapping", OPTIONS, problems));
        if (root.isEmpty()) {
            return Optional.empty();
        }
        Section file = root.get();
        file.text("description");
        Optional<Section> fields =
                file.requiredNode("fields")
                        .flatMap(node -> Section.open(node, "fields", "rule", problems));
        SourceReader sourceReader = new SourceReader(names, files.tasks(), problems);
        TargetReader targetReader = new TargetReader(names, files.tasks(), fields, problems);
        Optional<Source> source = file.requiredNode("source").flatMap(sourceReader::read);
        Optional<Target> target = file.requiredNode("target").flatMap(targetReader::read);
        Optional<String> companyColumn = target.flatMap(Target::companyColumn);
        List<FieldRule> rules =
                fields.map(section -> rules(section, companyColumn)).orElse(List.of());
        if (source.isEmpty() || target.isEmpty() || problems.count() > before) {
            return Optional.empty();
        }
        rules.stream()
                .filter(rule -> target.get().key().contains(rule.target()))
                .forEach(this::checkKeyField);
        rules.forEach(rule -> use(source.get(), target.get(), rule));
        return Optional.of(mapping(source.get(), target.get(), rules, file));
    }

    private void checkKeyField(FieldRule rule) {
        if (rule.owner().isPresent()) {
            problems.at(
                    rule.line(),
                    "\"owner\" has no effect on a key field, whose value is equal on both sides");
        }
        if (!rule.byCompany().isEmpty()) {
            problems.at(
                    rule.line(),
                    "a key field cannot differ by company, because rows are found by their key in"
                            + " all companies");
        }
    }

    private Mapping mapping(Source source, Target target, List<FieldRule> rules, Section file) {
        String version = files.version(task);
        Mapping read =
                new Mapping(
                        task,
                        files.path(task),
                        source,
                        target,
                        rules,
                        version,
                        names.uses(),
                        names.values());
        if (read.header().isEmpty()) {
            return read;
        }
        int line = Problems.lineOf(file.keyNode("source"));
        names.use(Side.SOURCE, source.connection(), source.entity(), read.header(), line);
        return new Mapping(
                task, read.file(), source, target, rules, version, names.uses(), names.values());
    }

    private List<FieldRule> rules(Section fields, Optional<String> companyColumn) {
        List<FieldRule> rules = new ArrayList<>();
        Map<String, FieldRule> byColumn = new HashMap<>();
        for (NodeTuple tuple : fields.entries().values()) {
            ruleReader
                    .read(tuple.getKeyNode(), tuple.getValueNode())
                    .filter(rule -> !isCompany(rule, companyColumn) && isFirst(rule, byColumn))
                    .ifPresent(rules::add);
        }
        return rules;
    }

    private boolean isCompany(FieldRule rule, Optional<String> companyColumn) {
        String column = rule.path().column();
        boolean isCompany = companyColumn.filter(column::equals).isPresent();
        if (isCompany) {
            problems.at(
                    rule.line(),
                    column + " takes no rule: its value is the company of the run. Remove it");
        }
        return isCompany;
    }

    private boolean isFirst(FieldRule rule, Map<String, FieldRule> byColumn) {
        String column = rule.path().column();
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
            useCodes(source, from, rule);
        }
        names.use(
                Side.TARGET,
                target.connection(),
                target.entity(),
                Optional.of(rule.path()),
                rule.line());
        useValues(target, rule);
        rule.parent().ifPresent(parent -> useParent(target, parent, rule.line()));
    }

    /**
     * Notes the source codes of a value map in the rule. A map in a file of its own may have codes
     * of several versions of a service.
     */
    private void useCodes(Source source, From from, FieldRule rule) {
        Optional<ValueMap> map = rule.conversion().valueMap().filter(ValueMap::isInline);
        if (map.isEmpty() || from.paths().size() > 1 || rule.conversion().function().isPresent()) {
            return;
        }
        FieldUse column =
                new FieldUse(
                        Side.SOURCE,
                        source.connection(),
                        source.entity(),
                        Optional.of(from.paths().get(0)),
                        rule.line());
        names.texts(column, map.get().values().keySet(), rule.line());
    }

    private void useValues(Target target, FieldRule rule) {
        FieldUse column =
                new FieldUse(
                        Side.TARGET,
                        target.connection(),
                        target.entity(),
                        Optional.of(rule.path()),
                        rule.line());
        if (rule.origin() instanceof Constant constant) {
            names.value(column, constant.value(), rule.line());
        }
        rule.conversion()
                .defaultValue()
                .ifPresent(value -> names.value(column, value, rule.line()));
        rule.byCompany().values().forEach(value -> names.value(column, value, rule.line()));
        names.texts(column, rule.upkeep().ownValues(), rule.line());
        rule.conversion().valueMap().ifPresent(map -> names.values(column, map));
    }

    private void useParent(Target target, Parent parent, int line) {
        names.use(Side.TARGET, target.connection(), parent.entity(), Optional.empty(), line);
        Optional<FieldPath> column = Optional.of(FieldPath.parse(parent.attribute()));
        names.use(Side.TARGET, target.connection(), parent.entity(), column, line);
    }
}
