package dev.p2c.draft;

import dev.p2c.error.ConfigurationException;
import dev.p2c.error.Problem;
import dev.p2c.mapping.Suggestion;
import dev.p2c.odata.Connection;
import dev.p2c.odata.model.Model.EntityType;
import dev.p2c.odata.model.Model.Property;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Proposes the mapping of a new direction from the models of both systems. */
final class DirectionDraft {

    /** Columns that a service keeps for itself, whatever its model says. */
    private static final Pattern OWN =
            Pattern.compile(
                    "(?i)createdon|modifiedon|versionnumber|overriddencreatedon|importsequencenumber"
                            + "|timezoneruleversionnumber|utcconversiontimezonecode|statecode"
                            + "|statuscode|exchangerate|processid|stageid|traversedpath|.*_base"
                            + "|recid|.*recordid");

    private final Connection source;
    private final Connection target;
    private final EntityName from;
    private final EntityName to;
    private final EntityType sourceType;
    private final EntityType targetType;
    private final Pairing pairing;

    /**
     * @throws ConfigurationException for an entity that a service does not have
     */
    DirectionDraft(Connection source, EntityName from, Connection target, EntityName to) {
        this.source = source;
        this.target = target;
        this.from = from;
        this.to = to;
        List<Problem> problems = new ArrayList<>();
        Optional<EntityType> found = entity(source, from, "--from", problems);
        Optional<EntityType> wanted = entity(target, to, "--to", problems);
        if (!problems.isEmpty()) {
            throw new ConfigurationException(problems);
        }
        this.sourceType = found.orElseThrow();
        this.targetType = wanted.orElseThrow();
        this.pairing = new Pairing(source.model(), sourceType, target.model());
    }

    private static Optional<EntityType> entity(
            Connection of, EntityName name, String option, List<Problem> problems) {
        Optional<EntityType> type = of.model().entity(name.entity());
        if (type.isEmpty()) {
            problems.add(
                    new Problem(
                            option + " " + name,
                            of.name()
                                    + " has no entity set of this name."
                                    + Suggestion.didYouMean(name.entity(), of.model().sets())));
        }
        return type;
    }

    /**
     * The mapping.
     *
     * @param given key fields as {@code SOURCE=TARGET}; empty to take the target's own key
     * @param owners by field, the task that writes the field of the same rows already
     */
    DraftMapping mapping(List<String> given, Map<String, String> owners) {
        Map<String, DraftRule> key = key(given);
        List<DraftRule> rules = new ArrayList<>(key.values());
        List<DraftRule> comments = new ArrayList<>();
        for (Property field : targetType.properties().values()) {
            if (!key.containsKey(field.name()) && isFree(field)) {
                pairing.propose(field)
                        .map(rule -> unlessOwned(rule, owners))
                        .ifPresent(rule -> (rule.active() ? rules : comments).add(rule));
            }
        }
        Set<String> ruled = new TreeSet<>();
        rules.forEach(rule -> ruled.add(rule.target()));
        RequiredFields required = new RequiredFields(target, targetType);
        List<String> missing = required.missing(ruled);
        rules.addAll(comments);
        missing.forEach(column -> rules.add(required.comment(column)));
        return new DraftMapping(
                "%s of %s become %s of %s."
                        .formatted(from.entity(), from.connection(), to.entity(), to.connection()),
                from,
                ChangesText.of(sourceType),
                Optional.empty(),
                to,
                keyColumns(key.keySet()),
                List.of(),
                rules,
                missing);
    }

    /** A field has one owner: a second rule for the field is only a comment. */
    private static DraftRule unlessOwned(DraftRule rule, Map<String, String> owners) {
        String owner = owners.get(rule.target());
        return owner == null
                ? rule
                : DraftRule.comment(
                        rule.target(), rule.value(), owner + " writes the field of the same rows");
    }

    private boolean isFree(Property field) {
        boolean isCompany =
                target.dialect().companyColumn().filter(field.name()::equals).isPresent();
        return !isCompany
                && !OWN.matcher(field.name()).matches()
                && !targetType.key().contains(field.name())
                && !isReadOnly(field);
    }

    private boolean isReadOnly(Property field) {
        var fixed = target.fixedFields(targetType.set());
        return field.editing().isReadOnly()
                || fixed.all().contains(field.name())
                        && !fixed.setOnCreate().contains(field.name());
    }

    private List<String> keyColumns(Collection<String> fields) {
        List<String> key = new ArrayList<>();
        target.dialect()
                .companyColumn()
                .filter(targetType.properties()::containsKey)
                .ifPresent(key::add);
        key.addAll(fields);
        return key;
    }

    private Map<String, DraftRule> key(List<String> given) {
        List<Problem> problems = new ArrayList<>();
        Map<String, DraftRule> key = given.isEmpty() ? ownKey(problems) : givenKey(given, problems);
        if (!problems.isEmpty()) {
            throw new ConfigurationException(problems);
        }
        return key;
    }

    private Map<String, DraftRule> givenKey(List<String> given, List<Problem> problems) {
        Map<String, DraftRule> key = new LinkedHashMap<>();
        for (String pair : given) {
            String[] parts = pair.split("=", -1);
            if (parts.length != 2) {
                problems.add(new Problem("--key " + pair, "write SOURCE=TARGET"));
                continue;
            }
            Optional<Property> of = property(sourceType, parts[0], from, pair, problems);
            Optional<Property> as = property(targetType, parts[1], to, pair, problems);
            if (of.isPresent() && as.isPresent()) {
                key.put(parts[1], pairing.rule(of.get(), as.get(), "part of the key"));
            }
        }
        return key;
    }

    private static Optional<Property> property(
            EntityType type, String name, EntityName of, String pair, List<Problem> problems) {
        Optional<Property> found = type.property(name);
        if (found.isEmpty()) {
            problems.add(
                    new Problem(
                            "--key " + pair,
                            "%s has no field \"%s\"; write SOURCE=TARGET.%s"
                                    .formatted(
                                            of,
                                            name,
                                            Suggestion.didYouMean(
                                                    name, type.properties().keySet()))));
        }
        return found;
    }

    /** The target's own key, if a source field has the name of each of its fields. */
    private Map<String, DraftRule> ownKey(List<Problem> problems) {
        Map<String, DraftRule> key = new LinkedHashMap<>();
        for (String field : targetType.key()) {
            Property property = targetType.property(field).orElseThrow();
            boolean isId = property.type().equals("Edm.Guid");
            if (target.dialect().companyColumn().filter(field::equals).isPresent()) {
                continue;
            }
            Optional<DraftRule> rule =
                    isId ? Optional.empty() : pairing.propose(property).filter(DraftRule::active);
            if (rule.isPresent()) {
                key.put(field, rule.get());
            } else {
                problems.add(new Problem("--key", isId ? onlyId(field) : noPair(field)));
            }
        }
        return key;
    }

    private String onlyId(String field) {
        return ("%s is an id that only %s gives. Say which fields are equal in both systems and"
                        + " identify a row: --key SOURCE=TARGET")
                .formatted(field, to.connection());
    }

    private String noPair(String field) {
        return "no field of %s has the name of %s, a key field of %s. Say which: --key SOURCE=%s"
                .formatted(from, field, to, field);
    }

    EntityType sourceType() {
        return sourceType;
    }

    EntityType targetType() {
        return targetType;
    }

    Connection source() {
        return source;
    }
}
