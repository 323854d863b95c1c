/**
 * Where services differ from plain OData 4.0: the {@link dev.p2c.odata.dialect.Dialect} and the
 * types it speaks in. A dialect is found by {@link java.util.ServiceLoader}.
 */
package dev.p2c.odata.dialect;
