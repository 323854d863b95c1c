package dev.p2c.odata.transport;

import java.io.IOException;
import java.net.URI;
import java.util.Map;

/**
 * Carries requests to token services and returns the answers, whatever their status.
 * Implementations never retry and follow no redirects. Thread-safe.
 */
@FunctionalInterface
public interface TokenGateway {

    /**
     * Sends a form by POST.
     *
     * @param form encoded as {@code application/x-www-form-urlencoded}; may contain a secret
     * @throws IOException if no complete answer arrived
     */
    Gateway.Response post(URI url, Map<String, String> headers, String form) throws IOException;
}
