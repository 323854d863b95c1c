package dev.p2c.odata.transport;

import java.io.IOException;

/** Where a connection's bearer tokens come from. Thread-safe. */
public interface TokenSource {

    /** For a service that asks for no identity. */
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
     * @return a token that is good for a while yet; empty for none
     * @throws IOException the token service did not answer as it should: try again
     */
    String token() throws IOException;

    /** The service refused this token: the next call gets another one. */
    void invalidate(String refused);
}
