/**
 * Finance and Operations as a stand-in: what a write means there. Defaulting, number sequences,
 * mandatory fields, reference data, Infolog errors, and the documents' amounts. Reading and the
 * wire (tokens, batches, faults) are not here.
 */
package dev.p2c.sandbox.finance;
