package dev.p2c.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.p2c.sandbox.http.InitialData;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The third stand-in: Dataverse without the business behaviour of Sales. */
class CommonDataServiceTest {

    private static Sandbox sandbox;
    private static SandboxClient cds;

    @BeforeAll
    static void start() {
        sandbox =
                Sandbox.start(
                        SandboxSettings.defaults()
                                .withPorts(0, 0, 0)
                                .withCommonDataService(0)
                                .withData(InitialData.EMPTY));
        cds = new SandboxClient(sandbox.cdsUrl().orElseThrow(), sandbox.tokenUrl());
    }

    @AfterAll
    static void stop() {
        sandbox.close();
    }

    private static JsonNode created(String set, String json) {
        Reply reply = cds.post(set, json, "Prefer", "return=representation");
        assertThat(reply.status()).as(reply.body()).isEqualTo(201);
        return reply.json();
    }

    private static void order(String number) {
        created(
                "salesorders",
                "{\"salesordernumber\": \"%s\", \"totalamount\": 7}".formatted(number));
    }

    private static JsonNode line(String order, int sequence) {
        return created(
                "salesorderlines",
                """
                {"salesordernumber": "%s", "sequence": %d, "quantity": 3, "unitprice": 10,
                 "lineamount": 1, "salesorder@odata.bind": "/salesorders(salesordernumber='%s')"}
                """
                        .formatted(order, sequence, order));
    }

    @Test
    void aRowGetsItsIdOwnerBusinessUnitAndTimesFromTheService() {
        JsonNode row = created("accounts", "{\"accountnumber\": \"A1\", \"fullname\": \"One\"}");

        assertThat(row.get("accountid").asText()).isNotEmpty();
        assertThat(row.get("_owninguser_value").asText()).isNotEmpty();
        assertThat(row.get("_owningbusinessunit_value").asText()).isNotEmpty();
        assertThat(row.get("modifiedon").asText()).endsWith("Z");
        assertThat(row.get("@odata.etag").asText()).startsWith("W/");
        assertThat(row.get("statecode").asInt()).isZero();
    }

    @Test
    void aDocumentKeepsTheAmountsThatItIsGiven() {
        order("O1");
        JsonNode line = line("O1", 1);

        JsonNode header = cds.get("salesorders(salesordernumber='O1')").json();

        assertThat(header.get("totalamount").decimalValue()).isEqualByComparingTo("7");
        assertThat(line.get("lineamount").decimalValue()).isEqualByComparingTo("1");
    }

    @Test
    void aProductIsNoDraft() {
        JsonNode row = created("products", "{\"productnumber\": \"P1\", \"name\": \"One\"}");

        assertThat(row.get("statecode").asInt()).isZero();
    }

    @Test
    void aNumberIsAKeyThatIsUniqueAndAddressesItsRow() {
        created("contacts", "{\"contactnumber\": \"C1\"}");

        assertThat(cds.post("contacts", "{\"contactnumber\": \"C1\"}").status()).isEqualTo(412);
        assertThat(cds.get("contacts(contactnumber='C1')").status()).isEqualTo(200);
    }

    @Test
    void linesGoWithTheirHeaderAndOtherRowsLoseTheirLookup() {
        order("O2");
        String line = line("O2", 1).get("salesorderlineid").asText();
        created("accounts", "{\"accountnumber\": \"A2\"}");
        created(
                "contacts",
                "{\"contactnumber\": \"C2\","
                        + " \"primaryaccount@odata.bind\": \"/accounts(accountnumber='A2')\"}");

        assertThat(cds.delete("salesorders(salesordernumber='O2')").status()).isEqualTo(204);
        assertThat(cds.delete("accounts(accountnumber='A2')").status()).isEqualTo(204);

        assertThat(cds.get("salesorderlines(" + line + ")").status()).isEqualTo(404);
        JsonNode contact = cds.get("contacts(contactnumber='C2')").json();
        assertThat(contact.get("_primaryaccount_value").isNull()).isTrue();
    }

    @Test
    void aLineNeedsItsHeader() {
        Reply reply =
                cds.post("salesorderlines", "{\"salesordernumber\": \"O9\", \"sequence\": 1}");

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.body()).contains("salesorder");
    }

    @Test
    void actionsAndControlsOfSalesAreUnknown() {
        assertThat(cds.post("FulfillSalesOrder", "{}").status()).isEqualTo(404);
        assertThat(cds.control("POST", "solution", "{}").status()).isEqualTo(404);
    }

    @Test
    void theOrganizationIsAnotherOneThanThatOfSales() {
        SandboxClient sales = new SandboxClient(sandbox.salesUrl(), sandbox.tokenUrl());

        assertThat(cds.get("WhoAmI").json().get("OrganizationId"))
                .isNotEqualTo(sales.get("WhoAmI").json().get("OrganizationId"));
        assertThat(cds.get("organizations(organizationnumber='ORG001')").status()).isEqualTo(200);
    }

    @Test
    void changesAreTracked() {
        String link =
                cds.get("quotations?$select=quotationnumber", "Prefer", "odata.track-changes")
                        .json()
                        .get("@odata.deltaLink")
                        .asText();
        created("quotations", "{\"quotationnumber\": \"Q1\"}");

        assertThat(cds.get(link).json().at("/value/0/quotationnumber").asText()).isEqualTo("Q1");
    }

    @Test
    void controlsAffectThisServiceOnly() {
        SandboxClient sales = new SandboxClient(sandbox.salesUrl(), sandbox.tokenUrl());
        cds.control("POST", "faults", "[{\"path\": \"products.*\", \"status\": 503}]");

        assertThat(cds.get("products").status()).isEqualTo(503);
        assertThat(sales.get("products").status()).isEqualTo(200);
        assertThat(cds.control("GET", "stats", "").json().get("requests").asInt()).isPositive();
        assertThat(cds.control("DELETE", "faults", "").status()).isEqualTo(200);
        assertThat(cds.control("POST", "seed", "{\"accounts\": 1}").body())
                .contains("seed Sales or Finance");
    }
}
