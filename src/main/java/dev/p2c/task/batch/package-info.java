/**
 * The rows of one task and company in a pass: changed rows, the batches they are cut into, and the
 * outcome of each row until all outcomes of a batch are stored together.
 */
package dev.p2c.task.batch;
