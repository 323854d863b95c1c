package dev.p2c.sandbox.http;

/** What the stand-ins hold when they start or are reset. */
public enum InitialData {
    /** Reference data and rows a salesperson would believe. */
    DEMO,
    /** Reference data only: currencies, units, groups, and what else must exist. */
    EMPTY
}
