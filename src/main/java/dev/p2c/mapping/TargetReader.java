package dev.p2c.mapping;

import dev.p2c.mapping.FieldUse.Side;
import dev.p2c.mapping.Mapping.Target;
import dev.p2c.mapping.Mapping.Twin;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.snakeyaml.engine.v2.nodes.Node;

/** Reads and checks the section {@code target}. */
final class TargetReader {

    static final Set<String> OPTIONS =
            Set.of("connection", "entity", "key", "once", "owner", "twin", "deletes", "deactivate");

    private final ServiceNames names;
    private final Optional<Options> fields;
    private final Problems problems;

    /**
     * @param fields the section with the rules, in which each key field must have one
     */
    TargetReader(ServiceNames names, Optional<Options> fields, Problems problems) {
        this.names = names;
        this.fields = fields;
        this.problems = problems;
    }

    Optional<Target> read(Node node) {
        Optional<Options> options = Options.closed(node, "target", OPTIONS, problems);
        if (options.isEmpty()) {
            return Optional.empty();
        }
        Options target = options.get();
        Optional<String> connection = names.connection(target);
        Optional<String> entity = target.requiredText("entity");
        Optional<String> once = target.text("once");
        Optional<Owner> owner = target.owner();
        Optional<Twin> twin =
                target.text("twin")
                        .map(task -> new Twin(task, Problems.lineOf(target.keyNode("twin"))));
        target.requiredNode("key");
        List<String> key = names.columns(target, "key");
        if (connection.isEmpty() || entity.isEmpty() || key.isEmpty()) {
            return Optional.empty();
        }
        Node at = target.keyNode("key");
        fields.ifPresent(rules -> checkRules(key, at, rules.entries().keySet()));
        names.useEntity(Side.TARGET, connection.get(), entity.get(), target);
        List<String> withoutRule = key.stream().filter(Mapping.COMPANY::equals).toList();
        names.useColumns(Side.TARGET, connection.get(), entity.get(), withoutRule, at);
        Deletes deletes = new DeletesReader(problems).read(target, key);
        if (!deletes.change().isEmpty()) {
            List<String> changed = deletes.change().keySet().stream().sorted().toList();
            Node option = target.keyNode("deactivate");
            names.useColumns(Side.TARGET, connection.get(), entity.get(), changed, option);
        }
        return Optional.of(
                new Target(connection.get(), entity.get(), key, once, owner, twin, deletes));
    }

    /** By the names in the file, not by the usable rules: a broken rule has its own problem. */
    private void checkRules(List<String> key, Node at, Set<String> named) {
        for (String field : key) {
            if (!field.equals(Mapping.COMPANY) && !named.contains(field)) {
                problems.at(
                        at,
                        String.format(
                                "key field %s has no rule under \"fields\".%s",
                                field, Suggestion.didYouMean(field, named)));
            }
        }
    }
}
