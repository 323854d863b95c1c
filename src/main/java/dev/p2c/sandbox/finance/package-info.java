/**
 * The stand-in for Finance and Operations: what a write does there. Defaults, number sequences,
 * mandatory fields, reference data, Infolog errors, amounts of documents. Reading and the HTTP side
 * (tokens, batches, faults) are in {@code sandbox.odata} and {@code sandbox.http}.
 */
package dev.p2c.sandbox.finance;
