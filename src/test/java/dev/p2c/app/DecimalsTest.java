package dev.p2c.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.p2c.sandbox.http.InitialData;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Amounts with more decimals than the target keeps.
 *
 * <p>Holds rules of docs/templates.md, "All of them".
 */
class DecimalsTest {

    @RegisterExtension static final StoryRun STORY = StoryRun.on(InitialData.EMPTY);

    @Test
    void anAmountThatSalesRoundsIsWrittenOnce() {
        Engine engine = STORY.engine();
        STORY.deal().begin(2);
        JsonNode item =
                engine.finance().get("ReleasedProductsV2?cross-company=true").json().at("/value/0");
        String address =
                "ReleasedProductsV2(dataAreaId='usmf',ItemNumber='%s')?cross-company=true"
                        .formatted(item.get("ItemNumber").asText());
        assertThat(engine.finance().patch(address, "{\"SalesPrice\": 12.3456}").status())
                .isEqualTo(204);
        STORY.deal().press("jobs/populate-distinct-products", "{}");
        assertThat(engine.sync("products").counts().updated()).isPositive();
        Engine.setBackCounters(engine.sales());

        engine.sync("products");
        engine.application().runNow("products", Engine.command(true));

        assertThat(Engine.writes(engine.sales())).isZero();
        assertThat(engine.application().state().conflicts().settled(Optional.empty(), 100))
                .isEmpty();
    }
}
