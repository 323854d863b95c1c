/**
 * The first step of a task: finds the source rows that changed since the watermark or the last
 * sweep, and the rejected and parked rows whose next try is due. Reads pages lazily.
 */
package dev.p2c.task.poll;
