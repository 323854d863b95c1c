package dev.p2c.sandbox.http;

/** What a service would say to an operation that is refused in front of it. */
record Refusal(int status, String code, String message) {}
