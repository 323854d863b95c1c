package dev.p2c.standin;

import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The settings of the stand-ins.
 *
 * @param tokenPort 0 takes any free port, as for the other ports
 * @param ports port of each service that starts, by connection: {@code sales} and {@code finance},
 *     which always start, and {@code cds}
 * @param bindAddress the address the stand-ins listen on
 * @param data what they start with: {@code demo}, {@code empty} (reference data only) or {@code
 *     bare} (as bought)
 * @param signIn what the token service accepts besides the secret
 */
public record StandInSettings(
        int tokenPort,
        Map<String, Integer> ports,
        String bindAddress,
        Duration tokenLifetime,
        String data,
        SignInFiles signIn) {

    public StandInSettings {
        ports = Collections.unmodifiableMap(new LinkedHashMap<>(ports));
    }
}
