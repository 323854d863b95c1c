package dev.p2c.state;

/** What a run did for one of its tasks. */
public record TaskRun(RunRecord run, String task, Counts counts) {}
