package dev.p2c.mapping;

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
            ValueFunctions functions,
            ValueMapReader valueMaps) {
        this.files = files;
        this.task = task;
        this.problems = problems;
        this.names = new NameReader(connections, problems);
        this.ruleReader = new FieldRuleReader(valueMaps, functions, problems);
    }

    /**
     * Reads the file as far as it can be read. With a problem reported the mapping is a draft,
     * whose names can be compared with the services and nothing else.
     */
    Optional<Mapping> read() {
        Optional<Node> document = files.document(files.mappingBytes(task), problems);
        Optional<Section> root =
                document.flatMap(node -> Section.closed(node, "the mapping", OPTIONS, problems));
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
        if (source.isEmpty() || target.isEmpty()) {
            return Optional.empty();
        }
        rules.stream()
                .filter(rule -> target.get().key().contains(rule.target()))
                .forEach(this::checkKeyField);
        RuleUses uses = new RuleUses(names, source.get(), target.get(), problems);
        rules.forEach(
                rule -> uses.note(rule, fields.orElseThrow().node(rule.target()).orElseThrow()));
        String content = files.contentHash(document.orElseThrow());
        return Optional.of(mapping(source.get(), target.get(), rules, content, file));
    }

    private void checkKeyField(FieldRule rule) {
        if (rule.owner().isPresent()) {
            problems.at(
                    rule.place(),
                    "\"owner\" has no effect on a key field, whose value is equal on both sides");
        }
        if (!rule.byCompany().isEmpty()) {
            problems.at(
                    rule.place(),
                    "a key field cannot differ by company, because rows are found by their key in"
                            + " all companies");
        }
    }

    private Mapping mapping(
            Source source, Target target, List<FieldRule> rules, String content, Section file) {
        String version = files.version(task);
        Mapping read =
                new Mapping(
                        task,
                        files.path(task),
                        source,
                        target,
                        rules,
                        version,
                        content,
                        names.uses(),
                        names.values(),
                        names.filters());
        if (read.header().isEmpty()) {
            return read;
        }
        Place place = problems.placeOf(Nodes.option(file.node("source").orElseThrow(), "changes"));
        names.use(Side.SOURCE, source.connection(), source.entity(), read.header(), place);
        return new Mapping(
                task,
                read.file(),
                source,
                target,
                rules,
                version,
                content,
                names.uses(),
                names.values(),
                names.filters());
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
                    rule.place(),
                    column + " takes no rule: its value is the company of the run. Remove it");
        }
        return isCompany;
    }

    private boolean isFirst(FieldRule rule, Map<String, FieldRule> byColumn) {
        String column = rule.path().column();
        FieldRule earlier = byColumn.putIfAbsent(column, rule);
        if (earlier != null) {
            problems.at(
                    rule.place(),
                    String.format(
                            "two rules for %s, the first in line %d. Keep one",
                            column, earlier.line()));
        }
        return earlier == null;
    }
}
