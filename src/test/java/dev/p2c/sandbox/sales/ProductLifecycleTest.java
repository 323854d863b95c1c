package dev.p2c.sandbox.sales;

import static dev.p2c.sandbox.sales.SalesRequests.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.p2c.sandbox.Reply;
import dev.p2c.sandbox.SandboxClient;
import dev.p2c.sandbox.SandboxExtension;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Tests products of Sales over HTTP: drafts, publishing, and which products a line takes.
 *
 * <p>Holds rules of docs/templates.md, "Products", "Sales Orders, Finance to Sales".
 *
 * <p>Source: Publish, revise, revert, retire, and activate products; data service error codes.
 */
class ProductLifecycleTest {

    @RegisterExtension static final SandboxExtension SANDBOX = new SandboxExtension();

    private static final String ACTIVE = "{\"statecode\":0,\"statuscode\":1}";
    private static final String PUBLISH = "/Microsoft.Dynamics.CRM.PublishProductHierarchy";

    private final SandboxClient sales = SANDBOX.sales();

    @BeforeEach
    void referenceData() {
        new SalesRequests(sales).reset();
        sales.control("POST", "rules", "{\"productsChangeOnlyAsDrafts\":false}");
    }

    private String id(String set, String name, String key) {
        Reply reply = sales.get(set + "?$filter=name%20eq%20'" + name.replace(" ", "%20") + "'");
        return reply.value().get(0).get(key).asText();
    }

    private String bind(String lookup, String set, String id) {
        return "\"%s@odata.bind\":\"/%s(%s)\"".formatted(lookup, set, id);
    }

    private String units() {
        return bind("defaultuomid", "uoms", id("uoms", "ea", "uomid"))
                + ","
                + bind(
                        "defaultuomscheduleid",
                        "uomschedules",
                        id("uomschedules", "Default Unit", "uomscheduleid"));
    }

    private String product(String number) {
        Reply reply = post(number, units());
        assertThat(reply.status()).as(reply.body()).isEqualTo(204);
        return "products(" + reply.entityId() + ")";
    }

    private Reply post(String number, String units) {
        return sales.post(
                "products",
                "{\"productnumber\":\"%s\",\"name\":\"Pump\",\"price\":1,%s}"
                        .formatted(number, units));
    }

    private int state(String product) {
        return sales.get(product + "?$select=statecode").json().get("statecode").asInt();
    }

    private Reply line(String product, String quantity, String unit) {
        String account = new SalesRequests(sales).account("{\"name\":\"Contoso\"}");
        Reply order =
                sales.post(
                        "salesorders",
                        "{\"name\":\"o\"," + bind("customerid_account", "accounts", account) + "}");
        return sales.post(
                "salesorderdetails",
                "{\"quantity\":%s,\"ispriceoverridden\":true,\"priceperunit\":1,%s,%s,\"productid@odata.bind\":\"/%s\"}"
                        .formatted(
                                quantity,
                                bind("uomid", "uoms", unit),
                                bind("salesorderid", "salesorders", order.entityId()),
                                product));
    }

    private String each() {
        return id("uoms", "ea", "uomid");
    }

    private void ok(Reply reply) {
        assertThat(reply.status()).as(reply.body()).isEqualTo(204);
    }

    @Test
    void aNewProductIsADraftUnlessTheOrganizationSaysOtherwise() {
        String draft = product("P-1");
        assertThat(state(draft)).isEqualTo(2);

        String organization = "organizations(" + SalesSettings.ORGANIZATION + ")";
        ok(sales.patch(organization, "{\"createproductswithoutparentinactivestate\":true}"));

        assertThat(state(product("P-2"))).isZero();
    }

    @Test
    void aDraftIsPublishedByItsStateOrByTheAction() {
        String first = product("P-1");
        ok(sales.patch(first, ACTIVE));
        assertThat(state(first)).isZero();
        String second = product("P-2");
        ok(sales.post(second + PUBLISH, "{}"));
        assertThat(state(second)).isZero();
        assertThat(sales.post(second + PUBLISH, "{}").status()).isEqualTo(400);
    }

