package dev.p2c.draft;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.p2c.mapping.FieldPath;
import dev.p2c.mapping.Mapping;
import dev.p2c.odata.model.Model;
import dev.p2c.odata.model.Model.EntityType;
import dev.p2c.odata.model.Model.Property;

/** Makes a source row for the first case of a mapping: a short value for each column. */
final class SampleRow {

    /** Short enough for any field. */
    private static final int LONGEST = 4;

    private SampleRow() {}

    static ObjectNode of(Mapping mapping, Model model, EntityType type) {
        ObjectNode row = JsonNodeFactory.instance.objectNode();
        for (String column : mapping.sourceColumns().select()) {
            type.property(column).ifPresent(field -> row.set(column, value(model, field)));
        }
        return row;
    }

    /** The row without the values of its integration key. */
    static ObjectNode withoutKey(Mapping mapping, ObjectNode row) {
        ObjectNode copy = row.deepCopy();
        mapping.sourceColumns().keyPaths().stream()
                .map(FieldPath::column)
                .forEach(column -> copy.set(column, NullNode.getInstance()));
        return copy;
    }

    private static JsonNode value(Model model, Property field) {
        return switch (FieldKind.of(model, field)) {
            case TEXT -> TextNode.valueOf(text(field));
            case NUMBER -> IntNode.valueOf(1);
            case FLAG -> BooleanNode.TRUE;
            case DAY -> TextNode.valueOf("2026-01-31");
            case TIME -> TextNode.valueOf("2026-01-31T12:00:00Z");
            case MEMBER -> TextNode.valueOf(model.members(field.type()).get(0));
            case OTHER -> NullNode.getInstance();
        };
    }

    private static String text(Property field) {
        return "S-01".substring(0, Math.min(LONGEST, field.maxLength().orElse(LONGEST)));
    }
}
