package dev.p2c.state;

/** The counts of one task in a run. */
public record TaskRun(RunRecord run, String task, Counts counts) {}
