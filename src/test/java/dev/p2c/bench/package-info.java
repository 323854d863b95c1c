/**
 * {@code make bench}: the application against a hand-written client, in one run, as ratios. No
 * test; started by {@code bin/bench}.
 */
package dev.p2c.bench;
