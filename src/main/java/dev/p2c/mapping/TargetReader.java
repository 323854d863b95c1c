package dev.p2c.mapping;

import dev.p2c.mapping.FieldUse.Side;
import dev.p2c.mapping.Mapping.Document;
import dev.p2c.mapping.Mapping.Target;
import dev.p2c.mapping.Mapping.Twin;
import dev.p2c.text.Visible;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.snakeyaml.engine.v2.nodes.Node;

/** Reads and checks the section {@code target} of a mapping file. */
final class TargetReader {

    static final Set<String> OPTIONS =
            Set.of(
                    "connection",
                    "entity",
                    "key",
                    "once",
                    "owner",
                    "twin",
                    "deletes",
                    "deactivate",
                    "onlyExisting",
                    "publish",
                    "document");

    static final Set<String> DOCUMENT_OPTIONS = Set.of("field", "headers");

    private final NameReader names;
    private final Set<String> tasks;
    private final Optional<Section> fields;
    private final Problems problems;

    /**
     * @param tasks the names of all tasks
     * @param fields the section {@code fields}, in which each key field must have a rule
     */
    TargetReader(NameReader names, Set<String> tasks, Optional<Section> fields, Problems problems) {
        this.names = names;
        this.tasks = tasks;
        this.fields = fields;
        this.problems = problems;
    }

    Optional<Target> read(Node node) {
        Optional<Section> options = Section.closed(node, "target", OPTIONS, problems);
        if (options.isEmpty()) {
            return Optional.empty();
        }
        Section target = options.get();
        Optional<String> connection = names.connection(target);
        Optional<String> entity = target.requiredText("entity");
        Optional<String> once = target.text("once");
        Optional<Owner> owner = OwnerReader.read(target, problems);
        target.requiredNode("key");
        List<String> key = names.columns(target, "key");
        if (connection.isEmpty() || entity.isEmpty()) {
            return Optional.empty();
        }
        Node at = target.node("key").orElse(target.at());
        Optional<String> companyColumn = names.companyColumn(connection.get());
        List<String> withoutRule =
                key.stream().filter(companyColumn.stream().toList()::contains).toList();
        fields.ifPresent(rules -> checkRules(key, withoutRule, at, rules.entries().keySet()));
        names.useEntity(Side.TARGET, connection.get(), entity.get(), target);
        names.useColumns(Side.TARGET, connection.get(), entity.get(), withoutRule, at);
        Deletes deletes = deletes(target, connection.get(), entity.get(), key);
        return Optional.of(
                new Target(
                        connection.get(),
                        entity.get(),
                        key,
                        companyColumn,
                        once,
                        owner,
                        twin(target),
                        deletes,
                        onlyExisting(target),
                        target.flag("publish", true),
                        target.node("document").flatMap(option -> document(option, key))));
    }

    private boolean onlyExisting(Section target) {
        boolean updatesOnly = target.flag("onlyExisting", false);
        if (updatesOnly && target.text("once").isPresent()) {
            problems.at(
                    target.keyNode("onlyExisting"),
                    "\"onlyExisting\" and \"once\" exclude each other: with the one no row is"
                            + " created, with the other no row is updated. Remove one of them");
        }
        return updatesOnly;
    }

    private Optional<Twin> twin(Section target) {
        return target.text("twin")
                .map(task -> new Twin(task, problems.placeOf(target.node("twin").orElseThrow())));
    }

    private Optional<Document> document(Node node, List<String> key) {
        Optional<Section> options = Section.closed(node, "document", DOCUMENT_OPTIONS, problems);
        if (options.isEmpty()) {
            return Optional.empty();
        }
        Optional<String> field = options.get().requiredText("field");
        Optional<String> headers = options.get().requiredText("headers");
        if (field.isPresent() && !key.contains(field.get())) {
            problems.at(
                    options.get().node("field").orElseThrow(),
                    "\"field\" of document must be one of the key fields " + key);
        }
        if (headers.isPresent() && !tasks.contains(headers.get())) {
            problems.at(
                    options.get().node("headers").orElseThrow(),
                    String.format(
                            "unknown task \"%s\": no mapping file has this name.%s",
                            Visible.excerpt(headers.get()),
                            Suggestion.didYouMean(headers.get(), tasks)));
        }
        return field.filter(key::contains)
                .flatMap(name -> headers.map(task -> new Document(name, task)));
    }

    private Deletes deletes(Section target, String connection, String entity, List<String> key) {
        Deletes deletes = new DeletesReader(problems).read(target, key);
        if (!deletes.change().isEmpty()) {
            List<String> changed = deletes.change().keySet().stream().sorted().toList();
            Node option = target.node("deactivate").orElseThrow();
            names.useColumns(Side.TARGET, connection, entity, changed, option);
            deletes.change()
                    .forEach(
                            (column, value) -> {
                                Place place = problems.placeOf(Nodes.option(option, column));
                                names.value(
                                        FieldUse.column(
                                                Side.TARGET, connection, entity, column, place),
                                        value,
                                        place);
                            });
        }
        return deletes;
    }

    /** Compares with all names in the file, because a broken rule is reported by its reader. */
    private void checkRules(
            List<String> key, List<String> withoutRule, Node at, Set<String> named) {
        for (String field : key) {
            if (!withoutRule.contains(field) && !named.contains(field)) {
                problems.at(
                        Nodes.named(at, field),
                        String.format(
                                "key field %s has no rule under \"fields\".%s",
                                field, Suggestion.didYouMean(field, named)));
            }
        }
    }
}
