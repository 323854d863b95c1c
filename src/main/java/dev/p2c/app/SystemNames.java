package dev.p2c.app;

import dev.p2c.odata.Connection;

/** Names systems so that a plan of one is not taken for a plan of another. */
record SystemNames(ConfiguredConnections configured) {

    /** The id of the environment and its address. */
    String of(Connection system) {
        return system.environment() + " at " + configured.connection(system.name()).baseUrl();
    }
}
