package dev.p2c.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.p2c.routes.Direction;
import dev.p2c.sandbox.demo.DemoData;
import dev.p2c.sandbox.http.InitialData;
import dev.p2c.state.Failure;
import dev.p2c.state.FailureFilter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/**
 * All directions for both companies on the demo data, as {@code p2c sync all} runs them.
 *
 * <p>Holds rules of docs/templates.md, "All of them".
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class DemoDataTest {

    @TempDir static Path directory;
    private static Engine engine;

    @BeforeAll
    static void start() {
        engine = Engine.start(directory, InitialData.DEMO, Engine.BOTH_COMPANIES);
    }

    @AfterAll
    static void stop() {
        engine.close();
    }

    @Test
    @Order(1)
    void onePassInOrderWritesEveryValidRow() {
        syncAll();

        List<String> wrong = new ArrayList<>(DemoData.WRONG_ACCOUNTS);
        wrong.addAll(DemoData.WRONG_PRODUCTS);
        assertThat(engine.application().state().failures().list(FailureFilter.all(100)))
                .extracting(Failure::key)
                .containsExactlyInAnyOrderElementsOf(wrong);
    }

    @Test
    @Order(2)
    void aProductOfBothCompaniesBelongsToTheFirstAndOtherRowsStayApart() {
        assertThat(across("released-products-to-products", "demf"))
                .isEqualTo(DemoData.GERMAN_PRODUCTS);
        assertThat(across("released-products-to-products", "usmf"))
                .isEqualTo(DemoData.PRODUCTS - DemoData.WRONG_PRODUCTS.size());
        assertThat(
                        across("accounts-to-customers", "usmf")
                                + across("accounts-to-customers", "demf"))
                .isEqualTo(DemoData.ACCOUNTS - DemoData.WRONG_ACCOUNTS.size());
        String skipped = DemoData.SHARED_PRODUCTS + " skipped: company usmf has the row";
        assertThat(engine.p2c("sync", "products", "--full", "--company", "demf").out())
                .as("the first one's, even while the second runs alone")
                .contains(skipped);
        assertThat(across("order-headers-to-finance", "demf")).isPositive();
        assertThat(across("quote-lines-to-finance", "demf")).isPositive();
    }

    private static long across(String task, String company) {
        return engine.application().state().ledger().count(task, company);
    }

    @Test
    @Order(3)
    void furtherPassesWriteNothing() {
        syncAll();
        Engine.setBackCounters(engine.sales());
        Engine.setBackCounters(engine.finance());

        syncAll();

        assertThat(Engine.writes(engine.sales())).isZero();
        assertThat(Engine.writes(engine.finance())).isZero();
    }

    private static void syncAll() {
        for (Direction direction : engine.application().directions()) {
            assertThat(engine.sync(direction.id()).failures()).as(direction.id()).isEmpty();
        }
    }
}
