/**
 * The interface through which the application starts the stand-ins. They are in a jar of their own,
 * {@code p2c-sandbox.jar}, which production leaves out, so the application finds them by
 * ServiceLoader and does not name their classes.
 */
package dev.p2c.standin;
