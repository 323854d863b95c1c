package dev.p2c.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.p2c.run.Run;
import dev.p2c.sandbox.http.InitialData;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Rows that were written by a process that died before it recorded them. When they are sent again,
 * the service may refuse them because they have changed since.
 */
class UnrecordedWritesTest {

    private static final String ORDER = "ORD-79001-TEST";
    private static final String LINES = "order-lines-to-finance";

    @TempDir Path directory;
    private Engine engine;
    private TestDeal deal;

    @BeforeEach
    void start() {
        engine = Engine.start(directory, InitialData.EMPTY);
        deal = new TestDeal(engine);
        deal.begin(2);
        engine.sync("accounts");
        deal.document("salesorders", ORDER, "Spring order");
        deal.line("salesorders", ORDER, 1, "3", "0");
        deal.line("salesorders", ORDER, 2, "1", "0");
        deal.activate("salesorders", ORDER);
        assertThat(engine.sync("orders-to-finance").counts().created()).isEqualTo(3);
    }

    @AfterEach
    void stop() {
        engine.close();
    }

    @Test
    void aLineOfAnOrderInvoicedMeanwhileCountsAsWritten() {
        forget(ORDER + "|1");
        invoice();

        Run run = engine.sync("orders-to-finance");

        assertThat(run.counts().rejected()).isZero();
        assertThat(run.counts().unchanged()).isPositive();
        assertThat(deal.failures()).isEmpty();
        assertThat(engine.application().state().ledger().count(LINES, "usmf")).isEqualTo(2);
    }

    @Test
    void aLineThatWasNeverWrittenIsRejectedWithTheServicesMessage() {
        forget(ORDER + "|1");
        delete(1);
        invoice();

        Run run = engine.sync("orders-to-finance");

        assertThat(run.counts().rejected()).isEqualTo(1);
        assertThat(deal.failures())
                .filteredOn(failure -> failure.task().equals(LINES))
                .singleElement()
                .satisfies(
                        failure -> {
                            assertThat(failure.key()).isEqualTo(ORDER + "|1");
                            assertThat(failure.reason()).contains("cannot be changed");
                        });
    }

    private void forget(String line) {
        engine.application().state().ledgerMarks().remove(LINES, "usmf", List.of(line));
    }

    private void delete(int sequence) {
        JsonNode line =
                deal.finance(
                        "CDSSalesOrderLines(SalesOrderNumber='%s',LineCreationSequenceNumber=%d)"
                                .formatted(ORDER, sequence));
        assertThat(line.get("SalesOrderNumber").asText()).isEqualTo(ORDER);
        assertThat(
                        engine.finance()
                                .delete(
                                        "CDSSalesOrderLines(dataAreaId='usmf',SalesOrderNumber='%s',LineCreationSequenceNumber=%d)?cross-company=true"
                                                .formatted(ORDER, sequence))
                                .status())
                .isEqualTo(204);
    }

    private void invoice() {
        for (String button : List.of("confirm", "pick", "ship", "invoice")) {
            deal.press("orders/" + ORDER + "/" + button, "{}");
        }
    }
}
