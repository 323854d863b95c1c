/**
 * The benchmark of {@code make bench}: compares the application with a hand-written client and
 * reports ratios. It is no test; {@code bin/bench} starts it.
 */
package dev.p2c.bench;
