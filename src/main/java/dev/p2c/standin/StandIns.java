package dev.p2c.standin;

import java.net.URI;

/** The running stand-ins. Closing them frees their ports. */
public interface StandIns extends AutoCloseable {

    /** Service root of Sales, ending in a slash. */
    URI salesUrl();

    /** Service root of Finance, ending in a slash. */
    URI financeUrl();

    /** The address that issues tokens for client credentials, with the tenant in its path. */
    URI tokenUrl();

    /**
     * Sets how much simulated people do in the stand-ins.
     *
     * @param rate one of {@link StandInLauncher#storyRates()}
     */
    void story(String rate);

    /** How much simulated people do in the stand-ins now. */
    String story();

    @Override
    void close();
}
