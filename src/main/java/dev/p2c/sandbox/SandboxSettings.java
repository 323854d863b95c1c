package dev.p2c.sandbox;

import dev.p2c.sandbox.http.Data;
import dev.p2c.sandbox.http.WireSettings;
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
 * @param wire what is known of the real services only by hearsay, on the wire
 */
public record SandboxSettings(
        int tokenPort,
        int salesPort,
        int financePort,
        String bindAddress,
        Duration tokenLifetime,
        Data data,
        Clock clock,
        WireSettings wire) {

    public static SandboxSettings defaults() {
        return new SandboxSettings(
                8180,
                8181,
                8182,
                "127.0.0.1",
                Duration.ofHours(1),
                Data.DEMO,
                Clock.systemUTC(),
                WireSettings.defaults());
    }

    public SandboxSettings withPorts(int token, int sales, int finance) {
        return new SandboxSettings(
                token, sales, finance, bindAddress, tokenLifetime, data, clock, wire);
    }

    public SandboxSettings withBindAddress(String address) {
        return new SandboxSettings(
                tokenPort, salesPort, financePort, address, tokenLifetime, data, clock, wire);
    }

    public SandboxSettings withTokenLifetime(Duration lifetime) {
        return new SandboxSettings(
                tokenPort, salesPort, financePort, bindAddress, lifetime, data, clock, wire);
    }

    public SandboxSettings withData(Data start) {
        return new SandboxSettings(
                tokenPort, salesPort, financePort, bindAddress, tokenLifetime, start, clock, wire);
    }

    public SandboxSettings withClock(Clock now) {
        return new SandboxSettings(
                tokenPort, salesPort, financePort, bindAddress, tokenLifetime, data, now, wire);
    }

    public SandboxSettings withWire(WireSettings settings) {
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
