package dev.p2c.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.p2c.sandbox.Reply;
import dev.p2c.sandbox.Sandbox;
import dev.p2c.sandbox.SandboxClient;
import dev.p2c.sandbox.http.InitialData;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Both systems as bought, and a person who knows only what {@code p2c check} says. Each action
 * below is what one remedy asks for, in the call of the stand-in that stands for the menu.
 */
class FromBareToFirstDealTest {

    private static final String ORDER = "ORD-79001-TEST";

    @TempDir Path folder;
    private static Path directory;

    private static Sandbox sandbox;
    private static SandboxClient sales;
    private static SandboxClient finance;
    private static Map<String, String> environment;
    private static final Map<String, String> KEYS =
            Map.of("accounts", "accountid", "salesorders", "salesorderid");
    private static final List<String> done = new ArrayList<>();

    /**
     * What a person does about a finding.
     *
     * @param remedy words of the remedy
     * @param evidence names in the evidence that the person needs
     */
    private record Action(String remedy, Pattern evidence, Consumer<MatchResult> act) {}

    private static final List<Action> ACTIONS = new ArrayList<>();

    private static void when(String remedy, String evidence, Consumer<MatchResult> act) {
        ACTIONS.add(new Action(remedy, Pattern.compile(evidence), act));
    }

    private static void start(boolean staged) {
        done.clear();
        ACTIONS.clear();
        sandbox =
                staged ? Engine.threeStandIns(InitialData.BARE) : Engine.standIns(InitialData.BARE);
        sales = new SandboxClient(sandbox.salesUrl(), sandbox.tokenUrl());
        finance = new SandboxClient(sandbox.financeUrl(), sandbox.tokenUrl());
        environment = new HashMap<>(Engine.environment(sandbox, directory));
        environment.put("P2C_COMPANY_USMF_BUSINESS_UNIT", "US operations");
        when("PackageDeployer.exe", "not installed", m -> control(sales, "solution", "{}"));
        when("run bin/p2c setup sales", ".", m -> setup());
        when("Business units: create it", "unit \"([^\"]+)\"", m -> unit(m.group(1)));
        when("press Manage roles", "team \"([^\"]+)\"", m -> role(m.group(1)));
        when("create one with the currency", "price list in (\\w+)", m -> priceList("Standard"));
        when(
                "set up a sequence with Manual = Yes",
                "number sequence for ([\\w ]+) of (\\w+)",
                m -> sequence(m.group(1), m.group(2)));
        when(
                "under Accounts receivable > Setup > Customer groups",
                "group (\\w+) does not exist in (\\w+)",
                m -> created("CustomerGroups", m.group(2), "CustomerGroupId", m.group(1)));
        when(
                "Inventory breakdown > Sites",
                "site (\\w+) does not exist in (\\w+)",
                m -> created("OperationalSitesV2", m.group(2), "SiteId", m.group(1)));
        when(
                "Inventory breakdown > Warehouses",
                "warehouse (\\w+) does not exist in (\\w+)",
                m -> created("Warehouses", m.group(2), "WarehouseId", m.group(1)));
        when(
                "Setup > Units > Units",
                "unit (\\w+) does not exist",
                m -> finance.post("UnitsOfMeasure", "{\"UnitSymbol\":\"" + m.group(1) + "\"}"));
        when("press Assign", "of (\\w+) in business units of no company", m -> assign(m.group(1)));
        when(
                "Calculate sales totals",
                "(\\w+) has no batch job",
                m -> control(finance, "jobs/totals-job", "{\"company\":\"" + m.group(1) + "\"}"));
    }

