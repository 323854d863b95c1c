package dev.p2c.app;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import com.fasterxml.jackson.databind.JsonNode;
import dev.p2c.sandbox.http.InitialData;
import dev.p2c.state.Failure;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Quantities of Sales with more decimals than their unit has in Finance.
 *
 * <p>Holds rules of docs/templates.md, "All of them".
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class FineQuantitiesTest {

    private static final String QUOTE = "QUO-87001-TEST";
    private static final String LINE =
            "CDSSalesQuotationLines(SalesQuotationNumber='%s',LineCreationSequenceNumber=1)"
                    .formatted(QUOTE);

    @RegisterExtension static final StoryRun STORY = StoryRun.on(InitialData.EMPTY);

    private static Engine engine;
    private static TestDeal deal;

    @BeforeAll
    static void start() {
        engine = STORY.engine();
        deal = STORY.deal();
        deal.begin(1);
        engine.sync("accounts");
        deal.document("quotes", QUOTE, "Spring order");
        deal.line("quotes", QUOTE, 1, "2.55", "0");
        engine.finance().patch("UnitsOfMeasure('ea')", "{\"DecimalPrecision\": 1}");
        deal.activate("quotes", QUOTE);
    }

    @Test
    @Order(1)
    void aQuantityThatFinanceRefusesIsNamed() {
        engine.sync("quotes");

        assertThat(deal.failures())
                .extracting(Failure::reason)
                .anyMatch(reason -> reason.contains("more decimals than unit ea"));
    }

    @Test
    @Order(2)
    void aQuantityThatFinanceRoundsIsNamedOnceAndNotWrittenAgain() {
        engine.finance()
                .control(
                        "POST",
                        "rules",
                        "{\"refusesFineQuantities\": false, \"roundsFineQuantities\": true}");
        engine.application()
                .state()
                .failures()
                .requestRetry(deal.failures().stream().map(Failure::id).toList());
        try (LogLines log = LogLines.of("dev.p2c.task.Rows")) {
            engine.sync("quotes");
            JsonNode line = deal.finance(LINE);
            assertThat(line.get("RequestedSalesQuantity").decimalValue())
                    .isEqualByComparingTo("2.6");
            assertThat(named(log)).hasSize(1);
            Engine.setBackCounters(engine.finance());

            engine.sync("quotes");
            engine.application().runNow("quotes", Engine.command(true));
            engine.sync("quotes");

            assertThat(Engine.writes(engine.finance())).isZero();
            assertThat(named(log)).hasSize(1);
            assertThat(engine.application().state().conflicts().settled(Optional.empty(), 100))
                    .isEmpty();
            assertThat(deal.failures()).isEmpty();
        }
    }

    private static List<String> named(LogLines log) {
        return log.from(Level.INFO).stream()
                .filter(line -> line.contains("the target stores"))
                .toList();
    }
}
