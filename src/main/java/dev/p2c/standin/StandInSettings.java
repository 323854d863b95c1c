package dev.p2c.standin;

import java.time.Duration;

/**
 * The settings of the stand-ins.
 *
 * @param tokenPort 0 takes any free port, as for the other two ports
 * @param bindAddress the address the stand-ins listen on
 * @param data what they start with: {@code demo}, {@code empty} (reference data only) or {@code
 *     bare} (as bought)
 * @param signIn what the token service accepts besides the secret
 */
public record StandInSettings(
        int tokenPort,
        int salesPort,
        int financePort,
        String bindAddress,
        Duration tokenLifetime,
        String data,
        SignInFiles signIn) {}
