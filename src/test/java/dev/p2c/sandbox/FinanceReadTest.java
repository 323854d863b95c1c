package dev.p2c.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.p2c.sandbox.finance.FinanceSettings;
import dev.p2c.sandbox.odata.ReaderSettings;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Reads from Finance: queries, pages, keys, etags and unset values. */
final class FinanceReadTest {

    @RegisterExtension
    static final SandboxExtension SANDBOX =
            new SandboxExtension(
                    s ->
                            s.withBehaviour(
                                    s.behaviour()
                                            .withFinance(
                                                    FinanceSettings.defaults(),
                                                    ReaderSettings.finance().withPageSize(3))));

    private static final String CUSTOMER = "CustomersV3(dataAreaId='usmf',CustomerAccount='US-1')";

    @BeforeAll
    static void createRows() {
        for (int i = 1; i <= 5; i++) {
            customer("usmf", "US-" + i, i == 1 ? "Fabrikam Retail" : "Shop " + i);
        }
        customer("demf", "DE-1", "Laden");
    }

    private static void customer(String company, String account, String name) {
        Map<String, Object> row = new TreeMap<>();
        row.put("dataAreaId", company);
        row.put("CustomerAccount", account);
        row.put("OrganizationName", name);
        row.put("CustomerGroupId", "10");
        row.put("SalesCurrencyCode", "USD");
        Reply reply = SANDBOX.finance().post("CustomersV3", row);
        assertThat(reply.status()).as(reply.body()).isEqualTo(201);
    }

    private static Reply get(String address, String... headers) {
        return SANDBOX.finance().get(address, headers);
    }

    private static List<String> accounts(String query) {
        Reply reply = get("CustomersV3?$select=CustomerAccount&" + query);
        assertThat(reply.status()).as(reply.body()).isEqualTo(200);
        return reply.value().findValuesAsText("CustomerAccount");
    }

    private static List<String> filtered(String filter) {
        return accounts("$filter=" + SandboxClient.encode(filter));
    }

    private static List<String> fields(JsonNode row) {
        List<String> fields = new ArrayList<>();
        row.fieldNames().forEachRemaining(fields::add);
        return fields;
    }

    @Test
    void serviceDocumentAndMetadataDescribeTheService() {
        assertThat(get("").value().findValuesAsText("name")).contains("CustomersV2", "CustomersV3");

        String metadata = get("$metadata").body();
        assertThat(metadata)
                .contains("Namespace=\"Microsoft.Dynamics.DataEntities\"")
                .contains("<EnumType Name=\"NoYes\"")
                .doesNotContain("MaxLength")
                .doesNotContain("edmx:Reference");
    }

    @Test
    void queriesSeeTheDefaultCompanyUnlessTheyAreCrossCompany() {
        assertThat(accounts("$filter=CustomerAccount%20eq%20'DE-1'")).isEmpty();
        assertThat(accounts("$filter=dataAreaId%20eq%20'demf'")).isEmpty();
        assertThat(accounts("$filter=dataAreaId%20eq%20'demf'&cross-company=true"))
                .containsExactly("DE-1");
        assertThat(get("CustomersV3/$count").body()).isEqualTo("5");
        assertThat(get("CustomersV3/$count?cross-company=true").body()).isEqualTo("6");
    }

    @Test
    void keyColumnsComeFirstInARow() {
        JsonNode row = get("CustomersV3?$top=1").value().get(0);

        assertThat(fields(row)).startsWith("@odata.etag", "dataAreaId", "CustomerAccount");
        assertThat(row.get("dataAreaId").asText()).isEqualTo("usmf");
    }

    @Test
    void rowIsFoundByItsCompleteKeyInTheDefaultCompanyOnly() {
        Reply reply = get(CUSTOMER);
        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.json().get("@odata.context").asText()).endsWith("#CustomersV3/$entity");
        assertThat(get("CustomersV3(CustomerAccount='us-1',dataAreaId='USMF')").status())
                .isEqualTo(200);

