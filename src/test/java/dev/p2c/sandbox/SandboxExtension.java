package dev.p2c.sandbox;

import dev.p2c.sandbox.http.InitialData;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Starts both stand-ins on free ports for one test class, with reference data only. Register it on
 * a static field with {@code @RegisterExtension}. Faults, limits, latency and statistics are
 * cleared before each test; rows stay.
 */
public final class SandboxExtension
        implements BeforeAllCallback, BeforeEachCallback, AfterAllCallback {

    private final UnaryOperator<SandboxSettings> change;
    private Sandbox sandbox;
    private SandboxClient sales;
    private SandboxClient finance;

    public SandboxExtension() {
        this(UnaryOperator.identity());
    }

    /** Starts the stand-ins with changed settings, for example {@code s -> s.withClock(clock)}. */
    public SandboxExtension(UnaryOperator<SandboxSettings> change) {
        this.change = change;
    }

    /** Starts Sales with the alternate key on the account number that older solutions have. */
    public static SandboxExtension withAccountNumberKey() {
        return new SandboxExtension(
                s ->
                        s.withBehaviour(
                                s.behaviour()
                                        .withSalesReading(
                                                s.behaviour()
                                                        .salesReading()
                                                        .withAccountNumberKey())));
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        SandboxSettings settings =
                SandboxSettings.defaults().withPorts(0, 0, 0).withData(InitialData.EMPTY);
        sandbox = Sandbox.start(change.apply(settings));
        sales = new SandboxClient(sandbox.salesUrl(), sandbox.tokenUrl());
        finance = new SandboxClient(sandbox.financeUrl(), sandbox.tokenUrl());
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        for (String call : new String[] {"faults", "limits", "latency", "stats"}) {
            sales.control("DELETE", call, "");
            finance.control("DELETE", call, "");
        }
    }

    @Override
    public void afterAll(ExtensionContext context) {
        sandbox.close();
    }

    public Sandbox sandbox() {
        return sandbox;
    }

    public SandboxClient sales() {
        return sales;
    }

    public SandboxClient finance() {
        return finance;
    }
}
