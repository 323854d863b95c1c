package dev.p2c.sandbox.odata;

/** Reading as Dataverse does it. */
public final class SalesReadStyle implements ReadStyle {}
