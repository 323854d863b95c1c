package dev.p2c.sandbox;

import dev.p2c.sandbox.http.InitialData;
import java.time.Clock;
import java.time.Duration;
import java.util.OptionalInt;

/**
 * Settings of the stand-ins: ports, token lifetime, data, clock and behaviour.
 *
 * @param tokenPort port of the token service; 0 takes any free port
 * @param salesPort port of Sales; 0 takes any free port
 * @param financePort port of Finance; 0 takes any free port
 * @param cdsPort port of Common Data Service, 0 for any free port; empty if it does not start
 * @param bindAddress the loopback address by default, since the stand-ins are not meant for a
 *     network
 * @param tokenLifetime how long a token is valid
 * @param data data of both services at the start
 * @param clock time source for rows, tokens and rate limits
 * @param behaviour behaviour where the real services differ between versions and installations
 */
public record SandboxSettings(
        int tokenPort,
        int salesPort,
        int financePort,
        OptionalInt cdsPort,
        String bindAddress,
        Duration tokenLifetime,
        InitialData data,
        Clock clock,
        Behaviour behaviour) {

    public static SandboxSettings defaults() {
        return new SandboxSettings(
                8180,
                8181,
                8182,
                OptionalInt.empty(),
                "127.0.0.1",
                Duration.ofHours(1),
                InitialData.DEMO,
                Clock.systemUTC(),
                Behaviour.defaults());
    }

    public SandboxSettings withPorts(int token, int sales, int finance) {
        return new SandboxSettings(
                token, sales, finance, cdsPort, bindAddress, tokenLifetime, data, clock, behaviour);
    }

    /** Also starts Common Data Service. */
    public SandboxSettings withCommonDataService(int port) {
        return new SandboxSettings(
                tokenPort,
                salesPort,
                financePort,
                OptionalInt.of(port),
                bindAddress,
                tokenLifetime,
                data,
                clock,
                behaviour);
    }

    public SandboxSettings withBindAddress(String address) {
        return new SandboxSettings(
                tokenPort,
                salesPort,
                financePort,
                cdsPort,
                address,
                tokenLifetime,
                data,
                clock,
                behaviour);
    }

    public SandboxSettings withTokenLifetime(Duration lifetime) {
        return new SandboxSettings(
                tokenPort,
                salesPort,
                financePort,
                cdsPort,
                bindAddress,
                lifetime,
                data,
                clock,
                behaviour);
    }

    public SandboxSettings withData(InitialData start) {
        return new SandboxSettings(
                tokenPort,
                salesPort,
                financePort,
                cdsPort,
                bindAddress,
                tokenLifetime,
                start,
                clock,
                behaviour);
    }

    public SandboxSettings withClock(Clock now) {
        return new SandboxSettings(
                tokenPort,
                salesPort,
                financePort,
                cdsPort,
                bindAddress,
                tokenLifetime,
                data,
                now,
                behaviour);
    }

    public SandboxSettings withBehaviour(Behaviour settings) {
        return new SandboxSettings(
                tokenPort,
                salesPort,
                financePort,
                cdsPort,
                bindAddress,
                tokenLifetime,
                data,
                clock,
                settings);
    }
}
