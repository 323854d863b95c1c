package dev.p2c.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import dev.p2c.app.Engine.Command;
import dev.p2c.error.UnavailableException;
import dev.p2c.sandbox.Reply;
import dev.p2c.sandbox.SandboxClient;
import dev.p2c.sandbox.http.Data;
import dev.p2c.state.Failure;
import dev.p2c.state.FailureFilter;
import dev.p2c.task.Run;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two companies, each with its business unit in Sales. */
class BothCompaniesTest {

    private static final String US = "US operations";
    private static final String GERMAN = "German operations";

    @TempDir static Path directory;
    private static Engine engine;

    @BeforeAll
    static void start() {
        Map<String, String> settings = new HashMap<>(Engine.BOTH_COMPANIES);
        settings.put("P2C_FINANCE_ATTEMPTS", "1");
        engine = Engine.start(directory, Data.EMPTY, settings);
    }

    @AfterAll
    static void stop() {
        engine.close();
    }

    @Test
    void anAccountOfEachUnitLandsInItsOwnCompanyOnly() {
        account("ACC-1-US", US);
        account("ACC-1-DE", GERMAN);
        account("ACC-1-NO", "Contoso");

        assertThat(engine.sync("accounts").failures()).isEmpty();

        assertThat(companiesOf("ACC-1-US")).isEqualTo("usmf");
        assertThat(companiesOf("ACC-1-DE")).isEqualTo("demf");
        assertThat(companiesOf("ACC-1-NO")).as("a unit of no company, above the others").isEmpty();
    }

    @Test
    void anAccountThatMovesToAnotherUnitBecomesACustomerThereToo() {
        String address = account("ACC-2", US);
        engine.sync("accounts");

        assertThat(
                        engine.sales()
                                .patch(address, "{" + owner(GERMAN) + ", \"name\": \"Moved\"}")
                                .status())
                .isEqualTo(204);
        engine.sync("accounts");

        assertThat(companiesOf("ACC-2")).isEqualTo("demf usmf");
        assertThat(customer("demf", "ACC-2").get("OrganizationName").asText()).isEqualTo("Moved");
        assertThat(customer("usmf", "ACC-2").get("OrganizationName").asText())
                .isNotEqualTo("Moved");
    }

    @Test
    void anOrderOfTheSecondCompanyGoesAllTheWayInEuros() {
        control(engine.finance(), "seed", "{\"products\": 2, \"company\": \"demf\"}");
        engine.sync("products");
        account("ACC-3", GERMAN);
        engine.sync("accounts");
        order("ORD-DE-3", "ACC-3");

        assertThat(engine.sync("orders-to-finance").failures()).isEmpty();

        JsonNode header =
                only(engine.finance(), "CDSSalesOrderHeaders", "SalesOrderNumber", "ORD-DE-3");
        assertThat(header.get("dataAreaId").asText()).isEqualTo("demf");
        assertThat(header.get("CurrencyCode").asText()).isEqualTo("EUR");
        for (String action : new String[] {"confirm", "pick", "ship", "invoice"}) {
            control(engine.finance(), "orders/ORD-DE-3/" + action, "{\"company\": \"demf\"}");
        }
        control(engine.finance(), "jobs/calculate-totals", "{}");
        engine.sync("orders-to-sales");
        engine.sync("invoices");

        assertThat(failures("ORD-DE-3")).extracting(Failure::reason).isEmpty();
        JsonNode sent = only(engine.sales(), "salesorders", "ordernumber", "ORD-DE-3");
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
        assertThat(invoice.get("_owningbusinessunit_value")).isEqualTo(unit(GERMAN));
    }

    @Test
    void anOutageInOneCompanyLeavesTheOthersRowsAcrossAndItsWatermarkMoved() {
        String american = account("ACC-4-US", US);
        String german = account("ACC-4-DE", GERMAN);
        engine.sync("accounts");
        Instant before = watermark("usmf");
        Instant germanBefore = watermark("demf");
        rename(american, "Across");
        rename(german, "Waits");
        control(
                engine.finance(),
                "faults",
                "[{\"method\": \"PATCH\", \"path\": \"CustomersV2\\\\(dataAreaId='demf'.*\","
                        + " \"status\": 503}]");

        Run run = engine.sync("accounts");
        Command status = engine.p2c("status");
        Command again = engine.p2c("sync", "accounts");
        engine.finance().control("DELETE", "faults", "");

        assertThat(run.failures()).containsOnlyKeys("demf");
        assertThat(run.failures().get("demf")).isInstanceOf(UnavailableException.class);
        assertThat(customer("usmf", "ACC-4-US").get("OrganizationName").asText())
                .isEqualTo("Across");
        assertThat(watermark("usmf")).isAfterOrEqualTo(before);
        assertThat(watermark("demf")).isEqualTo(germanBefore);
        assertThat(status.out()).contains("accounts: demf: finance: ").contains("FAILED");
        assertThat(again.exit()).isEqualTo(Exit.UNAVAILABLE);
        assertThat(again.out()).contains("accounts failed for demf: ").doesNotContain("for usmf");

        assertThat(engine.sync("accounts").failures()).isEmpty();
        assertThat(customer("demf", "ACC-4-DE").get("OrganizationName").asText())
                .isEqualTo("Waits");
    }

