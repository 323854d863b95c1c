package dev.p2c.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import dev.p2c.mapping.FieldRule.From;
import dev.p2c.mapping.FieldRule.Parent;
import dev.p2c.text.Visible;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/** Reads and checks the rules under {@code fields} of a mapping file. */
final class FieldRuleReader {

    static final Set<String> OPTIONS =
            Set.of(
                    "from",
                    "constant",
                    "default",
                    "byCompany",
                    "valueMap",
                    "unknown",
                    "apply",
                    "maxLength",
                    "parent",
                    "owner",
                    "later",
                    "otherwise",
                    "calculated",
                    "setByTarget",
                    "filledByTarget",
                    "where");

    private final PathReader paths;
    private final OriginReader origins;
    private final ConversionReader conversions;
    private final UpkeepReader upkeeps;
    private final Problems problems;

    FieldRuleReader(ValueMapReader valueMaps, ValueFunctions functions, Problems problems) {
        this.paths = new PathReader(problems);
        this.origins = new OriginReader(paths, problems);
        this.conversions = new ConversionReader(valueMaps, functions, problems);
        this.upkeeps = new UpkeepReader(problems);
        this.problems = problems;
    }

    /**
     * Reads one rule as far as it can be read; empty, with at least one problem reported, if its
     * target or its source is missing.
     */
    Optional<FieldRule> read(Node target, Node value) {
        Place place = problems.placeOf(target);
        Optional<FieldPath> path = paths.read(target, "a target");
        if (value instanceof MappingNode) {
            String name = "field " + Visible.excerpt(((ScalarNode) target).getValue());
            return Section.closed(value, name, OPTIONS, problems)
                    .flatMap(options -> rule(path, place, options));
        }
        Optional<FieldPath> source = shorthand(value);
        return path.flatMap(field -> source.map(from -> FieldRule.copy(field, place, from)));
    }

    private Optional<FieldPath> shorthand(Node value) {
        if (YamlValues.isText(value)) {
            return paths.read(value, "a source");
        }
        problems.at(
                value,
                String.format(
                        "a rule is a source field or options in braces, not %s. For a fixed value"
                                + " write { constant: ... }",
                        YamlValues.describe(value)));
        return Optional.empty();
    }

    private Optional<FieldRule> rule(Optional<FieldPath> path, Place place, Section options) {
        Optional<FieldRule.Origin> origin = origins.read(options);
        Conversion conversion = conversions.read(options);
        Optional<Parent> parent = options.node("parent").flatMap(this::parent);
        Optional<Owner> owner = OwnerReader.read(options, problems);
        Map<String, JsonNode> byCompany = CompanyValuesReader.read(options, problems);
        boolean isLookup = path.map(FieldPath::isLookup).orElse(false);
        FieldRule.Upkeep upkeep = upkeeps.read(options, isLookup);
        Optional<FieldPath> otherwise =
                options.node("otherwise").flatMap(node -> otherwise(node, path, origin, options));
        boolean later = options.flag("later", false);
        if (later && parent.isEmpty() && !isLookup) {
            problems.at(
                    options.keyNode("later"),
                    "\"later\" of " + options.name() + " needs a lookup or \"parent\" to wait for");
        }
        Optional<String> where = options.text("where");
        if (where.isPresent() && !isLookup) {
            problems.at(
                    options.keyNode("where"), "\"where\" of " + options.name() + " needs a lookup");
        }
        return path.map(field -> where.map(field::where).orElse(field))
                .flatMap(
                        field ->
                                origin.map(
                                        from ->
                                                new FieldRule(
                                                        field,
                                                        place,
                                                        from,
                                                        conversion,
                                                        parent,
                                                        owner,
                                                        byCompany,
                                                        otherwise,
                                                        later,
                                                        upkeep)));
    }

    /** Reads {@code transactioncurrencyid.isocurrencycode}, a column behind a lookup. */
    private Optional<FieldPath> otherwise(
            Node node,
            Optional<FieldPath> target,
            Optional<FieldRule.Origin> origin,
            Section options) {
        Optional<FieldPath> path = paths.read(node, "\"otherwise\"");
        boolean isLookup = target.filter(field -> field.candidates().size() == 1).isPresent();
        boolean isOne =
                origin.filter(from -> from instanceof From fields && fields.paths().size() == 1)
                        .isPresent();
        if (path.isPresent() && (path.get().candidates().size() != 1 || !isLookup || !isOne)) {
            problems.at(
                    node,
                    "\"otherwise\" of "
                            + options.name()
                            + " is a column behind a lookup, for a rule whose target is a lookup of"
                            + " one type and whose source is one field");
            return Optional.empty();
        }
        return path;
    }

    /** Reads {@code CustomersV2.CustomerAccount}, which has the form of a path over one lookup. */
    private Optional<Parent> parent(Node node) {
        Optional<FieldPath> path = paths.read(node, "\"parent\"");
        if (path.isPresent() && path.get().candidates().size() != 1) {
            problems.at(node, "\"parent\" is an entity set and its column, Entity.column");
            return Optional.empty();
        }
        return path.map(p -> new Parent(p.column(), p.candidates().get(0).attribute()));
    }
}
