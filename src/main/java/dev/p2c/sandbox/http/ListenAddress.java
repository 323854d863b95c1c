package dev.p2c.sandbox.http;

/**
 * Where a listener listens.
 *
 * @param port 0 takes any free one
 * @param setting name of the setting that chooses the port, for the message when it is taken
 */
public record ListenAddress(String address, int port, String setting) {}
