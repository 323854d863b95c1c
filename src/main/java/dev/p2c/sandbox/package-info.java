/**
 * Local stand-ins for Dynamics 365 Sales and Finance: real OData over HTTP, so that the application
 * cannot tell them from the services. The application starts them through {@link
 * dev.p2c.standin.StandInLauncher} and uses nothing else of them.
 */
package dev.p2c.sandbox;
