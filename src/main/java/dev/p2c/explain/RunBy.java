package dev.p2c.explain;

import java.util.Optional;

/**
 * The direction that runs a task.
 *
 * @param obstacle why its passes write nothing now; empty if they write
 */
public record RunBy(String direction, Optional<Obstacle> obstacle) {}
