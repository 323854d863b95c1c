/**
 * Adds to Sales what the directions need and a company may add by itself: columns, option values,
 * numbering and alternate keys. {@link dev.p2c.setup.SalesSetup} compares what is there with {@code
 * setup/sales.json} and does what is missing, step by step. Nothing is changed or deleted.
 */
package dev.p2c.setup;