    @Test
    void aLineTakesOnlyActiveProducts() {
        String product = product("P-1");
        assertRefused(line(product, "1", each()), 400, "0x8004f908", "Active products");
        ok(sales.patch(product, ACTIVE));
        ok(line(product, "1", each()));
        ok(sales.patch(product, "{\"statecode\":1}"));
        assertRefused(line(product, "1", each()), 400, "0x8004f908");
    }

    @Test
    void aProductNumberExistsOnceInTheOrganization() {
        product("P-1");
        assertRefused(post("p-1", units()), 400, "0x80043b06", "conflicts");
        assertRefused(
                sales.patch(product("P-2"), "{\"productnumber\":\"P-1\"}"), 400, "0x80043b06");
    }

    @Test
    void aProductHasAUnitGroupAndAUnitOfThatGroup() {
        assertRefused(
                post("P-1", bind("defaultuomid", "uoms", each())), 400, "0x80043b13", "schedule");
        String group = sales.post("uomschedules", "{\"name\":\"Weights\"}").entityId();
        String gram =
                sales.post(
                                "uoms",
                                "{\"name\":\"g\",\"quantity\":1,"
                                        + bind("uomscheduleid", "uomschedules", group)
                                        + "}")
                        .entityId();
        String foreign =
                bind("defaultuomid", "uoms", gram)
                        + ","
                        + bind(
                                "defaultuomscheduleid",
                                "uomschedules",
                                id("uomschedules", "Default Unit", "uomscheduleid"));
        assertRefused(post("P-1", foreign), 400, "0x80043b14");
        String product = product("P-1");
        ok(sales.patch(product, ACTIVE));
        assertRefused(line(product, "1", gram), 400, "0x80043b14", "not valid");
    }

    @Test
    void aQuantityHasNoMoreDecimalsThanTheProductAllows() {
        String product = product("P-1");
        ok(sales.patch(product, "{\"quantitydecimal\":1}"));
        ok(sales.patch(product, ACTIVE));
        ok(line(product, "4.50", each()));
        assertRefused(line(product, "4.55", each()), 400, "0x80043b07");
    }

    @Test
    void aSwitchLetsOnlyDraftsBeChanged() {
        sales.control("POST", "rules", "{\"productsChangeOnlyAsDrafts\":true}");
        String product = product("P-1");
        ok(sales.patch(product, "{\"name\":\"Pump 2\"}"));
        ok(sales.patch(product, ACTIVE));
        assertRefused(sales.patch(product, "{\"name\":\"Pump 3\"}"), 400, "0x8004f995");
        ok(sales.patch(product, "{\"statecode\":3}"));
        assertThat(sales.control("POST", "rules", "{\"nothing\":true}").status()).isEqualTo(400);
    }

    @Test
    void aPriceListNameExistsOnce() {
        assertRefused(
                sales.post("pricelevels", "{\"name\":\"standard\"}"), 400, "0x80043b0f", "name");
    }

    @Test
    void theCurrencyOfAnOrderIsSetOnCreateOnly() {
        String account = new SalesRequests(sales).account("{\"name\":\"Contoso\"}");
        String order =
                "salesorders("
                        + sales.post(
                                        "salesorders",
                                        "{\"name\":\"o\","
                                                + bind("customerid_account", "accounts", account)
                                                + "}")
                                .entityId()
                        + ")";
        String euro =
                sales.get("transactioncurrencies?$filter=isocurrencycode%20eq%20'EUR'")
                        .value()
                        .get(0)
                        .get("transactioncurrencyid")
                        .asText();
        String change = "{" + bind("transactioncurrencyid", "transactioncurrencies", euro) + "}";

        assertRefused(sales.patch(order, change), 400, "0x80041100", "non-updateable");
        assertThat(
                        sales.get(
                                        "EntityDefinitions(LogicalName='salesorder')/Attributes?$select=LogicalName,IsValidForUpdate")
                                .value())
                .anySatisfy(
                        column -> {
                            assertThat(column.get("LogicalName").asText())
                                    .isEqualTo("transactioncurrencyid");
                            assertThat(column.get("IsValidForUpdate").asBoolean()).isFalse();
                        });

        sales.control("POST", "rules", "{\"ignoresFixedColumns\":true}");
        ok(sales.patch(order, change));
        sales.control("POST", "rules", "{\"ignoresFixedColumns\":false}");
        assertThat(sales.get(order).json().get("_transactioncurrencyid_value").asText())
                .isNotEqualTo(euro);
    }
}
