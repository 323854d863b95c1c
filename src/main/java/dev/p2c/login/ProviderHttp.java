package dev.p2c.login;

import java.io.IOException;
import java.net.URI;
import java.util.Map;

/** Carries requests to the provider of OpenID Connect, through the outbound proxy. Thread-safe. */
public interface ProviderHttp {

    /** An answer, whatever its status. */
    record Answer(int status, byte[] body) {}

    /**
     * Reads a document.
     *
     * @throws IOException if no complete answer arrived
     */
    Answer get(URI url) throws IOException;

    /**
     * Sends a form.
     *
     * @param form encoded as {@code application/x-www-form-urlencoded}; may contain a secret
     * @throws IOException if no complete answer arrived
     */
    Answer post(URI url, Map<String, String> headers, String form) throws IOException;
}
