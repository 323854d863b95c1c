/**
 * The OData client: {@link dev.p2c.odata.Connection} reads from and writes to one system. The
 * packages below hold its parts; only {@code sales} and {@code finance} know a vendor, and none
 * knows Camel.
 */
package dev.p2c.odata;
