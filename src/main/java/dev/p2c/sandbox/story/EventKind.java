package dev.p2c.sandbox.story;

/** Kinds of events in a day of business. */
public enum EventKind {
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
    /** Sales shows the invoices of an order, or its cancellation. */
    CLOSED,
    PRICE,
    MISTAKE,
    CORRECTION,
    GIVEN_UP
}
