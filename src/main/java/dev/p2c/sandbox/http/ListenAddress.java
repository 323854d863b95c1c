package dev.p2c.sandbox.http;

/**
 * Network address and port that a listener opens.
 *
 * @param port 0 takes any free port
 * @param setting name of the setting for the port, for the error message if the port is in use
 */
public record ListenAddress(String address, int port, String setting) {}
