/**
 * Both services as local stand-ins: real OData over HTTP, so that the application cannot tell the
 * difference. Nothing outside this package and {@code app} may use it.
 */
package dev.p2c.sandbox;
