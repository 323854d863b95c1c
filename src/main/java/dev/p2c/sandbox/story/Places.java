package dev.p2c.sandbox.story;

import java.net.URI;

/** Where both services and their tokens are; the services' addresses end in a slash. */
public record Places(URI tokens, URI sales, URI finance) {}