    @AfterEach
    void stop() {
        sandbox.close();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void theWordsOfTheCheckLeadToTheFirstDeal(boolean staged) {
        directory = folder;
        start(staged);
        followTheCheck();
        healthy();
        firstDeal(staged ? "staged-" : "");
    }

    /** What is left after the remedies: price lists of currencies that nobody trades in here. */
    private static void healthy() {
        Engine.Command check = Engine.command(environment, "check", "--json");
        assertThat(check.exit()).as(check.out()).isZero();
        assertThat(CommandJson.of(check.out()).get("checks"))
                .filteredOn(finding -> finding.get("state").asText().equals("warning"))
                .extracting(finding -> finding.get("id").asText())
                .isSubsetOf("sales.price-lists", "finance.unit");
    }

    /** Runs the check and does what it says, until nothing is missing. */
    private static void followTheCheck() {
        for (int round = 0; round < 6; round++) {
            boolean missing = false;
            for (JsonNode finding : findings()) {
                if (isToBeMended(finding)) {
                    missing |= finding.get("state").asText().equals("missing");
                    mend(finding);
                }
            }
            if (!missing) {
                return;
            }
        }
        throw new AssertionError("still missing after " + done + ": " + findings());
    }

    private static boolean isToBeMended(JsonNode finding) {
        return List.of("missing", "warning").contains(finding.get("state").asText());
    }

    private static List<JsonNode> findings() {
        List<JsonNode> findings = new ArrayList<>();
        CommandJson.of(Engine.command(environment, "check", "--json").out())
                .get("checks")
                .forEach(findings::add);
        return findings;
    }

    /** Does what a remedy says. */
    private static void mend(JsonNode finding) {
        for (Action action : ACTIONS) {
            var evidence = action.evidence().matcher(finding.get("evidence").asText());
            if (finding.get("remedy").asText().contains(action.remedy()) && evidence.find()) {
                action.act().accept(evidence.toMatchResult());
                done.add(finding.get("id").asText());
                return;
            }
        }
    }

    /** Once is enough, although a finding for each table asks for it. */
    private static void setup() {
        if (done.contains("sales.columns")) {
            return;
        }
        assertThat(Engine.command(environment, "setup", "sales", "--yes").exit()).isZero();
    }

    private static void control(SandboxClient system, String call, String body) {
        Reply reply = system.control("POST", call, body);
        assertThat(reply.status()).as(reply.body()).isEqualTo(200);
    }

    private static void unit(String name) {
        sales.post("businessunits", "{\"name\":\"" + name + "\"}");
    }

    private static void role(String team) {
        JsonNode row =
                sales.get("teams?$filter=name%20eq%20'" + SandboxClient.encode(team) + "'")
                        .value()
                        .get(0);
        String role =
                sales.get(
                                "roles?$filter=name%20eq%20'System%20Administrator'%20and%20_businessunitid_value%20eq%20"
                                        + row.get("_businessunitid_value").asText())
                        .value()
                        .get(0)
                        .get("roleid")
                        .asText();
        sales.post(
                "teams(" + row.get("teamid").asText() + ")/teamroles_association/$ref",
                "{\"@odata.id\":\"%sroles(%s)\"}".formatted(sandbox.salesUrl(), role));
    }

    private static void priceList(String name) {
        String currency =
                sales.get("transactioncurrencies?$filter=isocurrencycode%20eq%20'USD'")
                        .value()
                        .get(0)
                        .get("transactioncurrencyid")
                        .asText();
        sales.post(
                "pricelevels",
                "{\"name\":\"%s\",\"transactioncurrencyid@odata.bind\":\"/transactioncurrencies(%s)\"}"
                        .formatted(name, currency));
    }

    private static void sequence(String label, String company) {
        String column =
                switch (label) {
                    case "customer account" -> "CustomerAccount";
                    case "party id" -> "PartyNumber";
                    case "quotation" -> "SalesQuotationNumber";
                    default -> "SalesOrderNumber";
                };
        control(
                finance,
                "sequences",
                "{\"column\":\"%s\",\"company\":\"%s\",\"manual\":true}"
                        .formatted(column, company));
    }

    private static void created(String set, String company, String column, String value) {
        Reply reply =
                finance.post(
                        set + "?cross-company=true",
                        "{\"dataAreaId\":\"%s\",\"%s\":\"%s\"}".formatted(company, column, value));
        assertThat(reply.status()).as(reply.body()).isEqualTo(201);
    }

    /** A product of Finance, an account of Sales, an order and its invoice. */
    private static void firstDeal(String way) {
        Map<String, String> unit = Map.of("P2C_COMPANY_USMF_BUSINESS_UNIT", "US operations");
        try (Engine engine = Engine.on(sandbox, directory, unit)) {
            TestDeal deal = new TestDeal(engine);
            control(finance, "seed", "{\"products\": 1}");
            sync(engine, way + "products");
            deal.account();
            lookAgain();
            assertThat(done).contains("sales.company-rows");
            deal.document("salesorders", ORDER, "First order");
            deal.line("salesorders", ORDER, 1, "2", "0");
            deal.activate("salesorders", ORDER);
            lookAgain();
            sync(engine, way + "accounts", "orders-to-finance");
            deal.press("orders/" + ORDER + "/confirm", "{}");
            deal.press("orders/" + ORDER + "/invoice", "{}");
            deal.press("jobs/calculate-totals", "{}");
            sync(engine, way + "orders-to-sales", way + "invoices");
            JsonNode invoices = engine.sales().get("invoices").value();
            assertThat(invoices).hasSize(1);
            assertThat(invoices.get(0).get("totalamount").decimalValue()).isPositive();
        }
    }

    /** Gives rows that a person of another unit entered to the team of the company's unit. */
    private static void assign(String set) {
        String team =
                sales.get("teams?$filter=name%20eq%20'US%20operations'")
                        .value()
                        .get(0)
                        .get("teamid")
                        .asText();
        for (JsonNode row : sales.get(set).value()) {
            Fault.done(
                    sales.patch(
                            set + "(" + row.get(KEYS.get(set)).asText() + ")",
                            "{\"ownerid@odata.bind\":\"/teams(" + team + ")\"}"));
        }
    }

    /** Runs the check once, and does what its warnings and missing requirements say. */
    private static void lookAgain() {
        findings().stream()
                .filter(FromBareToFirstDealTest::isToBeMended)
                .forEach(FromBareToFirstDealTest::mend);
    }

    private static void sync(Engine engine, String... directions) {
        for (String direction : directions) {
            assertThat(engine.sync(direction).failures()).as(direction).isEmpty();
        }
    }
}
