package dev.p2c.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.p2c.sandbox.Reply;
import dev.p2c.sandbox.Sandbox;
import dev.p2c.sandbox.SandboxSettings;
import dev.p2c.sandbox.http.InitialData;
import dev.p2c.testing.TestClock;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/**
 * Lines that become ready because their header changes, days after the lines themselves were
 * written, while the watermark has moved past them.
 *
 * <p>Holds rules of docs/templates.md, "Sales Quotes", "All of them".
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class LinesOfHeadersTest {

    @TempDir static Path directory;
    private static final TestClock SALES_TIME = TestClock.standing();
    private static Engine engine;
    private static TestDeal deal;

    @BeforeAll
    static void start() {
        SandboxSettings settings =
                SandboxSettings.defaults()
                        .withPorts(0, 0, 0)
                        .withData(InitialData.EMPTY)
                        .withTokenLifetime(Duration.ofDays(100))
                        .withClock(SALES_TIME);
        engine =
                Engine.on(
                        Sandbox.start(settings),
                        directory,
                        Map.of(
                                "P2C_COMPANIES", "usmf,demf",
                                "P2C_COMPANY_USMF_BUSINESS_UNIT", CompanyRows.US,
                                "P2C_COMPANY_DEMF_BUSINESS_UNIT", CompanyRows.GERMAN),
                        Clock.systemUTC());
        deal = new TestDeal(engine);
        deal.begin(2);
        engine.sync("accounts");
    }

    @AfterAll
    static void stop() {
        engine.close();
    }

    @Test
    @Order(1)
    void activatingAQuoteLeavesItsLinesUntouchedInSales() {
        quote("QUO-1");
        JsonNode before = line("QUO-1");
        SALES_TIME.advance(Duration.ofDays(2));

        deal.activate("quotes", "QUO-1");

        JsonNode after = line("QUO-1");
        assertThat(after.get("quotestatecode").asInt()).isEqualTo(1);
        for (String column : new String[] {"@odata.etag", "modifiedon", "versionnumber"}) {
            assertThat(after.get(column)).as(column).isEqualTo(before.get(column));
        }
    }

    @Test
    @Order(2)
    void aQuoteActivatedDaysAfterItsLinesWereWrittenArrivesWithItsLines() {
        engine.sync("quotes");
        assertThat(inFinance("QUO-1")).isEqualTo(1);
        quote("QUO-2");
        SALES_TIME.advance(Duration.ofDays(2));
        quote("QUO-3");
        deal.activate("quotes", "QUO-3");
        engine.sync("quotes");
        SALES_TIME.advance(Duration.ofDays(2));
        deal.activate("quotes", "QUO-2");

        engine.sync("quotes");

        assertThat(inFinance("QUO-2")).isEqualTo(1);
    }

    @Test
    @Order(3)
    void aWatermarkBeyondTheNewestLineIsNotTakenForARestoredBackup() {
        SALES_TIME.advance(Duration.ofDays(1));

        assertThat(engine.p2c("sync", "quotes").out()).doesNotContain("all rows compared");
    }

    @Test
    @Order(4)
    void onceReadTheLinesOfAnOldHeaderChangeAreNotReadAgainInEachPass() {
        SALES_TIME.advance(Duration.ofDays(1));
        quote("QUO-4");
        deal.activate("quotes", "QUO-4");
        engine.sync("quotes");
        SALES_TIME.advance(Duration.ofDays(1));
        quote("QUO-5");
        deal.activate("quotes", "QUO-5");
        engine.sync("quotes");

        long read = engine.sync("quotes").counts().read();

        assertThat(read).as("header and line of QUO-5, within the lookback").isEqualTo(2);
    }

    @Test
    @Order(5)
    void anOrderThatMovesToTheUnitOfAnotherCompanyTakesItsLinesAlong() {
        deal.document("salesorders", "ORD-1", "Moved");
        deal.line("salesorders", "ORD-1", 1, "1", "0");
        move("ORD-1", CompanyRows.GERMAN);
        deal.activate("salesorders", "ORD-1");
        SALES_TIME.advance(Duration.ofDays(1));
        deal.document("salesorders", "ORD-2", "Stays");
        deal.line("salesorders", "ORD-2", 1, "1", "0");
        deal.activate("salesorders", "ORD-2");
        move("ORD-2", CompanyRows.US);
        engine.sync("orders-to-finance");
        SALES_TIME.advance(Duration.ofDays(1));
        move("ORD-1", CompanyRows.US);

        engine.sync("orders-to-finance");

        assertThat(rows("CDSSalesOrderLines", "SalesOrderNumber", "ORD-1")).isEqualTo(1);
    }

    private static void quote(String number) {
        deal.document("quotes", number, "Chairs");
        move("quotes", "quotenumber", number, CompanyRows.US);
        deal.line("quotes", number, 1, "1", "0");
    }

    private static void move(String order, String unit) {
        move("salesorders", "ordernumber", order, unit);
    }

    private static void move(String set, String column, String number, String unit) {
        String id =
                deal.sales(set, number)
                        .get(set.equals("quotes") ? "quoteid" : "salesorderid")
                        .asText();
        Reply reply =
                engine.sales()
                        .patch(
                                set + "(" + id + ")",
                                "{" + new CompanyRows(engine).owner(unit) + "}");
        assertThat(reply.status()).as(column + reply.body()).isEqualTo(204);
    }

    private static JsonNode line(String quote) {
        String id = deal.sales("quotes", quote).get("quoteid").asText();
        return TestDeal.only(engine.sales(), "quotedetails?$filter=_quoteid_value%20eq%20" + id);
    }

    private static int inFinance(String quote) {
        return rows("CDSSalesQuotationLines", "SalesQuotationNumber", quote);
    }

    private static int rows(String set, String column, String number) {
        return engine.finance()
                .get(
                        "%s?cross-company=true&$filter=%s%%20eq%%20'%s'"
                                .formatted(set, column, number))
                .json()
                .get("value")
                .size();
    }
}
