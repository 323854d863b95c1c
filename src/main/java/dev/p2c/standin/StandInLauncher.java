package dev.p2c.standin;

import dev.p2c.error.ConfigurationException;
import java.util.List;

/** Starts the stand-ins of the services and their token service. Found by ServiceLoader. */
public interface StandInLauncher {

    /**
     * Fills the stand-ins and opens their ports.
     *
     * @throws ConfigurationException if a port cannot be opened
     */
    StandIns start(StandInSettings settings);

    /** The names that {@link StandIns#story(String)} accepts, from no activity to the most. */
    List<String> storyRates();
}
