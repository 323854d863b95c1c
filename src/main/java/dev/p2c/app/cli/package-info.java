/** The command line: one class for each command, and what the commands print. */
package dev.p2c.app.cli;
