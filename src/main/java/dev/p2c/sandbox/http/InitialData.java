package dev.p2c.sandbox.http;

/** Selects the rows that the stand-ins hold after a start or a reset. */
public enum InitialData {
    /**
     * Reference data, and accounts, contacts, products, quotes and orders of a plausible company.
     */
    DEMO,
    /** Reference data only: currencies, units, groups and other rows that must exist. */
    EMPTY
}
