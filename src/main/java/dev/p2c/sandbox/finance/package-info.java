/**
 * The stand-in for Finance and Operations: its business rules for writes, such as defaults, number
 * sequences, mandatory fields, checks of references, Infolog errors and amounts of documents.
 * Reading and the HTTP side (tokens, batches, faults) are in {@code sandbox.odata} and {@code
 * sandbox.http}.
 */
package dev.p2c.sandbox.finance;
