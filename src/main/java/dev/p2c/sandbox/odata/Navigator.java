package dev.p2c.sandbox.odata;

import dev.p2c.sandbox.model.Column;
import dev.p2c.sandbox.model.EntityModel;
import dev.p2c.sandbox.model.EntityModel.Navigation;
import dev.p2c.sandbox.model.ServiceModel;
import dev.p2c.sandbox.store.EntityTable;
import dev.p2c.sandbox.store.Key;
import dev.p2c.sandbox.store.Row;
import dev.p2c.sandbox.store.Store;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Follows navigation properties from a row to its related rows. */
final class Navigator {

    private final ServiceModel model;
    private final Store store;
    private final ReadStyle style;

    Navigator(ServiceModel model, Store store, ReadStyle style) {
        this.model = model;
        this.store = store;
        this.style = style;
    }

    /** Table of an entity set, or null. */
    EntityTable table(String set) {
        EntityTable table = store.table(set);
        return table != null && table.model().isPresent() ? table : null;
    }

    EntityTable target(Navigation navigation) {
        return ofType(navigation.target());
    }

    private EntityTable ofType(String type) {
        return store.table(model.type(type).set());
    }

    /** The related row of a single-valued navigation property, or null. */
    Row single(Row from, EntityModel entity, Navigation navigation) {
        EntityTable target = target(navigation);
        List<String> key = target.model().key();
        Object[] parts = new Object[key.size()];
        for (Map.Entry<String, String> join : navigation.joins().entrySet()) {
            int at = key.indexOf(join.getValue());
            if (at < 0) {
                return first(from, entity, navigation);
            }
            parts[at] = from.get(entity.index(join.getKey()));
        }
        for (Object part : parts) {
            if (part == null) {
                return navigation.joins().size() < key.size()
                        ? first(from, entity, navigation)
                        : null;
            }
        }
        return target.get(Key.of(parts));
    }

    private Row first(Row from, EntityModel entity, Navigation navigation) {
        Condition joined = joined(from, entity, navigation);
        return joined == null
                ? null
                : new QueryPlanner(target(navigation))
                        .plan(joined, List.of())
                        .rows(null)
                        .filter(joined)
                        .findFirst()
                        .orElse(null);
    }

    /**
     * Condition that selects the related rows of a navigation property; null if a join column is
     * not set.
     */
    Condition joined(Row from, EntityModel entity, Navigation navigation) {
        EntityModel target = target(navigation).model();
        if (navigation.via() != null) {
            return intersected(from, entity, navigation);
        }
        List<Condition> parts = new ArrayList<>();
        for (Map.Entry<String, String> join : navigation.joins().entrySet()) {
            Object value = from.get(entity.index(join.getKey()));
            if (value == null) {
                return null;
            }
            parts.add(Comparisons.equal(style, target.column(join.getValue()), value));
        }
        return new Condition.All(parts);
    }

    private Condition intersected(Row from, EntityModel entity, Navigation navigation) {
        EntityTable between = store.table(navigation.via().set());
        Column key = target(navigation).model().column(navigation.via().other());
        Object own = from.get(entity.index(navigation.via().own()));
        int ownAt = between.model().index(navigation.via().own());
        int otherAt = between.model().index(navigation.via().other());
        List<Condition> parts = new ArrayList<>();
        between.stream()
                .filter(row -> own.equals(row.get(ownAt)))
                .forEach(row -> parts.add(Comparisons.equal(style, key, row.get(otherAt))));
        return new Condition.AnyOf(parts);
    }

    /**
     * Entity type of the row with a lookup's id; the first possible type if there is no such row.
     */
    String lookedUpType(Map<String, String> navigations, UUID id) {
        String first = null;
        for (String type : navigations.keySet()) {
            if (navigations.size() == 1 || ofType(type).get(Key.of(id)) != null) {
                return type;
            }
            first = first == null ? type : first;
        }
        return first;
    }

    /** Row with this id, or null. */
    Row lookedUp(String type, UUID id) {
        return ofType(type).get(Key.of(id));
    }

    EntityModel type(String name) {
        return model.type(name);
    }
}
