/** Wires everything together: settings, Camel Main, the command line. Nothing depends on it. */
package dev.p2c.app;
