package dev.p2c.sandbox.http;

/** Selects the rows that the stand-ins hold after a start or a reset. */
public enum InitialData {
    /**
     * Reference data, and accounts, contacts, products, quotes and orders of a plausible company.
     */
    DEMO,
    /** Reference data only: currencies, units, groups and other rows that must exist. */
    EMPTY,
    /**
     * The services as bought: Sales without the Prospect to cash solution and with the platform's
     * settings, Finance without anything that its users set up.
     */
    BARE
}
