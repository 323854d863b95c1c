package dev.p2c.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Annotations, expanded rows and conditional reads in Sales. */
final class SalesRowTest {

    @RegisterExtension static final SandboxExtension SANDBOX = new SandboxExtension();

    private static final String ACME = id(1);
    private static final String ORDER = id(50);

    @BeforeAll
    static void createRows() {
        create("accounts", Map.of("accountid", ACME, "accountnumber", "N1", "name", "Same"));
        create(
                "salesorders",
                Map.of(
                        "salesorderid",
                        ORDER,
                        "name",
                        "Pumps",
                        "customerid_account@odata.bind",
                        "/accounts(" + ACME + ")",
                        "pricelevelid@odata.bind",
                        "/pricelevels(" + priceList() + ")"));
        create(
                "salesorderdetails",
                Map.of(
                        "salesorderid@odata.bind",
                        "/salesorders(" + ORDER + ")",
                        "isproductoverridden",
                        true,
                        "productdescription",
                        "Pump",
                        "priceperunit",
                        10,
                        "quantity",
                        2));
    }

    private static String id(int number) {
        return new UUID(0xbbbbbbbb00000000L, number).toString();
    }

    private static String priceList() {
        return get("pricelevels?$filter=name%20eq%20'Standard'")
                .value()
                .findValuesAsText("pricelevelid")
                .get(0);
    }

    private static void create(String set, Map<String, Object> row) {
        Reply reply = SANDBOX.sales().post(set, row);
        assertThat(reply.status()).as(reply.body()).isEqualTo(204);
    }

    private static Reply get(String address, String... headers) {
        return SANDBOX.sales().get(address, headers);
    }

    @Test
    void whoAmIReturnsThreeIds() {
        for (String call : List.of("WhoAmI", "WhoAmI()")) {
            Reply reply = get(call);
            assertThat(reply.status()).isEqualTo(200);
            for (String name : List.of("BusinessUnitId", "UserId", "OrganizationId")) {
                assertThat(UUID.fromString(reply.json().get(name).asText())).isNotNull();
            }
            assertThat(reply.header("x-ms-dop-hint")).matches("\\d+");
        }
    }

    @Test
    void annotationsPrecedeTheirProperty() {
        String address =
                "salesorders(" + ORDER + ")?$select=_customerid_value,statecode,totalamount";
        Reply plain = get(address);
        assertThat(plain.body())
                .doesNotContain("FormattedValue")
                .doesNotContain("lookuplogicalname");

        Reply reply = get(address, "Prefer", "odata.include-annotations=\"*\"");
        List<String> fields = new ArrayList<>();
        reply.json().fieldNames().forEachRemaining(fields::add);
        assertThat(fields)
                .containsSubsequence(
                        "_customerid_value@OData.Community.Display.V1.FormattedValue",
                        "_customerid_value@Microsoft.Dynamics.CRM.associatednavigationproperty",
                        "_customerid_value@Microsoft.Dynamics.CRM.lookuplogicalname",
                        "_customerid_value",
                        "statecode@OData.Community.Display.V1.FormattedValue",
                        "statecode");
        JsonNode row = reply.json();
        assertThat(text(row, "_customerid_value@OData.Community.Display.V1.FormattedValue"))
                .isEqualTo("Same");
        assertThat(text(row, "_customerid_value@Microsoft.Dynamics.CRM.lookuplogicalname"))
                .isEqualTo("account");
        assertThat(
                        text(
                                row,
                                "_customerid_value@Microsoft.Dynamics.CRM.associatednavigationproperty"))
                .isEqualTo("customerid_account");
        assertThat(text(row, "statecode@OData.Community.Display.V1.FormattedValue"))
                .isEqualTo("Active");
        assertThat(text(row, "totalamount@OData.Community.Display.V1.FormattedValue"))
                .isEqualTo("$20.00");
        assertThat(reply.header("Preference-Applied")).isEqualTo("odata.include-annotations=\"*\"");
    }

    private static String text(JsonNode row, String field) {
        return row.path(field).asText();
    }

    @Test
    void relatedRowsAreExpanded() {
        Reply single =
                get(
                        "salesorders("
                                + ORDER
                                + ")?$select=name&$expand=customerid_account($select=name)");
        assertThat(single.json().at("/customerid_account/name").asText()).isEqualTo("Same");
        assertThat(single.json().get("@odata.context").asText())
                .endsWith("#salesorders(name,customerid_account(name))/$entity");

        Reply many = get("salesorders?$select=name&$expand=order_details($select=quantity)");
        JsonNode row = many.value().get(0);
        assertThat(row.at("/order_details/0/quantity").decimalValue()).isEqualByComparingTo("2");
        assertThat(row.get("order_details@odata.nextLink").asText())
                .isEqualTo(
                        SANDBOX.sales().root()
                                + "salesorders("
                                + ORDER
                                + ")/order_details?$select=quantity");
        Reply nested =
                get(
                        "salesorders?$expand=order_details($filter=quantity%20gt%205;$top=1;"
                                + "$orderby=quantity;$expand=salesorderid($select=name))");
        assertThat(nested.value().get(0).get("order_details")).isEmpty();
        assertThat(
                        get("salesorders?$expand=customerid_contact")
                                .value()
                                .get(0)
                                .get("customerid_contact")
                                .isNull())
                .isTrue();
    }

    @Test
    void rowWithAKnownEtagIsAnsweredWith304() {
        String address = "accounts(" + ACME + ")";
        String etag = get(address).header("ETag");

        Reply known = get(address, "If-None-Match", etag);
        assertThat(known.status()).isEqualTo(304);
        assertThat(known.body()).isEmpty();
        assertThat(get(address + "?$expand=primarycontactid", "If-None-Match", etag).status())
                .isEqualTo(200);
        assertThat(
                        get(
                                        address,
                                        "If-None-Match",
                                        etag,
                                        "Prefer",
                                        "odata.include-annotations=\"*\"")
                                .status())
                .isEqualTo(200);
        assertThat(get(address, "If-None-Match", "null").status()).isEqualTo(200);
        assertThat(get(address, "If-None-Match", "W/\"1\"").status()).isEqualTo(200);
    }
}
