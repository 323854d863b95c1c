package dev.p2c.odata.model;

import dev.p2c.odata.model.Model.Editing;

/**
 * The annotations of a property that tell whether clients may write the property: those of Finance
 * and those of OData itself. One that is missing allows everything.
 */
final class EditingTerms {

    private boolean required;
    private boolean onCreate = true;
    private boolean onUpdate = true;

    /**
     * Takes over an annotation; any other is ignored.
     *
     * @param term with its namespace
     * @param value {@code true} or {@code false}; empty for an annotation without a value
     */
    void add(String term, String value) {
        boolean isFalse = value.equals("false");
        switch (term.substring(term.lastIndexOf('.') + 1)) {
            case "IsRequired" -> required = !isFalse;
            case "AllowEditOnCreate" -> onCreate = !isFalse;
            case "AllowEdit" -> onUpdate = !isFalse;
            case "Immutable" -> onUpdate = isFalse;
            case "Computed" -> {
                onCreate = isFalse;
                onUpdate = isFalse;
            }
            default -> {
                // Labels, permissions of sets and others say nothing about a property.
            }
        }
    }

    Editing editing() {
        return !required && onCreate && onUpdate
                ? Editing.FREE
                : new Editing(required, onCreate, onUpdate);
    }
}
