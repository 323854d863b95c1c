/**
 * Where services differ from plain OData 4.0: the {@link dev.p2c.odata.dialect.Dialect} and the
 * types of its methods. Dialects are found by {@link java.util.ServiceLoader}, so that a jar can
 * add one.
 */
package dev.p2c.odata.dialect;
