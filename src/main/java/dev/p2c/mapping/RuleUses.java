package dev.p2c.mapping;

import dev.p2c.mapping.FieldRule.Constant;
import dev.p2c.mapping.FieldRule.From;
import dev.p2c.mapping.FieldRule.Parent;
import dev.p2c.mapping.FieldUse.Side;
import dev.p2c.mapping.Mapping.Source;
import dev.p2c.mapping.Mapping.Target;
import java.util.Optional;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;

/** Notes the columns and values that the rules of a mapping name, each with its place. */
final class RuleUses {

    private final NameReader names;
    private final Source source;
    private final Target target;
    private final Problems problems;

    RuleUses(NameReader names, Source source, Target target, Problems problems) {
        this.names = names;
        this.source = source;
        this.target = target;
        this.problems = problems;
    }

    /**
     * Notes what a rule names.
     *
     * @param value the node behind the name of the target field
     */
    void note(FieldRule rule, Node value) {
        if (rule.origin() instanceof From from) {
            for (FieldPath path : from.paths()) {
                names.use(column(path, Nodes.named(Nodes.option(value, "from"), path.text())));
            }
            noteCodes(from, rule, value);
        }
        names.use(
                Side.TARGET,
                target.connection(),
                target.entity(),
                Optional.of(rule.path()),
                rule.place());
        noteValues(rule, value);
        rule.parent()
                .ifPresent(parent -> note(parent, problems.placeOf(Nodes.option(value, "parent"))));
        if (value instanceof MappingNode
                && rule.path().candidates().stream().anyMatch(c -> c.where().isPresent())) {
            new FilterReader(names, problems)
                    .ofLookup(
                            target.connection(),
                            target.entity(),
                            rule.path(),
                            Nodes.option(value, "where"));
        }
    }

    private FieldUse column(FieldPath path, Node at) {
        return new FieldUse(
                Side.SOURCE,
                source.connection(),
                source.entity(),
                Optional.of(path),
                problems.placeOf(at));
    }

    /**
     * Notes the source codes of a value map in the rule. A map in a file of its own may have codes
     * of several versions of a service.
     */
    private void noteCodes(From from, FieldRule rule, Node value) {
        Optional<ValueMap> map = rule.conversion().valueMap().filter(ValueMap::isInline);
        if (map.isEmpty() || from.paths().size() > 1 || rule.conversion().function().isPresent()) {
            return;
        }
        Node node = Nodes.option(value, "valueMap");
        FieldUse column = column(from.paths().get(0), node);
        map.get().values().keySet().forEach(code -> names.code(column, code, keyNode(node, code)));
    }

    /** Where a code of a value map stands; codes are kept in another spelling than the file's. */
    private Place keyNode(Node map, String code) {
        return problems.placeOf(
                ((MappingNode) map)
                        .getValue().stream()
                                .map(tuple -> tuple.getKeyNode())
                                .filter(key -> Nodes.text(key).strip().equalsIgnoreCase(code))
                                .findFirst()
                                .orElse(map));
    }

    private void noteValues(FieldRule rule, Node value) {
        FieldUse column =
                new FieldUse(
                        Side.TARGET,
                        target.connection(),
                        target.entity(),
                        Optional.of(rule.path()),
                        rule.place());
        if (rule.origin() instanceof Constant constant) {
            names.value(column, constant.value(), place(value, "constant"));
        }
        rule.conversion()
                .defaultValue()
                .ifPresent(json -> names.value(column, json, place(value, "default")));
        Node companies = Nodes.option(value, "byCompany");
        rule.byCompany()
                .forEach((company, json) -> names.value(column, json, company(companies, company)));
        names.texts(column, rule.upkeep().ownValues(), place(value, "setByTarget"));
        rule.conversion().valueMap().ifPresent(map -> names.values(column, map));
    }

    private Place company(Node companies, String company) {
        return companies instanceof MappingNode mapping
                ? mapping.getValue().stream()
                        .filter(t -> Nodes.text(t.getKeyNode()).equalsIgnoreCase(company))
                        .map(tuple -> problems.placeOf(tuple.getValueNode()))
                        .findFirst()
                        .orElseGet(() -> problems.placeOf(companies))
                : problems.placeOf(companies);
    }

    private Place place(Node rule, String option) {
        return problems.placeOf(Nodes.option(rule, option));
    }

    private void note(Parent parent, Place place) {
        names.use(Side.TARGET, target.connection(), parent.entity(), Optional.empty(), place);
        Optional<FieldPath> column = Optional.of(FieldPath.parse(parent.attribute()));
        names.use(Side.TARGET, target.connection(), parent.entity(), column, place);
    }
}
