package dev.p2c.odata.transport;

import java.io.IOException;

/** Provides the bearer tokens of one application user. Thread-safe. */
public interface TokenSource {

    /** The source for a service without tokens. */
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
     * Returns the current token, requesting one if needed.
     *
     * @return a token that is valid for a while; empty for a service without tokens
     * @throws IOException if the token service failed in a way that a retry may mend
     */
    String token() throws IOException;

    /**
     * Says for messages what the tokens are for: the scope that was asked for and the token's
     * audience.
     *
     * @return empty for a service without tokens
     */
    default String shown(String token) {
        return "";
    }

    /**
     * Discards a token that the service refused: the next call of {@link #token()} requests a new
     * one.
     */
    void invalidate(String refused);
}
