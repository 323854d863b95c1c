package dev.p2c.routes;

/**
 * A route file whose newest version is not in force because of a mistake.
 *
 * @param name of the direction; the file's name for the order of the directions
 * @param isOlderInForce whether an older version of the file is in force
 * @param mistake every mistake with its place
 */
public record WaitingFile(String name, boolean isOlderInForce, String mistake) {}
