package dev.p2c.draft;

import dev.p2c.mapping.FieldPath;
import dev.p2c.odata.model.Model;
import dev.p2c.odata.model.Model.EntityType;
import dev.p2c.odata.model.Model.Navigation;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The lookups of an entity, which other tools name alone ({@code transactioncurrencyid}) or by
 * their column ({@code _transactioncurrencyid_value}). A mapping names a column behind a lookup,
 * because an id says nothing to the other system.
 */
final class LookupNames {

    private static final Pattern COLUMN = Pattern.compile("_(.+)_value");

    /** Endings of columns by which people tell rows apart, the best first. */
    private static final List<String> TELLING = List.of("number", "isocurrencycode", "code");

    private static final String NAME = "name";

    private final Model model;
    private final EntityType type;

    LookupNames(Model model, EntityType type) {
        this.model = model;
        this.type = type;
    }

    /** The path that a mapping can use for a field that is a lookup; empty for other fields. */
    Optional<String> path(String field) {
        String column = plain(field).toLowerCase(Locale.ROOT);
        List<Navigation> of =
                type.navigations().values().stream()
                        .filter(one -> one.column().isPresent())
                        .filter(
                                one ->
                                        one.name().equalsIgnoreCase(column)
                                                || plain(one.column().get()).equals(column))
                        .toList();
        if (of.isEmpty()) {
            return Optional.empty();
        }
        boolean isOne = of.size() == 1;
        return Optional.of(
                isOne ? of.get(0).name() + "." + telling(of.get(0)) : several(column, of));
    }

    /** {@code customerid.Account(accountnumber).Contact(fullname)}. */
    private String several(String column, List<Navigation> all) {
        StringBuilder path = new StringBuilder(column);
        for (Navigation one : all) {
            String kind = one.name().substring(Math.min(one.name().length(), column.length() + 1));
            if (!kind.isEmpty()) {
                path.append('.')
                        .append(kind.substring(0, 1).toUpperCase(Locale.ROOT))
                        .append(kind.substring(1))
                        .append('(')
                        .append(telling(one))
                        .append(')');
            }
        }
        return path.toString();
    }

    private String telling(Navigation lookup) {
        Set<String> columns = behind(lookup).map(one -> texts(one)).orElse(new TreeSet<>());
        return TELLING.stream()
                .flatMap(
                        end ->
                                columns.stream()
                                        .filter(column -> column.endsWith(end))
                                        .min(Comparator.comparingInt(String::length))
                                        .stream())
                .findFirst()
                .orElse(columns.contains(NAME) || columns.isEmpty() ? NAME : "COLUMN");
    }

    private static Set<String> texts(EntityType other) {
        Set<String> texts = new TreeSet<>(other.properties().keySet());
        texts.removeIf(column -> !other.typeOf(column).equals("Edm.String"));
        texts.removeIf(column -> column.startsWith("address") || column.contains("version"));
        return texts;
    }

    private Optional<EntityType> behind(Navigation lookup) {
        return lookup.targetSet().flatMap(model::entity);
    }

    /** What may be written for a field: columns, and lookups instead of their columns. */
    Set<String> writable() {
        Set<String> names = new TreeSet<>(type.properties().keySet());
        names.removeIf(name -> COLUMN.matcher(name).matches());
        type.navigations().values().stream()
                .flatMap(one -> one.column().stream())
                .forEach(column -> names.add(plain(column)));
        return names;
    }

    /** The columns behind the lookup of a path, if the last part of the path is none of them. */
    Optional<Set<String>> columnsInsteadOf(FieldPath path) {
        return path.candidates().stream()
                .map(
                        candidate ->
                                Optional.ofNullable(type.navigations().get(candidate.navigation()))
                                        .flatMap(this::behind)
                                        .filter(
                                                other ->
                                                        other.property(candidate.attribute())
                                                                .isEmpty()))
                .flatMap(Optional::stream)
                .map(other -> (Set<String>) new TreeSet<>(other.properties().keySet()))
                .findFirst();
    }

    private static String plain(String column) {
        Matcher raw = COLUMN.matcher(column);
        return raw.matches() ? raw.group(1) : column;
    }
}
