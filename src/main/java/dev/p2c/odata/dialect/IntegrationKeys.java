package dev.p2c.odata.dialect;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.p2c.odata.model.Model;
import dev.p2c.text.KeyForm;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Converts integration keys of one entity set to filters and to a comparable form. Texts are
 * compared by their {@link KeyForm}, as the services do.
 */
public final class IntegrationKeys {

    private final Model.EntityType type;
    private final Dialect dialect;

    public IntegrationKeys(Model.EntityType type, Dialect dialect) {
        this.type = type;
        this.dialect = dialect;
    }

    /**
     * The filter of one key: {@code (a eq 'x' and b eq 'y')}. Empty where no row can have the key,
     * and for a key of empty values only: its filter would find every row whose key fields are
     * empty.
     */
    public Optional<String> filter(Map<String, JsonNode> key) {
        if (key.values().stream().allMatch(value -> fold(value).isEmpty())) {
            return Optional.empty();
        }
        List<String> terms = new ArrayList<>(key.size());
        for (Map.Entry<String, JsonNode> part : key.entrySet()) {
            String column = type.column(part.getKey());
            String edm = type.typeOf(column);
            Optional<String> term =
                    dialect.wire(edm, part.getValue())
                            .flatMap(value -> dialect.literal(edm, value))
                            .map(literal -> column + " eq " + literal);
            if (term.isEmpty()) {
                return Optional.empty();
            }
            terms.add(term.get());
        }
        return Optional.of("(" + String.join(" and ", terms) + ")");
    }

    /** The key's values in a form that is equal for keys that the service considers equal. */
    public List<String> folded(Map<String, JsonNode> key) {
        List<String> folded = new ArrayList<>(key.size());
        key.forEach((field, value) -> folded.add(folded(type.column(field), value)));
        return folded;
    }

    /** The key of a row that was read, in the form of {@link #folded(Map)}. */
    public List<String> folded(Iterable<String> fields, ObjectNode row) {
        List<String> folded = new ArrayList<>();
        for (String field : fields) {
            String column = type.column(field);
            folded.add(folded(column, row.path(column)));
        }
        return folded;
    }

    private String folded(String column, JsonNode value) {
        return fold(dialect.wire(type.typeOf(column), value).orElse(value));
    }

    /**
     * A value as a text that is equal for equal values: numbers without trailing zeros, points in
     * time in UTC. Case is kept, since a change of the case alone is a change, too.
     */
    public static String comparable(String type, JsonNode value) {
        if (value.isNumber()) {
            return fold(value);
        }
        String text = value.isNull() ? "" : value.asText().stripTrailing();
        if (!type.equals("Edm.DateTimeOffset") || text.isEmpty()) {
            return text;
        }
        try {
            return OffsetDateTime.parse(text).toInstant().toString();
        } catch (DateTimeParseException e) {
            return text;
        }
    }

    /** A value in its {@link KeyForm}, numbers without trailing zeros; empty for null. */
    public static String fold(JsonNode value) {
        if (value.isNumber()) {
            return value.decimalValue().stripTrailingZeros().toPlainString();
        }
        return value.isNull() ? "" : KeyForm.of(value.asText());
    }
}
