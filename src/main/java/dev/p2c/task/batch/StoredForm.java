package dev.p2c.task.batch;

import dev.p2c.text.Visible;

/**
 * A value that the target stores in a form of its own: an amount rounded to the decimals of its
 * currency, for example. The two forms count as equal from then on.
 *
 * @param sent comparable text of the value that was sent
 * @param stored comparable text of the value that the target has
 * @param isNew false if the ledger knew the target's form before
 */
public record StoredForm(String field, String sent, String stored, boolean isNew) {

    /** What a person should know of the value. */
    String note() {
        return "%s: \"%s\" was sent, the target stores \"%s\""
                .formatted(field, Visible.excerpt(sent), Visible.excerpt(stored));
    }
}
