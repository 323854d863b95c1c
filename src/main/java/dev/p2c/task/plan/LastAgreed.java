package dev.p2c.task.plan;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.p2c.odata.model.Json;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The base of a three-way comparison: the values of a row's fields on which both sides last agreed.
 * A mapping that names owners of fields keeps the values themselves, any other mapping only {@link
 * FieldMarks}. Immutable.
 */
public final class LastAgreed {

    /** The base of a row of which nothing is known. */
    public static final LastAgreed UNKNOWN = new LastAgreed(Map.of(), Set.of(), true);

    private static final String SECOND = "~";

    private final Map<String, String> values;
    private final Set<String> marks;
    private final boolean named;

    private LastAgreed(Map<String, String> values, Set<String> marks, boolean named) {
        this.values = Map.copyOf(values);
        this.marks = Set.copyOf(marks);
        this.named = named;
    }

    /**
     * Reads the base that the ledger keeps.
     *
     * @param stored a text of {@link #values} or of {@link FieldMarks#join}; null for none
     */
    public static LastAgreed read(String stored) {
        if (stored == null) {
            return UNKNOWN;
        }
        return stored.startsWith("{")
                ? new LastAgreed(parse(stored), Set.of(), true)
                : new LastAgreed(Map.of(), FieldMarks.split(stored), FieldMarks.isNamed(stored));
    }

    private static Map<String, String> parse(String stored) {
        try {
            Map<String, String> values = new HashMap<>();
            for (Map.Entry<String, JsonNode> field : Json.parse(stored).properties()) {
                values.put(field.getKey(), field.getValue().asText());
            }
            return values;
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the ledger has a base that cannot be read", e);
        }
    }

    /** Writes values as the JSON text that the ledger keeps. */
    static String values(Map<String, String> fields) {
        return values(fields, Map.of());
    }

    /**
     * Writes values as the JSON text that the ledger keeps.
     *
     * @param second further values of some of the fields
     */
    static String values(Map<String, String> fields, Map<String, String> second) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        fields.forEach(json::put);
        second.forEach((field, value) -> json.put(field + SECOND, value));
        return json.toString();
    }

    /**
     * A base that keeps only {@link FieldMarks} of its values, so that a comparison still tells
     * which side has changed a field.
     */
    public static String marked(String stored) {
        if (!stored.startsWith("{")) {
            return stored;
        }
        Map<String, String> fields = new HashMap<>();
        Map<String, String> second = new HashMap<>();
        parse(stored)
                .forEach(
                        (field, value) -> {
                            if (field.endsWith(SECOND)) {
                                second.put(field.substring(0, field.length() - 1), value);
                            } else {
                                fields.put(field, value);
                            }
                        });
        return FieldMarks.join(fields, second);
    }

    /**
     * A base with other values of some fields, as after values were put back in the target.
     *
     * @param stored what the ledger keeps; null for none
     * @return what the ledger is to keep; null where the fields cannot be told apart
     */
    public static String replaced(String stored, Map<String, String> fields) {
        if (stored == null || !stored.startsWith("{")) {
            return stored != null && FieldMarks.isNamed(stored)
                    ? FieldMarks.replaced(stored, fields)
                    : null;
        }
        Map<String, String> values = parse(stored);
        fields.forEach(
                (field, value) -> {
                    values.put(field, value);
                    values.remove(field + SECOND);
                });
        return values(values);
    }

    /** A value in lower case, for comparisons that ignore case. */
    public static String folded(String value) {
        return value.toLowerCase(Locale.ROOT);
    }

    /** False if nothing is known of the row's earlier values. */
    public boolean isKnown() {
        return !values.isEmpty() || !marks.isEmpty();
    }

    /** True if the field had this value; case is ignored. */
    public boolean had(String field, String value) {
        String before = values.get(field);
        return before != null
                ? isSame(before, value) || isSame(values.get(field + SECOND), value)
                : marks.contains(FieldMarks.of(field, value));
    }

    private static boolean isSame(String nullable, String value) {
        return nullable != null && folded(nullable).equals(folded(value));
    }

    /**
     * Whether the two sides have ever agreed on a value of the field; true if that is not known.
     */
    public boolean knows(String field) {
        return values.containsKey(field)
                || (named ? marks.contains(FieldMarks.name(field)) : isKnown());
    }

    /** The forms in which the field's value was stored; none where they are not known. */
    List<String> forms(String field) {
        return Stream.of(values.get(field), values.get(field + SECOND))
                .filter(Objects::nonNull)
                .toList();
    }

    /** True if the values themselves are known and include all of these, case included. */
    public boolean hadExactly(Map<String, String> fields) {
        return !values.isEmpty()
                && fields.entrySet().stream()
                        .allMatch(field -> field.getValue().equals(values.get(field.getKey())));
    }

    /** The field's value; empty where it is not known. */
    public Optional<String> value(String field) {
        return Optional.ofNullable(values.get(field));
    }
}
