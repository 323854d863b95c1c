/**
 * One pass of a direction: how a run begins and ends, its options, its progress, and the lease that
 * keeps a direction from running twice at once. The work of a task within a run is in {@code
 * dev.p2c.task}.
 */
package dev.p2c.run;
