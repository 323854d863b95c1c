package dev.p2c.draft;

import dev.p2c.odata.model.Model;
import dev.p2c.odata.model.Model.EntityType;
import dev.p2c.odata.model.Model.Property;
import java.util.Collection;
import java.util.Locale;
import java.util.Optional;

/**
 * Finds what another tool names in its own spelling: {@code CUSTOMERACCOUNT} is {@code
 * CustomerAccount}, {@code Customers V3} is {@code CustomersV3}.
 */
final class Names {

    private Names() {}

    /** The entity set that is meant; empty where there is none. */
    static Optional<String> entity(Model model, String name) {
        return find(name, model.sets())
                .or(
                        () ->
                                model.sets().stream()
                                        .filter(set -> isTypeOf(model, set, name))
                                        .findFirst());
    }

    private static boolean isTypeOf(Model model, String set, String name) {
        String type = model.entity(set).orElseThrow().name();
        return form(type.substring(type.lastIndexOf('.') + 1)).equals(form(name));
    }

    /** The field that is meant, a column behind a lookup as well; empty where there is none. */
    static Optional<String> field(EntityType type, String path) {
        int end = path.indexOf('.');
        if (end < 0) {
            return find(path, type.properties().keySet());
        }
        return find(path.substring(0, end), type.navigations().keySet())
                .or(() -> lookupOfSeveralTypes(type, path.substring(0, end)))
                .map(lookup -> lookup + path.substring(end));
    }

    /** {@code customerid} where the model has {@code customerid_account}. */
    private static Optional<String> lookupOfSeveralTypes(EntityType type, String name) {
        return type.navigations().keySet().stream()
                        .anyMatch(navigation -> navigation.startsWith(name + "_"))
                ? Optional.of(name)
                : Optional.empty();
    }

    /** The property of a plain column. */
    static Optional<Property> property(Optional<EntityType> type, String field) {
        return type.flatMap(of -> of.property(field));
    }

    private static Optional<String> find(String name, Collection<String> known) {
        if (known.contains(name)) {
            return Optional.of(name);
        }
        return known.stream().filter(one -> form(one).equals(form(name))).findFirst();
    }

    private static String form(String name) {
        return name.replaceAll("[^\\p{L}\\p{N}]", "").toLowerCase(Locale.ROOT);
    }

    /** The member of an enumeration that is meant. */
    static Optional<String> member(Model model, String type, String name) {
        return find(name, model.members(type));
    }
}
