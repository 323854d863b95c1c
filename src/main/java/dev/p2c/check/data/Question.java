package dev.p2c.check.data;

import java.util.List;
import java.util.Locale;

/** What a look at the rows finds out; each question has findings of its own id. */
enum Question {
    ROWS("rows are read and mapped"),
    COUNTRIES("every country is known"),
    UNITS("every unit is known"),
    CURRENCIES("every currency is known"),
    TEXTS("no text is too long"),
    NUMBERS("no number is missing or used twice"),
    VALUES("every other value can be mapped");

    private final String answer;

    /**
     * @param answer if nothing is wrong
     */
    Question(String answer) {
        this.answer = answer;
    }

    /** {@code data.countries}. */
    String id() {
        return "data." + name().toLowerCase(Locale.ROOT);
    }

    String answer() {
        return answer;
    }

    static List<String> ids() {
        return List.of(values()).stream().map(Question::id).toList();
    }

    /** The question about a value of a target field or of a referenced entity set. */
    static Question about(String field) {
        String name = field.toLowerCase(Locale.ROOT);
        if (name.contains("country")) {
            return COUNTRIES;
        }
        if (name.contains("currenc")) {
            return CURRENCIES;
        }
        return name.contains("unit") || name.contains("uom") ? UNITS : VALUES;
    }

    /**
     * The question that a refusal of the mapping answers.
     *
     * @param reason as the mapping words it
     */
    static Question about(String field, String reason) {
        if (reason.startsWith("the key field is empty")) {
            return NUMBERS;
        }
        return reason.contains("characters, at most") ? TEXTS : about(field);
    }
}
