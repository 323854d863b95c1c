package dev.p2c.app;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import dev.p2c.sandbox.Reply;
import dev.p2c.sandbox.http.InitialData;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Amounts with more decimals than the target keeps.
 *
 * <p>Holds rules of docs/templates.md, "All of them".
 */
class DecimalsTest {

    @RegisterExtension static final StoryRun STORY = StoryRun.on(InitialData.EMPTY);

    private static Engine engine;
    private static String product;

    @BeforeAll
    static void start() {
        engine = STORY.engine();
        STORY.deal().begin(2);
        product =
                engine.finance()
                        .get("ReleasedProductsV2?cross-company=true")
                        .json()
                        .at("/value/0/ItemNumber")
                        .asText();
    }

    @Test
    void anAmountThatSalesRoundsIsWrittenAndNamedOnce() {
        try (LogLines log = LogLines.of("dev.p2c.task.Rows")) {
            change("{\"SalesPrice\": 12.3456}");
            assertThat(engine.sync("products").counts().updated()).isPositive();
            List<String> once = named(log);
            assertThat(once).hasSize(2).doesNotHaveDuplicates(); // one for each variant
            Engine.setBackCounters(engine.sales());

            engine.sync("products");
            engine.application().runNow("products", Engine.command(true));
            // Changes the version of the row in Finance, but none of the mapped values.
            change("{\"NetProductWeight\": 3}");
            engine.sync("products");
            assertThat(engine.p2c("sync", "products", "--full").exit()).isZero();

            assertThat(Engine.writes(engine.sales())).isZero();
            assertThat(named(log)).isEqualTo(once);
            assertThat(engine.application().state().conflicts().settled(Optional.empty(), 100))
                    .isEmpty();
        }
    }

    private static List<String> named(LogLines log) {
        return log.from(Level.INFO).stream()
                .filter(line -> line.contains("was sent, the target stores"))
                .filter(line -> line.contains("price"))
                .toList();
    }

    private static void change(String json) {
        String address = "ReleasedProductsV2(dataAreaId='usmf',ItemNumber='%s')?cross-company=true";
        Reply reply = engine.finance().patch(address.formatted(product), json);
        assertThat(reply.status()).as(reply.body()).isEqualTo(204);
        STORY.deal().press("jobs/populate-distinct-products", "{}");
    }
}
