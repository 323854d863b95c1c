package dev.p2c.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.StringReader;
import java.util.List;
import java.util.UUID;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;

/** Single read requests to Sales: keys, filters, selected columns and errors. */
final class SalesQueryTest {

    @RegisterExtension
    static final SandboxExtension SANDBOX = SandboxExtension.withAccountNumberKey();

    private static final String ACME = "aaaaaaaa-0000-0000-0000-000000000001";

    @BeforeAll
    static void createRows() {
        account(ACME, "A1", "Acme Corp", "\"revenue\":12.5,\"creditlimit\":5000000");
        account(id(2), "A2", "Umbrella Corp", "\"numberofemployees\":7");
        account(id(3), "O'Neil 3", "O'Neil & Sons + #1 50% ünïcode", "\"revenue\":7");
        SANDBOX.sales()
                .post(
                        "contacts",
                        "{\"contactid\":\""
                                + id(11)
                                + "\",\"firstname\":\"Conan\",\"lastname\":\"O'Bryan\","
                                + "\"parentcustomerid_account@odata.bind\":\"/accounts("
                                + ACME
                                + ")\"}");
    }

    private static String id(int number) {
        return new UUID(0xaaaaaaaa00000000L, number).toString();
    }

    private static void account(String id, String number, String name, String more) {
        Reply reply =
                SANDBOX.sales()
                        .post(
                                "accounts",
                                "{\"accountid\":\""
                                        + id
                                        + "\",\"accountnumber\":\""
                                        + number
                                        + "\",\"name\":\""
                                        + name
                                        + "\","
                                        + more
                                        + "}");
        assertThat(reply.status()).as(reply.body()).isEqualTo(204);
    }

    private static Reply get(String address, String... headers) {
        return SANDBOX.sales().get(address, headers);
    }

    private static List<String> names(String filter) {
        Reply reply = get("accounts?$select=name&$filter=" + SandboxClient.encode(filter));
        assertThat(reply.status()).as(reply.body()).isEqualTo(200);
        return reply.value().valueStream().map(row -> row.get("name").asText()).sorted().toList();
    }

    private static List<String> fields(JsonNode row) {
        return row.propertyStream().map(java.util.Map.Entry::getKey).toList();
    }

