package dev.p2c.sandbox.story;

/**
 * Something that happened.
 *
 * @param text in the words of who did it
 */
public record Event(Kind kind, String text) {

    static Event of(Kind kind, String text, Object... values) {
        return new Event(kind, text.formatted(values));
    }

    /** What happens in a day of business. */
    public enum Kind {
        CUSTOMER,
        CONTACT,
        EDIT,
        OFFER,
        WON,
        LOST,
        ORDER,
        CONFIRMED,
        TOTALS,
        PICKED,
        SHIPPED,
        PARTLY_SHIPPED,
        INVOICED,
        CANCELED,
        /** What Finance made of an order is in Sales. */
        CLOSED,
        PRICE,
        MISTAKE,
        CORRECTION,
        GIVEN_UP
    }
}
