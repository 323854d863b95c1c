/**
 * What the steps of a task pass to each other: changed rows, the batches they are cut into, the
 * mapped and bound rows, and the outcomes of a batch until they are stored together.
 */
package dev.p2c.task.batch;
