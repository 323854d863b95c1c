/**
 * How a row gets across: poll, split, transform, upsert, checkpoint, one class a verb, and the run
 * they belong to. The routes call them through {@link dev.p2c.task.Task}; splitting is Camel's.
 */
package dev.p2c.task;
