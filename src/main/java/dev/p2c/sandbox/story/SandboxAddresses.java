package dev.p2c.sandbox.story;

import java.net.URI;

/**
 * Addresses of the token service and of both services; the addresses of the services end in a
 * slash.
 */
public record SandboxAddresses(URI tokens, URI sales, URI finance) {}
