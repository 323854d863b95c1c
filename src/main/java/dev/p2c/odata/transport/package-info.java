/**
 * How requests reach one system: tokens, concurrency and throttling limits, retries with back-off,
 * the circuit breaker. The only package that retries. Bytes leave through a {@link
 * dev.p2c.odata.transport.Gateway}.
 */
package dev.p2c.odata.transport;
