package dev.p2c.odata.transport;

import java.io.IOException;

/** Gives the bearer tokens of one application user. Thread-safe. */
public interface TokenSource {

    /** For a service without tokens. */
    TokenSource NONE =
            new TokenSource() {
                @Override
                public String token() {
                    return "";
                }

                @Override
                public void invalidate(String refused) {}
            };

    /**
     * @return a token that is valid for a while; empty for a service without tokens
     * @throws IOException the token service failed: worth a retry
     */
    String token() throws IOException;

    /**
     * Discards a token that the service refused: the next call of {@link #token()} requests a new
     * one.
     */
    void invalidate(String refused);
}
