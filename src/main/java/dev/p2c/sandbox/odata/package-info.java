/**
 * Everything of the stand-ins that reads: the model for Olingo and its {@code $metadata}, addresses
 * of rows, queries over the store, and rows as JSON. What differs between the two services is in
 * {@link dev.p2c.sandbox.odata.ReadStyle}; what writes is elsewhere.
 */
package dev.p2c.sandbox.odata;