    @Test
    void aPassMayBeAskedForOneCompany() {
        account("ACC-5-US", US);
        account("ACC-5-DE", GERMAN);

        assertThat(engine.p2c("sync", "accounts", "--company", "demf").exit()).isZero();

        assertThat(companiesOf("ACC-5-US")).isEmpty();
        assertThat(companiesOf("ACC-5-DE")).isEqualTo("demf");
        assertThat(engine.p2c("sync", "accounts", "--company", "dat").err())
                .contains("--company dat: is none of p2c.companies: usmf,demf");
    }

    @Test
    void anOrderStaysWithTheCompanyItWentToWhereverItsOwnerMoves() {
        control(engine.finance(), "seed", "{\"products\": 1, \"company\": \"demf\"}");
        engine.sync("products");
        account("ACC-7", GERMAN);
        engine.sync("accounts");
        order("ORD-DE-7", "ACC-7");
        engine.sync("orders-to-finance");
        String id =
                only(engine.sales(), "salesorders", "ordernumber", "ORD-DE-7")
                        .get("salesorderid")
                        .asText();

        Reply moved = engine.sales().patch("salesorders(" + id + ")", "{" + owner(US) + "}");
        assertThat(moved.status()).as(moved.body()).isEqualTo(204);
        Command sync = engine.p2c("sync", "orders-to-finance");

        assertThat(sync.exit()).as(sync.out()).isZero();
        assertThat(sync.out())
                .contains("order-headers-to-finance: 1 skipped: company demf has it")
                .contains("order-lines-to-finance: 1 skipped: company demf has it");
        only(engine.finance(), "CDSSalesOrderHeaders", "SalesOrderNumber", "ORD-DE-7");
    }

    @Test
    void anOrderBornInFinanceGetsTheUnitAndNeverTakesTheNumberOfAnothersOrder() {
        control(engine.finance(), "seed", "{\"products\": 1, \"company\": \"demf\"}");
        engine.sync("products");
        account("ACC-8", GERMAN);
        account("ACC-8-US", US);
        engine.sync("accounts");
        created(
                "salesorders",
                """
                {"ordernumber": "ORD-8", "name": "American", %s,
                 "customerid_account@odata.bind": "/accounts(accountnumber='ACC-8-US')"}
                """
                        .formatted(owner(US)));
        bear("ORD-8", "ACC-8");
        bear("ORD-DE-8", "ACC-8");

        engine.sync("orders-to-sales");

        JsonNode born = only(engine.sales(), "salesorders", "ordernumber", "ORD-DE-8");
        assertThat(born.get("_owningbusinessunit_value")).isEqualTo(unit(GERMAN));
        JsonNode american = only(engine.sales(), "salesorders", "ordernumber", "ORD-8");
        assertThat(american.get("name").asText()).isEqualTo("American");
        assertThat(failures("ORD-8"))
                .extracting(Failure::company, Failure::reason)
                .contains(tuple("demf", "the row with this key is company usmf's"));
        engine.sales().delete("salesorders(" + american.get("salesorderid").asText() + ")");
        assertThat(engine.p2c("failures", "retry", "--all").exit()).isZero();
        engine.sync("orders-to-sales");
        assertThat(failures("ORD-8")).isEmpty();
    }

    private static List<Failure> failures(String order) {
        return engine.application().state().failures().list(FailureFilter.all(100)).stream()
                .filter(failure -> failure.key().startsWith(order))
                .toList();
    }

    private static void bear(String number, String customer) {
        String product =
                engine.finance()
                        .get(
                                "SellableReleasedProducts?cross-company=true&$top=1"
                                        + "&$filter=dataAreaId%20eq%20'demf'")
                        .json()
                        .at("/value/0/ProductNumber")
                        .asText();
        String common = "{\"dataAreaId\": \"demf\", \"SalesOrderNumber\": \"" + number + "\", ";
        for (String[] post :
                new String[][] {
                    {
                        "CDSSalesOrderHeaders",
                        "\"OrderingCustomerAccountNumber\": \"" + customer + "\"}"
                    },
                    {
                        "CDSSalesOrderLines",
                        "\"ProductNumber\": \"" + product + "\", \"OrderedSalesQuantity\": 4}"
                    }
                }) {
            Reply reply = engine.finance().post(post[0] + "?cross-company=true", common + post[1]);
            assertThat(reply.status()).as(reply.body()).isEqualTo(201);
        }
        control(engine.finance(), "orders/" + number + "/confirm", "{\"company\": \"demf\"}");
        control(engine.finance(), "jobs/calculate-totals", "{}");
    }

    @Test
    void statusAndStateTellTheCompaniesApart() {
        account("ACC-6-DE", GERMAN);
        engine.sync("accounts");

        assertThat(engine.p2c("status").out().lines())
                .anyMatch(line -> line.matches("accounts-to-customers +demf +[1-9].*"))
                .anyMatch(line -> line.matches("accounts-to-customers +usmf .*"));
    }

