package dev.p2c.sandbox.http;

import dev.p2c.sandbox.SandboxClient;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Starts the token service and two listeners, Sales and Finance, each with a {@link TinyService}.
 */
final class TinyServices implements BeforeEachCallback, AfterAllCallback {

    private final Listener token;
    private final Listener sales;
    private final Listener finance;
    private final SandboxClient salesClient;
    private final SandboxClient financeClient;

    TinyServices() {
        this(Clock.systemUTC(), WireSettings.defaults());
    }

    TinyServices(Clock clock, WireSettings wire) {
        Tokens tokens = new Tokens(clock, Duration.ofMinutes(10));
        ListenAddress any = new ListenAddress("127.0.0.1", 0, "any");
        token = Listener.tokens(any, tokens, SignIn.secretOnly(), clock);
        sales = service(any, BatchStyle.SALES, tokens, wire, clock);
        finance = service(any, BatchStyle.FINANCE, tokens, wire, clock);
        URI tokenUrl = token.url().resolve("/sandbox/oauth2/v2.0/token");
        salesClient = new SandboxClient(sales.url().resolve("/api/data/v9.2/"), tokenUrl);
        financeClient = new SandboxClient(finance.url().resolve("/data/"), tokenUrl);
    }

    private static Listener service(
            ListenAddress any, BatchStyle style, Tokens tokens, WireSettings wire, Clock clock) {
        return Listener.service(any, new TinyService(style), tokens, wire, new NoStory(), clock);
    }

    SandboxClient sales() {
        return salesClient;
    }

    SandboxClient finance() {
        return financeClient;
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        for (String call : new String[] {"faults", "limits", "latency", "stats"}) {
            salesClient.control("DELETE", call, "");
            financeClient.control("DELETE", call, "");
        }
        salesClient.control("POST", "reset", "");
        financeClient.control("POST", "reset", "");
    }

    @Override
    public void afterAll(ExtensionContext context) {
        token.close();
        sales.close();
        finance.close();
    }

    private static final class NoStory implements StoryControl {

        @Override
        public String rate() {
            return "off";
        }

        @Override
        public void rate(String name) {
            throw new IllegalArgumentException("no story in this test");
        }
    }
}
