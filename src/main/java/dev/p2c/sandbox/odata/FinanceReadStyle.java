package dev.p2c.sandbox.odata;

/** Reading as Finance and Operations does it. */
public final class FinanceReadStyle implements ReadStyle {}
