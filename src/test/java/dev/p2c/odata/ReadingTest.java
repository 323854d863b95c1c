package dev.p2c.odata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.p2c.error.ConfigurationException;
import dev.p2c.odata.model.Page;
import dev.p2c.odata.model.Query;
import dev.p2c.odata.read.PageReader;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ReadingTest {

    private static final String ID = "00000000-0000-0000-0000-00000000000";
    private final TestTime time = new TestTime();
    private TestService service;

    @AfterEach
    void stop() {
        service.close();
    }

    @Test
    void nextLinksAreFollowedCharacterForCharacter() throws IOException {
        String token =
                "accounts?$select=name&$skiptoken=%3Ccookie%20pagenumber=%222%22%20pagingcookie=%22%253ccookie%2520page%253d%25221%2522%253e%22%20istracking=%22False%22%20/%3E";
        Connection sales = connection("sales", "{\"value\":[{\"name\":\"A\"}]}");
        service.answers(
                asked ->
                        asked.target().contains("skiptoken")
                                ? TestService.Answer.json(200, "{\"value\":[{\"name\":\"B\"}]}")
                                : TestService.Answer.json(
                                        200,
                                        "{\"@odata.context\":{\"a\":[1]},\"value\":[{\"name\":\"A\"}],\"@odata.nextLink\":\"%s%s\"}"
                                                .formatted(service.root(), token)));

        PageReader pages = sales.read(query("accounts", List.of("name"), Optional.empty()));
        Page first = pages.next();
        assertThat(service.asked()).hasSize(1);
        Page second = pages.next();

        assertThat(first.last()).isFalse();
        assertThat(second.last()).isTrue();
        assertThat(second.rows().get(0).get("name").textValue()).isEqualTo("B");
        assertThat(service.asked().get(1).target()).isEqualTo(token);
        assertThat(service.asked())
                .allSatisfy(
                        asked ->
                                assertThat(asked.headers())
                                        .containsEntry("prefer", "odata.maxpagesize=50")
                                        .containsEntry("odata-version", "4.0"));
        assertThat(pages.hasNext()).isFalse();
        assertThatThrownBy(pages::next).isInstanceOf(NoSuchElementException.class);
    }

    @Test
    void aQueryBecomesAnEncodedAddress() throws IOException {
        Connection finance = connection("finance", "{\"value\":[]}");

        finance.read(
                        Query.of("CustomersV3")
                                .withSelect(List.of("CustomerAccount", "OrganizationName"))
                                .withExpand(List.of("A($select=B;$expand=C)"))
                                .withFilter(Optional.of("OrganizationName eq 'R&D + #1'"))
                                .withOrderBy(List.of("dataAreaId", "CustomerAccount"))
                                .withCompany(Optional.of("usmf")))
                .next();

        assertThat(service.asked().get(0).target())
                .isEqualTo(
                        "CustomersV3?$select=CustomerAccount,OrganizationName"
                                + "&$expand=A($select=B;$expand=C)"
                                + "&$filter=dataAreaId%20eq%20'usmf'%20and%20(OrganizationName%20eq%20'R%26D%20%2B%20%231')"
                                + "&$orderby=dataAreaId,CustomerAccount&cross-company=true");
    }

    @Test
    void amountsAreReadToTheirLastZero() throws IOException {
        Connection sales =
                connection("sales", "{\"value\":[{\"price\":5000000.0000,\"n\":0.1,\"i\":7}]}");

        ObjectNode row =
                sales.read(query("products", List.of(), Optional.empty())).next().rows().get(0);

        assertThat(row.get("price").decimalValue()).isEqualTo(new BigDecimal("5000000.0000"));
        assertThat(row.get("n").decimalValue()).isEqualTo(new BigDecimal("0.1"));
        assertThat(row.get("i").isIntegralNumber()).isTrue();
    }

    @Test
    void countsAreReadAsPlainText() throws IOException {
        Connection finance = connection("finance", "\uFEFF1234");

        assertThat(finance.count(Query.of("CustomersV3").withCompany(Optional.of("usmf"))))
                .isEqualTo(1234);
        assertThat(service.asked().get(0).target())
                .isEqualTo(
                        "CustomersV3/$count?$filter=dataAreaId%20eq%20'usmf'&cross-company=true");
    }

    @Test
    void onlyRowsWithTheKeysAreRead() throws IOException {
        Connection finance =
                connection(
                        "finance",
                        "{\"value\":[{\"dataAreaId\":\"usmf\",\"CustomerAccount\":\"a*\"},"
                                + "{\"dataAreaId\":\"usmf\",\"CustomerAccount\":\"abc\"}]}");

        List<ObjectNode> rows =
                finance.readByKeys(
                        query("CustomersV3", List.of("OrganizationName"), Optional.of("1 eq 1")),
                        List.of(customer("A*"), customer("O'B"), customer("a*")));

        assertThat(rows)
                .singleElement()
                .extracting(r -> r.get("CustomerAccount").asText())
                .isEqualTo("a*");
        assertThat(service.asked())
                .singleElement()
                .extracting(TestService.Asked::target)
                .asString()
                .startsWith("CustomersV3?$select=OrganizationName,dataAreaId,CustomerAccount")
                .contains(
                        "$filter=(1%20eq%201)%20and%20((dataAreaId%20eq%20'usmf'%20and%20CustomerAccount%20eq%20'A*')%20or%20(");
    }

    @Test
    void manyKeysAreSplitSoThatNoAddressIsTooLong() throws IOException {
        Connection finance = connection("finance", "{\"value\":[]}");

        finance.readByKeys(
                query("CustomersV3", List.of(), Optional.empty()),
                IntStream.range(0, 1000).mapToObj(i -> customer("Kunde " + i)).toList());

        assertThat(service.asked()).hasSizeGreaterThan(10);
        assertThat(service.asked())
                .allSatisfy(asked -> assertThat(asked.target().length()).isLessThan(6000));
    }

    @Test
    void noKeysCauseNoRequest() throws IOException {
        Connection finance = connection("finance", "");

        assertThat(finance.readByKeys(query("CustomersV3", List.of(), Optional.empty()), List.of()))
                .isEmpty();
        assertThat(ids(finance, "UnitsOfMeasure", "UnitSymbol", List.of())).isEmpty();
        assertThat(service.asked()).isEmpty();
    }

    @Test
    void aLookupIsSearchedByTheColumnBehindIt() throws IOException {
        Connection sales =
                connection(
                        "sales",
                        "{\"value\":[{\"_quoteid_value\":\"%s1\",\"sequencenumber\":1}]}"
                                .formatted(ID));

        assertThat(
                        sales.readByKeys(
                                query("quotedetails", List.of(), Optional.empty()),
                                List.of(Map.of("quoteid", TextNode.valueOf(ID + "1")))))
                .hasSize(1);
        assertThat(service.asked().get(0).target()).contains("(_quoteid_value%20eq%20" + ID + "1)");
    }

    @Test
    void idsAreFoundWithoutRegardToCaseAndRemembered() throws IOException {
        Connection sales = connection("sales", currency("USD", 1));
        List<JsonNode> values = List.of(TextNode.valueOf("usd"), TextNode.valueOf("ZZZ"));

        assertThat(ids(sales, "transactioncurrencies", "isocurrencycode", values))
                .isEqualTo(Map.of(values.get(0), ID + "1"));
        sales.find(
                "transactioncurrencies",
                Optional.empty(),
                "isocurrencycode",
                List.of(TextNode.valueOf("USD")));

        assertThat(service.asked()).hasSize(1);
        assertThat(service.asked().get(0).target())
                .startsWith(
                        "transactioncurrencies?$select=transactioncurrencyid,isocurrencycode&$filter=(isocurrencycode%20eq%20'usd')%20or%20(");
        assertThat(sales.bind("transactioncurrencies", ID + "1"))
                .isEqualTo("/transactioncurrencies(" + ID + "1)");
    }

    @Test
    void missingAndExpiredIdsAreLookedUpAgain() throws IOException {
        Connection sales = connection("sales", "{\"value\":[]}");
        List<JsonNode> usd = List.of(TextNode.valueOf("USD"));
        assertThat(ids(sales, "transactioncurrencies", "isocurrencycode", usd)).isEmpty();

        service.answers(asked -> TestService.Answer.json(200, currency("USD", 1)));
        assertThat(ids(sales, "transactioncurrencies", "isocurrencycode", usd)).hasSize(1);
        assertThat(service.asked()).hasSize(2);

        time.pass(Duration.ofMinutes(11));
        service.answers(asked -> TestService.Answer.json(200, currency("USD", 2)));
        assertThat(ids(sales, "transactioncurrencies", "isocurrencycode", usd))
                .containsValue(ID + "2");
    }

    @Test
    void aValueThatCannotBeAnIdIsNotFound() throws IOException {
        Connection sales = connection("sales", "{\"value\":[]}");

        assertThat(ids(sales, "accounts", "accountid", List.of(TextNode.valueOf("x or 1 eq 1"))))
                .isEmpty();
        assertThat(service.asked()).isEmpty();
    }

    @Test
    void anEmptyValueFindsNoRow() throws IOException {
        Connection sales = connection("sales", currency("", 1));
        List<JsonNode> empty = List.of(NullNode.getInstance(), TextNode.valueOf(""));

        assertThat(ids(sales, "transactioncurrencies", "isocurrencycode", empty)).isEmpty();
        assertThat(service.asked()).isEmpty();
    }

    @Test
    void anUnknownEntitySetIsAConfigurationError() throws IOException {
        Connection sales = connection("sales", "");

        assertThatThrownBy(() -> sales.upsert("acounts", Optional.empty(), List.of()))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("acounts");
    }

    private Connection connection(String dialect, String answer) throws IOException {
        service =
                new TestService(
                        dialect + "-metadata.xml", asked -> TestService.Answer.json(200, answer));
        return service.connection(dialect, time);
    }

    private static Map<JsonNode, String> ids(
            Connection service, String set, String attribute, List<JsonNode> values) {
        return service.find(set, Optional.empty(), attribute, values).ids();
    }

    private static Query query(String set, List<String> select, Optional<String> filter) {
        return Query.of(set).withSelect(select).withFilter(filter).withPageSize(50);
    }

    private static Map<String, JsonNode> customer(String account) {
        Map<String, JsonNode> key = new LinkedHashMap<>();
        key.put("dataAreaId", TextNode.valueOf("usmf"));
        key.put("CustomerAccount", TextNode.valueOf(account));
        return key;
    }

    private static String currency(String code, int id) {
        return "{\"value\":[{\"transactioncurrencyid\":\"%s%d\",\"isocurrencycode\":\"%s\"}]}"
                .formatted(ID, id, code);
    }
}
