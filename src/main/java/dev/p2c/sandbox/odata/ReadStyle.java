package dev.p2c.sandbox.odata;

/** What differs between the two services in reading. */
public interface ReadStyle {}
