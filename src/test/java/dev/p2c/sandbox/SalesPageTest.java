package dev.p2c.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Order, pages and counts of queries in Sales. */
final class SalesPageTest {

    @RegisterExtension static final SandboxExtension SANDBOX = new SandboxExtension();

    private static final String IN_OSLO = "$filter=address1_city%20eq%20'Oslo'";

    private static final List<String> toDelete = new ArrayList<>();

    @BeforeAll
    static void createRows() {
        for (int i = 1; i <= 5; i++) {
            create(
                    "accounts",
                    Map.of(
                            "accountid",
                            id(i),
                            "accountnumber",
                            "N" + i,
                            "name",
                            i < 4 ? "Same" : "Other " + i,
                            "address1_city",
                            "Oslo"));
        }
        create("accounts", Map.of("accountid", id(6), "accountnumber", "N6", "name", "Elsewhere"));
    }

    private static String id(int number) {
        return new UUID(0xbbbbbbbb00000000L, number).toString();
    }

    private static void create(String set, Map<String, Object> row) {
        Reply reply = SANDBOX.sales().post(set, row);
        assertThat(reply.status()).as(reply.body()).isEqualTo(204);
    }

    private static Reply get(String address, String... headers) {
        return SANDBOX.sales().get(address, headers);
    }

    @Test
    void rowsAreReturnedInTheRequestedOrder() {
        Reply reply =
                get("accounts?$select=name,accountnumber&$orderby=name%20desc,accountnumber%20asc");

        assertThat(reply.value().findValuesAsText("accountnumber"))
                .containsExactly("N1", "N2", "N3", "N5", "N4", "N6");
        List<String> nullsFirst =
                get("accounts?$select=accountnumber&$orderby=address1_city,accountnumber%20desc")
                        .value()
                        .findValuesAsText("accountnumber");
        assertThat(nullsFirst).containsExactly("N6", "N5", "N4", "N3", "N2", "N1");
    }

    @Test
    void queryWithTopHasOnePage() {
        Reply three = get("accounts?$top=3");
        assertThat(three.value()).hasSize(3);
        assertThat(three.json().has("@odata.nextLink")).isFalse();

        Reply both = get("accounts?$top=1&" + IN_OSLO, "Prefer", "odata.maxpagesize=3");
        assertThat(both.value()).hasSize(3);
        assertThat(both.json().has("@odata.nextLink")).isTrue();
    }

    @Test
    void pagesHaveNoGapsAndNoDuplicates() {
        for (String order :
                List.of("", "&$orderby=name%20desc", "&$orderby=modifiedon,accountid")) {
            List<String> seen = new ArrayList<>();
            List<Integer> sizes = new ArrayList<>();
            String next = "accounts?$select=name&" + IN_OSLO + order;
            while (next != null) {
                Reply page = get(next, "Prefer", "odata.maxpagesize=2");
                assertThat(page.header("Preference-Applied")).isEqualTo("odata.maxpagesize=2");
                seen.addAll(page.value().findValuesAsText("accountid"));
                sizes.add(page.value().size());
                next = page.json().path("@odata.nextLink").textValue();
            }
            assertThat(sizes).as(order).containsExactly(2, 2, 1);
            assertThat(seen).hasSameSizeAs(new HashSet<>(seen)).hasSize(5);
        }
    }

    @Test
    void nextLinkHasTheDocumentedForm() {
        Reply page = get("accounts?$select=name&$orderby=name", "Prefer", "odata.maxpagesize=2");

        String link = page.json().get("@odata.nextLink").asText();
        assertThat(link)
                .startsWith(
                        SANDBOX.sales().root() + "accounts?$select=name&$orderby=name&$skiptoken=")
                .contains(
                        "%3Ccookie%20pagenumber=%222%22%20pagingcookie=%22%253ccookie%2520page"
                                + "%253d%25221%2522%253e%253cname%2520last%253d%2522")
                .endsWith("%20istracking=%22False%22%20/%3E");
        assertThat(page.body().indexOf("\"value\""))
                .isLessThan(page.body().indexOf("@odata.nextLink"));
        assertThat(get("accounts?$skiptoken=nonsense").status()).isEqualTo(400);
        assertThat(get(link.replace("%25", "%"), "Prefer", "odata.maxpagesize=2").status())
                .isEqualTo(400);
    }

    @Test
    void rowsInsertedBetweenTwoPagesCauseNoDuplicates() {
        String query = "accounts?$select=name&$filter=address1_city%20eq%20'Bergen'";
        for (int i = 60; i < 63; i++) {
            bergen(i * 10);
        }
        Reply first = get(query, "Prefer", "odata.maxpagesize=2");
        bergen(601);
        bergen(615);
        Reply second = get(first.json().get("@odata.nextLink").asText());

        List<String> seen = new ArrayList<>(first.value().findValuesAsText("accountid"));
        seen.addAll(second.value().findValuesAsText("accountid"));
        assertThat(seen).containsExactly(id(600), id(610), id(615), id(620));
    }

    private static void bergen(int number) {
        create(
                "accounts",
                Map.of(
                        "accountid",
                        id(number),
                        "accountnumber",
                        "B" + number,
                        "name",
                        "Shop",
                        "address1_city",
                        "Bergen"));
        toDelete.add(id(number));
    }

    @AfterEach
    void deleteCreatedRows() {
        toDelete.forEach(id -> SANDBOX.sales().delete("accounts(" + id + ")"));
        toDelete.clear();
    }

    @Test
    void pagesHaveAtMostFiveThousandRows() {
        SANDBOX.sales().control("POST", "seed", "{\"accounts\":5100}");
        try {
            Reply page =
                    get(
                            "accounts?$select=name&$count=true",
                            "Prefer",
                            "odata.maxpagesize=9000,odata.include-annotations=\"*\"");
            assertThat(page.value()).hasSize(5000);
            assertThat(page.json().has("@odata.nextLink")).isTrue();
            assertThat(page.json().get("@odata.count").asInt()).isEqualTo(5000);
            JsonNode json = page.json();
            assertThat(json.get("@Microsoft.Dynamics.CRM.totalrecordcount").asInt())
                    .isEqualTo(5000);
            assertThat(
                            json.get("@Microsoft.Dynamics.CRM.totalrecordcountlimitexceeded")
                                    .asBoolean())
                    .isTrue();
        } finally {
            SANDBOX.sales().control("POST", "reset", "{\"data\":\"empty\"}");
            createRows();
        }
    }

    @Test
    void countPrecedesTheRowsAndCoversAllPages() {
        Reply page = get("accounts?$count=true&" + IN_OSLO, "Prefer", "odata.maxpagesize=2");

        assertThat(page.json().get("@odata.count").asInt()).isEqualTo(5);
        assertThat(page.body().indexOf("@odata.count"))
                .isLessThan(page.body().indexOf("\"value\""));
        Reply count = get("accounts/$count?" + IN_OSLO);
        assertThat(count.header("Content-Type")).startsWith("text/plain");
        assertThat(count.body()).isEqualTo("5");
    }
}
