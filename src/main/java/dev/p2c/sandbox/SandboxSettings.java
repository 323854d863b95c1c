package dev.p2c.sandbox;

import dev.p2c.sandbox.http.InitialData;
import java.time.Clock;
import java.time.Duration;

/**
 * How the stand-ins run.
 *
 * @param tokenPort 0 takes any free port, here and for the others
 * @param bindAddress the loopback address by default: the stand-ins are not for a network
 * @param tokenLifetime how long a token is good
 * @param data what they hold at the start
 * @param clock what "now" is for rows, tokens and limits
 * @param behaviour where the real services differ among themselves
 */
public record SandboxSettings(
        int tokenPort,
        int salesPort,
        int financePort,
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
                "127.0.0.1",
                Duration.ofHours(1),
                InitialData.DEMO,
                Clock.systemUTC(),
                Behaviour.defaults());
    }

    public SandboxSettings withPorts(int token, int sales, int finance) {
        return new SandboxSettings(
                token, sales, finance, bindAddress, tokenLifetime, data, clock, behaviour);
    }

    public SandboxSettings withBindAddress(String address) {
        return new SandboxSettings(
                tokenPort, salesPort, financePort, address, tokenLifetime, data, clock, behaviour);
    }

    public SandboxSettings withTokenLifetime(Duration lifetime) {
        return new SandboxSettings(
                tokenPort, salesPort, financePort, bindAddress, lifetime, data, clock, behaviour);
    }

    public SandboxSettings withData(InitialData start) {
        return new SandboxSettings(
                tokenPort,
                salesPort,
                financePort,
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
                bindAddress,
                tokenLifetime,
                data,
                clock,
                settings);
    }
}
