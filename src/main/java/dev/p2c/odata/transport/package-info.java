/**
 * Sends requests to one system: tokens, limits of concurrency, throttling, retries with back-off,
 * and the circuit breaker. No other package retries. A {@link dev.p2c.odata.transport.Gateway}
 * carries the bytes.
 */
package dev.p2c.odata.transport;
