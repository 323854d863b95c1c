/**
 * What {@code make chaos} does: the application is killed at random instants while both stand-ins
 * fail and people work in them; in the end both services have to hold exactly the expected rows.
 */
package dev.p2c.chaos;
