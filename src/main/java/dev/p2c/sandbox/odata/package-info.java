/**
 * Read side of the stand-ins: the OData model and {@code $metadata}, addresses of rows, queries
 * over the store, and rows as JSON. {@link dev.p2c.sandbox.odata.ReadStyle} holds the differences
 * between Sales and Finance. Writes are in the packages of the services.
 */
package dev.p2c.sandbox.odata;
