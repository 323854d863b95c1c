/**
 * What both services have in common on the wire: listeners, tokens, {@code $batch}, throttling,
 * faults, figures and the control calls. What an operation means is a service's affair, behind
 * {@link dev.p2c.sandbox.http.ODataService}.
 */
package dev.p2c.sandbox.http;
