/**
 * Local stand-ins for Dynamics 365 Sales and Finance: real OData over HTTP, so that the application
 * cannot tell them from the services. Nothing outside this package and {@code app} may use it.
 */
package dev.p2c.sandbox;
