package dev.p2c.standin;

import java.net.URI;
import java.util.List;

/** The running stand-ins. Closing them frees their ports. */
public interface StandIns extends AutoCloseable {

    /** The services, in the order of {@link StandInSettings#ports()}. */
    List<Service> services();

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

    /**
     * A service that runs.
     *
     * @param connection name of the connection that it stands in for
     * @param name name for people
     * @param root service root, ending in a slash
     */
    record Service(String connection, String name, URI root) {}
}
