package dev.p2c.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import dev.p2c.app.Engine.Command;
import dev.p2c.sandbox.Reply;
import dev.p2c.sandbox.http.InitialData;
import dev.p2c.state.Failure;
import java.math.BigDecimal;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Orders and invoices of two companies, each with its business unit in Sales.
 *
 * <p>Holds rules of docs/templates.md, "All of them".
 */
class CompanyDocumentsTest {

    @TempDir static Path directory;
    private static Engine engine;
    private static CompanyRows rows;

    @BeforeAll
    static void start() {
        engine = Engine.start(directory, InitialData.EMPTY, Engine.BOTH_COMPANIES);
        rows = new CompanyRows(engine);
    }

    @AfterAll
    static void stop() {
        engine.close();
    }

    @Test
    void anOrderOfTheSecondCompanyIsInvoicedInEuros() {
        rows.control(engine.finance(), "seed", "{\"products\": 2, \"company\": \"demf\"}");
        engine.sync("products");
        rows.account("ACC-3", CompanyRows.GERMAN);
        engine.sync("accounts");
        rows.order("ORD-DE-3", "ACC-3");

        assertThat(engine.sync("orders-to-finance").failures()).isEmpty();

        JsonNode header =
                rows.only(engine.finance(), "CDSSalesOrderHeaders", "SalesOrderNumber", "ORD-DE-3");
        assertThat(header.get("dataAreaId").asText()).isEqualTo("demf");
        assertThat(header.get("CurrencyCode").asText()).isEqualTo("EUR");
        for (String action : new String[] {"confirm", "pick", "ship", "invoice"}) {
            rows.control(engine.finance(), "orders/ORD-DE-3/" + action, "{\"company\": \"demf\"}");
        }
        rows.control(engine.finance(), "jobs/calculate-totals", "{}");
        engine.sync("orders-to-sales");
        engine.sync("invoices");

        assertThat(rows.failures("ORD-DE-3")).extracting(Failure::reason).isEmpty();
        JsonNode sent = rows.only(engine.sales(), "salesorders", "ordernumber", "ORD-DE-3");
        assertThat(sent.get("statecode").asInt()).as("invoiced").isEqualTo(4);
        JsonNode invoice =
                engine.sales()
                        .get(
                                "invoices?$expand=transactioncurrencyid($select=isocurrencycode)"
                                        + "&$filter=_salesorderid_value%20eq%20"
                                        + sent.get("salesorderid").asText())
                        .json()
                        .at("/value/0");
        assertThat(invoice.at("/transactioncurrencyid/isocurrencycode").asText()).isEqualTo("EUR");
        assertThat(invoice.get("totalamount").decimalValue())
                .isEqualByComparingTo(new BigDecimal("200"));
        assertThat(invoice.get("_owningbusinessunit_value"))
                .isEqualTo(rows.unit(CompanyRows.GERMAN));
    }

    @Test
    void anOrderStaysWithItsCompanyWhenItsOwnerMoves() {
        rows.control(engine.finance(), "seed", "{\"products\": 1, \"company\": \"demf\"}");
        engine.sync("products");
        rows.account("ACC-7", CompanyRows.GERMAN);
        engine.sync("accounts");
        rows.order("ORD-DE-7", "ACC-7");
        engine.sync("orders-to-finance");
        String id =
                rows.only(engine.sales(), "salesorders", "ordernumber", "ORD-DE-7")
                        .get("salesorderid")
                        .asText();

        Reply moved =
                engine.sales()
                        .patch("salesorders(" + id + ")", "{" + rows.owner(CompanyRows.US) + "}");
        assertThat(moved.status()).as(moved.body()).isEqualTo(204);
        Command sync = engine.p2c("sync", "orders-to-finance");

        assertThat(sync.exit()).as(sync.out()).isZero();
        assertThat(sync.out())
                .contains("order-headers-to-finance: 1 skipped: company demf has the row")
                .contains("order-lines-to-finance: 1 skipped: company demf has the row");
        rows.only(engine.finance(), "CDSSalesOrderHeaders", "SalesOrderNumber", "ORD-DE-7");
    }

    @Test
    void anOrderFromFinanceGetsTheUnitOfItsCompanyAndNoNumberInUse() {
        rows.control(engine.finance(), "seed", "{\"products\": 1, \"company\": \"demf\"}");
        engine.sync("products");
        rows.account("ACC-8", CompanyRows.GERMAN);
        rows.account("ACC-8-CompanyRows.US", CompanyRows.US);
        engine.sync("accounts");
        rows.created(
                "salesorders",
                """
                {"ordernumber": "ORD-8", "name": "American", %s,
                 "customerid_account@odata.bind": "/%s"}
                """
                        .formatted(
                                rows.owner(CompanyRows.US),
                                engine.sales().account("ACC-8-CompanyRows.US")));
        rows.bear("ORD-8", "ACC-8");
        rows.bear("ORD-DE-8", "ACC-8");

        engine.sync("orders-to-sales");

        JsonNode born = rows.only(engine.sales(), "salesorders", "ordernumber", "ORD-DE-8");
        assertThat(born.get("_owningbusinessunit_value")).isEqualTo(rows.unit(CompanyRows.GERMAN));
        JsonNode american = rows.only(engine.sales(), "salesorders", "ordernumber", "ORD-8");
        assertThat(american.get("name").asText()).isEqualTo("American");
        assertThat(rows.failures("ORD-8"))
                .extracting(Failure::company, Failure::reason)
                .contains(tuple("demf", "the row with this key belongs to company usmf"));
        engine.sales().delete("salesorders(" + american.get("salesorderid").asText() + ")");
        assertThat(engine.p2c("failures", "retry", "--all").exit()).isZero();
        engine.sync("orders-to-sales");
        assertThat(rows.failures("ORD-8")).isEmpty();
    }
}
