package dev.p2c.state;

/** The row of the target that a write of the history changed. */
public record WrittenKey(String task, String company, String key) {}
