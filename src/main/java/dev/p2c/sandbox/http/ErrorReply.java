package dev.p2c.sandbox.http;

/**
 * Status, service code and message of an error response that the HTTP layer sends for a service.
 */
record ErrorReply(int status, String code, String message) {}
