/**
 * The Camel side of the application: the gateway routes to the services (Java DSL), the begin and
 * end of runs, and the direction files, which this package reads, checks, sorts and reloads.
 */
package dev.p2c.routes;
