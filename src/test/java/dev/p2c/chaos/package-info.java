/**
 * The chaos test of {@code make chaos}: kills the application at random instants while both
 * stand-ins fail and simulated people work in them, and checks that both services end with the
 * right rows.
 */
package dev.p2c.chaos;
