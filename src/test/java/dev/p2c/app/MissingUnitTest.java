package dev.p2c.app;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.p2c.sandbox.http.InitialData;
import dev.p2c.state.FailureFilter;
import dev.p2c.state.FailureGroup;
import dev.p2c.state.FailureKind;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Units that the other system does not have (Prospect to cash, products and sales orders templates)
 * are reported as one problem, however many rows need them.
 *
 * <p>Holds rules of docs/templates.md, "Products", "Sales Quotes".
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class MissingUnitTest {

    private static final int PRODUCTS = 1_000;
    private static final ObjectMapper JSON = new ObjectMapper();

    @RegisterExtension static final StoryRun STORY = StoryRun.on(InitialData.EMPTY);

    private static Engine engine;

    @BeforeAll
    static void aThousandProductsInAUnitThatSalesDoesNotHave() {
        engine = STORY.engine();
        name("Primary Unit", "Of another name");
        engine.finance().control("POST", "seed", "{\"products\": " + PRODUCTS + "}");
    }

    @Test
    @Order(1)
    void theLogNamesTheMissingUnitOnce() {
        try (LogLines lines = LogLines.of("dev.p2c.task.Rows")) {
            assertThat(engine.sync("products").counts().parked()).isGreaterThan(PRODUCTS / 3);

            assertThat(lines.from(Level.INFO))
                    .filteredOn(line -> line.contains("uoms.name=Primary Unit"))
                    .hasSize(1);
        }
    }

    @Test
    @Order(2)
    void failuresShowsOneLineForTheUnitAndAllRowsOnRequest() throws IOException {
        long waiting = engine.application().state().failureCounts().count(FailureKind.PARKED);

        String list = engine.p2c("failures", "list").out();
        String all = engine.p2c("failures", "list", "--all", "--limit", "2000").out();
        JsonNode json = JSON.readTree(engine.p2c("failures", "list", "--json").out());

        assertThat(list.lines().filter(line -> line.contains("uoms.name=Primary Unit"))).hasSize(1);
        assertThat(list).contains(" and " + (waiting - 1) + " more  parked");
        assertThat(all.lines().filter(line -> line.contains("uoms.name=Primary Unit")))
                .hasSize((int) waiting);
        assertThat(json.get("groups")).hasSize(1);
        assertThat(json.at("/groups/0/rows").asLong()).isEqualTo(waiting);
        assertThat(json.get("failures")).isNotEmpty();
    }

    @Test
    @Order(3)
    void allRowsAreWrittenWhenTheUnitExists() {
        name("Of another name", "Primary Unit");

        engine.sync("products");

        assertThat(engine.application().state().failureCounts().count(FailureKind.PARKED)).isZero();
    }

    @Test
    @Order(4)
    void aUnitThatFinanceDoesNotHaveIsAlsoOneProblem() {
        TestDeal deal = STORY.deal();
        deal.account();
        for (String quote : List.of("QUO-79001-TEST", "QUO-79002-TEST")) {
            deal.document("quotes", quote, "In drums");
            deal.line("quotes", quote, 1, "3", "0");
            deal.activate("quotes", quote);
        }
        name("Primary Unit", "drum");
        STORY.syncAll();

        List<FailureGroup> groups =
                engine.application().state().failureCounts().groups(FailureFilter.all(10)).stream()
                        .filter(group -> group.task().equals("quote-lines-to-finance"))
                        .toList();

        assertThat(groups).hasSize(1);
        assertThat(groups.get(0))
                .returns(2L, FailureGroup::rows)
                .extracting(FailureGroup::reason)
                .asString()
                .contains("drum");
        name("drum", "Primary Unit");
    }

    private static void name(String before, String after) {
        JsonNode unit =
                TestDeal.only(
                        engine.sales(),
                        "uoms?$filter=name%20eq%20'" + before.replace(" ", "%20") + "'");
        engine.sales()
                .patch("uoms(" + unit.get("uomid").asText() + ")", "{\"name\": \"" + after + "\"}");
    }
}
