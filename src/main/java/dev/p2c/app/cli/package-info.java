/** The command line: a class for each command, and the tables and reports they print. */
package dev.p2c.app.cli;
