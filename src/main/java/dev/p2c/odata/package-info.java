/**
 * The OData client. {@link dev.p2c.odata.Connection} is one system and all that the application
 * uses of it; the packages below hold its parts. Knows neither Camel nor the names of vendors.
 */
package dev.p2c.odata;
