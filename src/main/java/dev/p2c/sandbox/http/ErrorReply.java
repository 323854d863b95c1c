package dev.p2c.sandbox.http;

/** What a service would say to an operation that is refused in front of it. */
record ErrorReply(int status, String code, String message) {}
