/**
 * One OData client core and its two dialects, {@code sales} (Dataverse) and {@code finance}
 * (Finance and Operations). No Camel here: bytes go through a {@link dev.p2c.odata.Gateway}. The
 * only place that retries.
 */
package dev.p2c.odata;
