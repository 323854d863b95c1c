package dev.p2c.odata.read;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.p2c.odata.Connection;
import dev.p2c.odata.TestService;
import dev.p2c.odata.TestService.Answer;
import dev.p2c.odata.TestTime;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CurrentRowsTest {

    private TestService service;

    @AfterEach
    void stop() {
        service.close();
    }

    @Test
    void rowsAreReadInTheOrderOfTheKeysAndAMissingRowIsEmpty() throws IOException {
        CurrentRows products =
                rows(
                        "sales",
                        "products",
                        "{\"productid\":\"2\",\"productnumber\":\"B\"},{\"productid\":\"1\",\"productnumber\":\"a\"}");

        List<Optional<ObjectNode>> found =
                products.read(List.of("name"), List.of(), List.of(key("A"), key("C"), key("B")));

        assertThat(found.get(0)).hasValueSatisfying(row -> assertId(row, "1"));
        assertThat(found.get(1)).isEmpty();
        assertThat(found.get(2)).hasValueSatisfying(row -> assertId(row, "2"));
        assertThat(service.asked().get(0).target())
                .startsWith("products?$select=productid,name,statecode,productnumber&$filter=");
    }

    @Test
    void equalValuesHaveEqualTexts() throws IOException {
        CurrentRows invoices =
                rows("finance", "ExternallyMaintainedCustomerSalesInvoiceHeaders", "");

        assertThat(
                        invoices.comparable(
                                Map.of(
                                        "InvoiceDate", TextNode.valueOf("2026-07-23"),
                                        "InvoiceNumber", TextNode.valueOf("INV-1 "),
                                        "unknown", decimal("7.500"))))
                .isEqualTo(
                        Map.of(
                                "InvoiceDate", "2026-07-23T12:00:00Z",
                                "InvoiceNumber", "INV-1",
                                "unknown", "7.5"));
        assertThat(
                        invoices.comparable(
                                Map.of(
                                        "InvoiceDate",
                                        TextNode.valueOf("2026-07-23T14:00:00+02:00"))))
                .containsEntry("InvoiceDate", "2026-07-23T12:00:00Z");
    }

    @Test
    void aNullThatFinanceCannotTakeIsLeftOut() throws IOException {
        CurrentRows units = rows("finance", "UnitsOfMeasure", "");

        assertThat(
                        units.comparable(
                                Map.of(
                                        "IsBaseUnit", NullNode.getInstance(),
                                        "NationalCode", NullNode.getInstance())))
                .isEqualTo(Map.of("NationalCode", ""));
    }

    private CurrentRows rows(String dialect, String entitySet, String rows) throws IOException {
        service =
                new TestService(
                        dialect + "-metadata.xml",
                        asked -> Answer.json(200, "{\"value\":[" + rows + "]}"));
        Connection connection = service.connection(dialect, new TestTime());
        return connection.current(entitySet, Optional.empty());
    }

    private static void assertId(ObjectNode row, String id) {
        assertThat(row.path("productid").asText()).isEqualTo(id);
    }

    private static Map<String, JsonNode> key(String number) {
        return Map.of("productnumber", TextNode.valueOf(number));
    }

    private static JsonNode decimal(String number) {
        return DecimalNode.valueOf(new BigDecimal(number));
    }
}
