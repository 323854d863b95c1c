/**
 * One pass of a direction: how a run begins and ends, what a person asked of it, its progress, and
 * the lease that keeps a direction from running twice at once. What a task does within a run is in
 * {@code dev.p2c.task}.
 */
package dev.p2c.run;
