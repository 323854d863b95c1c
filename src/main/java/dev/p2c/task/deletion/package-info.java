/**
 * What a task does when rows were deleted in the source: finds the missing rows and applies the
 * mapping's {@code deletes} policy to the target.
 */
package dev.p2c.task.deletion;
