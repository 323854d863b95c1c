package dev.p2c.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.p2c.run.Run;
import dev.p2c.sandbox.http.InitialData;
import dev.p2c.state.FailureKind;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The lines of an order that is already closed: its header was written, an outage delayed the
 * lines, and the invoice closed the order in Sales, which then refuses new lines.
 */
class LinesOfAClosedOrderTest {

    private static final String LINES = "order-lines-to-sales";

    private static final String ORDER = "ORD-79001-TEST";
    private static final int AWAY = 503;

    @TempDir Path directory;
    private Engine engine;
    private TestDeal deal;

    @BeforeEach
    void start() {
        engine = Engine.start(directory, InitialData.EMPTY, Map.of("P2C_SALES_ATTEMPTS", "1"));
        deal = new TestDeal(engine);
        deal.begin(2);
        engine.sync("accounts");
        deal.document("salesorders", ORDER, "Spring order");
        deal.line("salesorders", ORDER, 1, "3", "0");
        deal.line("salesorders", ORDER, 2, "1", "0");
        deal.activate("salesorders", ORDER);
        engine.sync("orders-to-finance");
        for (String button : List.of("confirm", "pick", "ship", "invoice")) {
            deal.press("orders/" + ORDER + "/" + button, "{}");
        }
        deal.press("jobs/calculate-totals", "{}");
    }

    @AfterEach
    void stop() {
        engine.close();
    }

    @Test
    void theLinesReopenTheOrderAndAreWritten() {
        refuseLines();
        assertThat(engine.sync("orders-to-sales").failures()).isNotEmpty();
        engine.sales().control("DELETE", "faults", "");
        assertThat(engine.sync("invoices").counts().created()).isPositive();

        Run refused = engine.sync("orders-to-sales");

        assertThat(refused.counts().rejected()).isEqualTo(2);
        assertThat(deal.failures())
                .filteredOn(failure -> failure.task().equals(LINES))
                .hasSize(2)
                .allSatisfy(failure -> assertThat(failure.kind()).isEqualTo(FailureKind.REJECTED))
                .allSatisfy(
                        failure ->
                                assertThat(failure.reason())
                                        .contains("read only")
                                        .contains("closed in Sales"));

        Run arrived = engine.sync("orders-to-sales");

        assertThat(arrived.progress("order-headers-to-sales").counts().updated()).isEqualTo(1);
        assertThat(arrived.progress("order-lines-to-sales").counts().updated()).isEqualTo(2);
        assertThat(deal.failures()).isEmpty();
        Engine.setBackCounters(engine.sales());
        engine.sync("orders-to-sales");
        assertThat(Engine.writes(engine.sales())).isZero();
    }

    private void refuseLines() {
        String fault =
                "[{\"method\": \"PATCH\", \"path\": \"salesorderdetails\", \"status\": %d}]"
                        .formatted(AWAY);
        engine.sales().control("POST", "faults", fault);
    }
}