        String german = "CustomersV3(dataAreaId='demf',CustomerAccount='DE-1')";
        assertThat(get(german).status()).isEqualTo(404);
        assertThat(get(german + "?cross-company=true").status()).isEqualTo(200);
        assertThat(get("CustomersV3(CustomerAccount='US-1')").status()).isEqualTo(400);
        assertThat(get("CustomersV9").status()).isEqualTo(404);
    }

    @Test
    void onlySelectedColumnsAreReturned() {
        Reply reply = get("CustomersV3?$select=OrganizationName&$top=1");

        assertThat(fields(reply.value().get(0))).containsExactly("@odata.etag", "OrganizationName");
        assertThat(reply.json().get("@odata.context").asText())
                .endsWith("#CustomersV3(OrganizationName)");
    }

    @Test
    void starsInEqualityAreWildcardsAndFunctionsAreRefused() {
        assertThat(filtered("OrganizationName eq '*RETAIL*'")).containsExactly("US-1");
        assertThat(filtered("OrganizationName eq 'fab*'")).containsExactly("US-1");
        assertThat(filtered("OrganizationName eq 'abri*'")).isEmpty();
        assertThat(filtered("OrganizationName ne 'Shop*'")).containsExactly("US-1");
        for (String filter :
                List.of(
                        "contains(OrganizationName,'x')",
                        "startswith(OrganizationName,'x')",
                        "CustomerAccount in ('a','b')",
                        "PartyType has 'x'")) {
            Reply reply = get("CustomersV3?$filter=" + SandboxClient.encode(filter));
            assertThat(reply.status()).as(filter).isEqualTo(400);
        }
    }

    @Test
    void enumsAreComparedWithQualifiedLiteralsOnly() {
        String no = "IsOneTimeCustomer eq Microsoft.Dynamics.DataEntities.NoYes'No'";
        assertThat(filtered(no)).contains("US-1");
        assertThat(filtered(no.replace("'No'", "'Yes'"))).isEmpty();
        assertThat(get("CustomersV3?$filter=IsOneTimeCustomer%20eq%20'No'").status())
                .isEqualTo(400);
        assertThat(
                        get("CustomersV3?$filter="
                                        + SandboxClient.encode(no.replace("'No'", "'Maybe'")))
                                .status())
                .isEqualTo(400);
    }

    @Test
    void countsAreExact() {
        Reply page = get("CustomersV3?$count=true&cross-company=true");
        assertThat(page.json().get("@odata.count").asInt()).isEqualTo(6);
        assertThat(page.body().indexOf("@odata.count"))
                .isLessThan(page.body().indexOf("\"value\""));
        Reply count = get("CustomersV3/$count?$filter=CustomerAccount%20eq%20'US-2'");
        assertThat(count.header("Content-Type")).startsWith("text/plain");
        assertThat(count.body()).isEqualTo("1");
    }

    @Test
    void pagesAreLinkedAndTopAndSkipSelectAWindow() {
        Reply first = get("CustomersV3?$select=CustomerAccount");
        assertThat(first.value()).hasSize(3);
        String next = first.json().get("@odata.nextLink").asText();
        assertThat(next).startsWith(SANDBOX.finance().root() + "CustomersV3?").contains("$skip=3");
        Reply second = get(next);
        assertThat(second.value().findValuesAsText("CustomerAccount"))
                .containsExactly("US-4", "US-5");
        assertThat(second.json().has("@odata.nextLink")).isFalse();

        assertThat(accounts("$orderby=CustomerAccount%20desc&$skip=1&$top=2"))
                .containsExactly("US-4", "US-3");
        Reply large = get("CustomersV3?$top=4&cross-company=true");
        assertThat(large.value()).hasSize(3);
        assertThat(get(large.json().get("@odata.nextLink").asText()).value()).hasSize(1);
    }

    @Test
    void etagHasAVersionForEachDataSource() {
        String before = pairs();
        assertThat(before).matches("'\\d+,\\d+(;\\d+,\\d+)+'");

        patched("{\"OrganizationName\":\"Fabrikam Retail 2\"}");
        String renamed = pairs();
        assertThat(differing(before, renamed)).hasSize(1).doesNotContain(0);

        patched("{\"OrganizationName\":\"Fabrikam Retail\"}");
        patched("{\"SalesMemo\":\"Calls on Fridays\"}");
        assertThat(differing(renamed, pairs())).contains(0);
    }

    private static void patched(String json) {
        Reply reply = SANDBOX.finance().patch(CUSTOMER, json);
        assertThat(reply.status()).as(reply.body()).isEqualTo(204);
    }

    private static String pairs() {
        String etag = get(CUSTOMER).json().get("@odata.etag").asText();
        assertThat(etag).startsWith("W/\"").endsWith("\"");
        byte[] text = Base64.getDecoder().decode(etag.substring(3, etag.length() - 1));
        return new String(text, StandardCharsets.US_ASCII);
    }

    private static List<Integer> differing(String a, String b) {
        String[] left = a.split(";");
        String[] right = b.split(";");
        List<Integer> differing = new ArrayList<>();
        for (int i = 0; i < left.length; i++) {
            if (!left[i].equals(right[i])) {
                differing.add(i);
            }
        }
        return differing;
    }

    @Test
    void changeTrackingIsIgnored() {
        Reply reply = get("CustomersV3", "Prefer", "odata.track-changes");

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.body()).doesNotContain("deltaLink").doesNotContain("ModifiedDateTime");
        assertThat(reply.header("Preference-Applied")).isNull();
    }

    @Test
    void responsesHaveAnActivityId() {
        assertThat(get("CustomersV3").header("ms-dyn-aid")).isNotBlank();
    }

    @Test
    void unsetValuesAreReturnedAsDefaultsInsteadOfNull() {
        JsonNode row = get(CUSTOMER).json();

        assertThat(row.get("AddressStreet").asText()).isEmpty();
        assertThat(row.get("IsFinalUser").asText()).isEqualTo("No");
        assertThat(row.get("CreditLimit").isNumber()).isTrue();
        assertThat(row.get("AddressValidFrom").asText()).isEqualTo("1900-01-01T00:00:00Z");
        assertThat(get("CustomersV3?$filter=AddressStreet%20eq%20''").value()).isNotEmpty();
    }

    @Test
    void errorNamesAnUnknownPropertyOfAQuery() {
        Reply reply = get("CustomersV3?$filter=Nope%20eq%201");

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.body())
                .contains(
                        "The query specified in the URI is not valid. Could not find a property"
                                + " named 'Nope' on type"
                                + " 'Microsoft.Dynamics.DataEntities.CustomerV3'.");
    }
}