    @Test
    void serviceDocumentListsTheEntitySets() {
        Reply reply = get("");

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.json().get("@odata.context").asText())
                .isEqualTo(SANDBOX.sales().root() + "$metadata");
        assertThat(reply.value()).allMatch(set -> "EntitySet".equals(set.get("kind").asText()));
        assertThat(reply.value().findValuesAsText("url")).contains("accounts", "salesorderdetails");
    }

    @Test
    void metadataIsXmlWithoutReferencesToOtherDocuments() throws Exception {
        Reply reply = get("$metadata");

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.header("Content-Type")).startsWith("application/xml");
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setNamespaceAware(true);
        Document document =
                factory.newDocumentBuilder().parse(new InputSource(new StringReader(reply.body())));
        String edm = "http://docs.oasis-open.org/odata/ns/edm";
        assertThat(document.getElementsByTagNameNS("*", "Reference").getLength()).isZero();
        assertThat(document.getElementsByTagNameNS(edm, "Schema").item(0).getAttributes())
                .satisfies(
                        a ->
                                assertThat(a.getNamedItem("Namespace").getNodeValue())
                                        .isEqualTo("Microsoft.Dynamics.CRM"));
        assertThat(document.getElementsByTagNameNS(edm, "EntitySet").getLength()).isEqualTo(31);
        assertThat(reply.body()).doesNotContain("MaxLength").contains("AlternateKeys");
    }

    @Test
    void selectedColumnsAreReturnedWithKeyAndEtag() {
        Reply reply = get("accounts?$select=name");

        assertThat(reply.json().get("@odata.context").asText())
                .isEqualTo(SANDBOX.sales().root() + "$metadata#accounts(name)");
        assertThat(reply.value())
                .hasSize(3)
                .allSatisfy(
                        row ->
                                assertThat(fields(row))
                                        .containsExactly("@odata.etag", "name", "accountid"));
    }

    @Test
    void moneyColumnIsReturnedWithItsCurrency() {
        Reply reply = get("accounts(" + ACME + ")?$select=revenue");

        assertThat(fields(reply.json()))
                .containsExactly(
                        "@odata.context",
                        "@odata.etag",
                        "revenue",
                        "_transactioncurrencyid_value",
                        "accountid");
        assertThat(reply.json().get("revenue").isNumber()).isTrue();
        assertThat(reply.body()).contains("\"revenue\":12.5000,");
    }

    @Test
    void largeAmountHasNoExponent() {
        assertThat(get("accounts(" + ACME + ")?$select=creditlimit").body())
                .contains("\"creditlimit\":5000000.0000");
    }

    @Test
    void singleRowHasItsEtagInHeaderAndBody() {
        Reply reply = get("accounts(" + ACME + ")");

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.header("ETag"))
                .matches("W/\"\\d+\"")
                .isEqualTo(reply.json().get("@odata.etag").asText());
        assertThat(reply.json().get("@odata.context").asText())
                .endsWith("$metadata#accounts/$entity");
        assertThat(reply.json().get("description").isNull()).isTrue();
    }

    @Test
    void unknownIdIsAnsweredWith404() {
        Reply reply = get("accounts(" + id(99) + ")");

        assertThat(reply.status()).isEqualTo(404);
        assertThat(reply.errorCode()).isEqualTo("0x80040217");
        assertThat(reply.errorMessage())
                .isEqualTo("account With Id = " + id(99) + " Does Not Exist");
    }

    @Test
    void rowIsAddressedByDeclaredKeysOnly() {
        assertThat(get("accounts(accountnumber='a1')").json().get("accountid").asText())
                .isEqualTo(ACME);
        assertThat(get("accounts(accountid=" + ACME + ")").status()).isEqualTo(200);
        assertThat(get("accounts(accountnumber='none')").errorCode()).isEqualTo("0x80060891");
        Reply undeclared = get("accounts(name='Acme%20Corp')");
        assertThat(undeclared.status()).isEqualTo(400);
        assertThat(undeclared.errorMessage())
                .startsWith(
                        "The key in the request URI is not valid for resource"
                                + " 'Microsoft.Dynamics.CRM.account'.");
        assertThat(get("systemusers(systemuserid=" + ACME + ")").status()).isEqualTo(400);
        assertThat(get("accounts(abc)").status()).isEqualTo(400);
    }

    @Test
    void keyMayHoldQuotesButNoSlashes() {
        assertThat(get("accounts(accountnumber='O''Neil%203')").status()).isEqualTo(200);
        assertThat(get("accounts(accountnumber=%27O%27%27Neil%203%27)").status()).isEqualTo(200);
        assertThat(get("accounts(accountnumber='A%2F1')").status()).isEqualTo(400);
        assertThat(get("accounts(accountnumber='A%261')").status()).isEqualTo(400);
    }

    @Test
    void unknownEntitySetIsAnsweredWith404() {
        Reply reply = get("Account");

        assertThat(reply.status()).isEqualTo(404);
        assertThat(reply.errorMessage()).isEqualTo("Resource not found for the segment 'Account'.");
        assertThat(get("accounts(" + ACME + ")/nothing").status()).isEqualTo(404);
    }

    @Test
    void unknownPropertyIsAnsweredWith400() {
        String sentence =
                "Could not find a property named 'Name' on type 'Microsoft.Dynamics.CRM.account'.";
        for (String query : List.of("$select=Name", "$filter=Name%20eq%20'x'", "$orderby=Name")) {
            Reply reply = get("accounts?" + query);
            assertThat(reply.status()).isEqualTo(400);
            assertThat(reply.errorMessage()).isEqualTo(sentence);
        }
        assertThat(get("accounts?$select=primarycontactid").status()).isEqualTo(400);
        assertThat(get("accounts?$expand=nothing").status()).isEqualTo(400);
    }

    @Test
    void quotesInAFilterMustBeDoubled() {
        Reply broken = get("contacts?$filter=lastname%20eq%20'O'Bryan'");
        assertThat(broken.status()).isEqualTo(400);
        assertThat(broken.errorMessage()).contains("unterminated literal at position");

        Reply right = get("contacts?$filter=lastname%20eq%20'O''Bryan'");
        assertThat(right.value()).hasSize(1);
    }

    @Test
    void textIsComparedIgnoringCase() {
        assertThat(names("contains(name,'CORP')")).containsExactly("Acme Corp", "Umbrella Corp");
        assertThat(names("name eq 'UMBRELLA corp'")).containsExactly("Umbrella Corp");
        assertThat(names("startswith(name,'umb')")).containsExactly("Umbrella Corp");
        assertThat(names("endswith(name,'E CORP')")).containsExactly("Acme Corp");
    }

    @Test
    void functionsAcceptTheWildcardsOfLike() {
        assertThat(names("startswith(name,'_cme')")).containsExactly("Acme Corp");
        assertThat(names("startswith(name,'[t-v]mb')")).containsExactly("Umbrella Corp");
        assertThat(names("contains(name,'u%corp')")).containsExactly("Umbrella Corp");
        assertThat(get("accounts?$filter=startswith(name,'%25x')").status()).isEqualTo(400);
    }

    @Test
    void lookupsAreFilteredByIdAndByPath() {
        Reply byId =
                get(
                        "contacts?$filter=_parentcustomerid_value%20eq%20"
                                + ACME
                                + "&$select=lastname");
        assertThat(byId.value()).hasSize(1);
        Reply byPath = get("contacts?$filter=parentcustomerid_account/name%20eq%20'acme%20corp'");
        assertThat(byPath.value()).hasSize(1);
        Reply byChild =
                get(
                        "accounts?$filter=contact_customer_accounts/any(c:c/firstname%20eq%20'Conan')"
                                + "&$select=name");
        assertThat(byChild.value().findValuesAsText("name")).containsExactly("Acme Corp");
    }

    @Test
    void datesAndNullsAreFiltered() {
        assertThat(names("createdon ge 2020-01-01T00:00:00Z and statecode eq 0")).hasSize(3);
        assertThat(names("createdon ge 2020-01-01")).hasSize(3);
        assertThat(names("numberofemployees eq null")).hasSize(2);
        assertThat(names("numberofemployees ne null")).containsExactly("Umbrella Corp");
        assertThat(names("not (numberofemployees gt 3)")).hasSize(2);
        assertThat(names("revenue gt 7 or revenue le 6.99")).containsExactly("Acme Corp");
        assertThat(names("7 lt revenue")).containsExactly("Acme Corp");
    }

    @Test
    void unsupportedOptionsOperatorsAndFunctionsAreRefused() {
        Reply skip = get("accounts?$skip=1");
        assertThat(skip.status()).isEqualTo(400);
        assertThat(skip.errorMessage()).isEqualTo("The query parameter $skip is not supported");
        for (String query : List.of("$search=x", "$format=json", "$nonsense=1", "%24skip=1")) {
            assertThat(get("accounts?" + query).status()).as(query).isEqualTo(400);
        }
        assertThat(get("accounts?$filter=revenue%20add%201%20gt%203").status()).isEqualTo(400);
        assertThat(get("accounts?$filter=name%20in%20('a','b')").status()).isEqualTo(400);
        assertThat(get("accounts?$filter=length(name)%20gt%203").status()).isEqualTo(400);
    }

    @Test
    void propertiesAndRelatedRowsHaveAddresses() {
        Reply name = get("accounts(" + ACME + ")/name");
        assertThat(name.json().get("value").asText()).isEqualTo("Acme Corp");
        assertThat(name.json().get("@odata.context").asText())
                .endsWith("$metadata#accounts(" + ACME + ")/name");
        assertThat(get("accounts(" + ACME + ")/description").status()).isEqualTo(204);
        assertThat(get("accounts(" + ACME + ")/name/$value").body()).isEqualTo("Acme Corp");
        assertThat(get("accounts(" + ACME + ")/contact_customer_accounts").value()).hasSize(1);
        assertThat(
                        get("contacts(" + id(11) + ")/parentcustomerid_account?$select=name")
                                .json()
                                .get("name")
                                .asText())
                .isEqualTo("Acme Corp");
    }
}
