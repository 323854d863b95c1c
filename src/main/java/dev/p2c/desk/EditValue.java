package dev.p2c.desk;

import com.fasterxml.jackson.databind.JsonNode;

/** A value for a source column: text as somebody typed it, or JSON with its type. */
public sealed interface EditValue {

    /** Takes the type of the value that it replaces; empty text for no value. */
    record Typed(String text) implements EditValue {}

    record Json(JsonNode value) implements EditValue {}
}
