/**
 * Reads queries page by page, rows by key, ids by attribute, and deleted rows by change tracking.
 */
package dev.p2c.odata.read;
