/**
 * Local stand-ins for Dynamics 365 Sales and Finance: real OData over HTTP, so that the application
 * cannot distinguish them from the real services. The application starts them through {@link
 * dev.p2c.standin.StandInLauncher} and uses none of their classes.
 */
package dev.p2c.sandbox;