    @Test
    void aUnitThatSalesDoesNotHaveStopsOnlyItsCompanyAndNamesTheSetting(@TempDir Path other) {
        Map<String, String> wrong = new HashMap<>(Engine.BOTH_COMPANIES);
        wrong.put("P2C_COMPANY_DEMF_BUSINESS_UNIT", "Germany");
        try (Engine mistaken = Engine.start(other, Data.EMPTY, wrong)) {
            mistaken.sales().post("accounts", "{\"accountnumber\": \"A1\", \"name\": \"One\"}");

            Command sync = mistaken.p2c("sync", "accounts");

            assertThat(sync.exit()).isEqualTo(Exit.WRONG);
            assertThat(sync.out())
                    .contains("1 created")
                    .contains("p2c.company.demf.business-unit: Sales has no business unit")
                    .contains("\"Germany\", it has Contoso, German operations, US operations");
        }
    }

    private static String account(String number, String unit) {
        Reply reply =
                engine.sales()
                        .post(
                                "accounts",
                                "{\"accountnumber\": \"%s\", \"name\": \"Name of %s\", %s}"
                                        .formatted(number, number, owner(unit)));
        assertThat(reply.status()).as(reply.body()).isEqualTo(204);
        return reply.header("OData-EntityId");
    }

    private static void order(String number, String customer) {
        JsonNode product =
                engine.sales()
                        .get(
                                "products?$filter=startswith(productnumber,'DE-')&$orderby=productnumber")
                        .json()
                        .at("/value/0");
        JsonNode list = only(engine.sales(), "pricelevels", "name", "Standard%20EUR");
        JsonNode euro = only(engine.sales(), "transactioncurrencies", "isocurrencycode", "EUR");
        created(
                "salesorders",
                """
                {"ordernumber": "%s", "name": "Chairs", %s,
                 "pricelevelid@odata.bind": "/pricelevels(%s)",
                 "transactioncurrencyid@odata.bind": "/transactioncurrencies(%s)",
                 "customerid_account@odata.bind": "/accounts(accountnumber='%s')"}
                """
                        .formatted(
                                number,
                                owner(GERMAN),
                                list.get("pricelevelid").asText(),
                                euro.get("transactioncurrencyid").asText(),
                                customer));
        JsonNode header = only(engine.sales(), "salesorders", "ordernumber", number);
        created(
                "salesorderdetails",
                """
                {"sequencenumber": 1, "quantity": 2, "ispriceoverridden": true,
                 "propertyconfigurationstatus": 2, "priceperunit": 100.00,
                 "productid@odata.bind": "/products(%s)", "uomid@odata.bind": "/uoms(%s)",
                 "salesorderid@odata.bind": "/salesorders(%s)"}
                """
                        .formatted(
                                product.get("productid").asText(),
                                product.get("_defaultuomid_value").asText(),
                                header.get("salesorderid").asText()));
        control(engine.sales(), "orders/" + number + "/activate", "{}");
    }

    private static void created(String set, String json) {
        Reply reply = engine.sales().post(set, json);
        assertThat(reply.status()).as(reply.body()).isEqualTo(204);
    }

    private static void rename(String address, String name) {
        assertThat(engine.sales().patch(address, "{\"name\": \"" + name + "\"}").status())
                .isEqualTo(204);
    }

    private static void control(SandboxClient service, String call, String json) {
        Reply reply = service.control("POST", call, json);
        assertThat(reply.status()).as(reply.body()).isEqualTo(200);
    }

    private static String owner(String unit) {
        JsonNode team = only(engine.sales(), "teams", "name", SandboxClient.encode(unit));
        return "\"ownerid@odata.bind\": \"/teams(" + team.get("teamid").asText() + ")\"";
    }

    private static JsonNode unit(String name) {
        return only(engine.sales(), "businessunits", "name", SandboxClient.encode(name))
                .get("businessunitid");
    }

    private static Instant watermark(String company) {
        Optional<Instant> watermark =
                engine.application().state().watermarks().get(Accounts.TASK, company);
        return watermark.orElseThrow();
    }

    /** Codes of the companies with this customer, in order. */
    private static String companiesOf(String number) {
        StringBuilder companies = new StringBuilder();
        engine.finance()
                .get(
                        "CustomersV2?cross-company=true&$orderby=dataAreaId&$filter=CustomerAccount%20eq%20'"
                                + number
                                + "'")
                .json()
                .get("value")
                .forEach(row -> companies.append(row.get("dataAreaId").asText()).append(' '));
        return companies.toString().strip();
    }

    private static JsonNode customer(String company, String number) {
        return engine.finance()
                .get(
                        "CustomersV2(dataAreaId='%s',CustomerAccount='%s')?cross-company=true"
                                .formatted(company, number))
                .json();
    }

    /**
     * @param value percent-encoded
     */
    private static JsonNode only(SandboxClient service, String set, String column, String value) {
        return Deal.only(
                service,
                set
                        + "?"
                        + (set.startsWith("CDS") ? "cross-company=true&" : "")
                        + "$filter="
                        + column
                        + "%20eq%20'"
                        + value
                        + "'");
    }
}
