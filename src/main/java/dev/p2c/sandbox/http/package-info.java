/**
 * HTTP layer that both stand-ins share: listeners, tokens, {@code $batch}, throttling, injected
 * faults, statistics and control calls. The services themselves implement {@link
 * dev.p2c.sandbox.http.ODataService}.
 */
package dev.p2c.sandbox.http;
