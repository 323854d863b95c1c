/**
 * The routes no engineer edits, in Java: the gateways to both services. And what the application
 * knows about the route files that engineers do edit: which directions there are, what is wrong
 * with a file, and taking in an edit while the rest runs.
 */
package dev.p2c.routes;
