/** Wires the engine, the routes and the operator's tools together with Camel Main. */
package dev.p2c.app;
