/** The application: wires the engine, the routes and the operator's tools with Camel Main. */
package dev.p2c.app;
