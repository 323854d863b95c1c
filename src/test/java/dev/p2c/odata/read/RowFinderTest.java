package dev.p2c.odata.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.p2c.odata.Connection;
import dev.p2c.odata.TestService;
import dev.p2c.odata.TestService.Answer;
import dev.p2c.odata.TestTime;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RowFinderTest {

    private static final JsonNode KNOWN = TextNode.valueOf("us-001");
    private static final JsonNode UNKNOWN = TextNode.valueOf("US-999");

    private TestService service;

    @AfterEach
    void stop() {
        service.close();
    }

    @Test
    void existingValuesAreLookedUpInTheCompanyAndComparedWithoutCase() throws IOException {
        Connection finance = connection("finance", "{\"CustomerAccount\":\"US-001\"}");

        assertThat(
                        finance.existing(
                                "CustomersV3", "usmf", "CustomerAccount", List.of(KNOWN, UNKNOWN)))
                .containsExactly(KNOWN);
        assertThat(service.asked().get(0).target())
                .startsWith("CustomersV3?$select=CustomerAccount&$filter=dataAreaId%20eq%20'usmf'");
    }

    @Test
    void aSetThatAllCompaniesShareIsLookedUpWithoutACompany() throws IOException {
        Connection finance = connection("finance", "{\"UnitSymbol\":\"kg\"}");
        JsonNode kilogram = TextNode.valueOf("kg");

        assertThat(finance.existing("UnitsOfMeasure", "usmf", "UnitSymbol", List.of(kilogram)))
                .containsExactly(kilogram);
        assertThat(service.asked().get(0).target()).doesNotContain("dataAreaId");
    }

    @Test
    void whereSeveralRowsHaveAValueTheFirstIdIsFound() throws IOException {
        Connection sales =
                connection(
                        "sales",
                        "{\"accountid\":\"1\",\"name\":\"Contoso\"},{\"accountid\":\"2\",\"name\":\"CONTOSO\"}");
        JsonNode contoso = TextNode.valueOf("Contoso");

        assertThat(sales.find("accounts", Optional.empty(), "name", List.of(contoso)).ids())
                .containsEntry(contoso, "1");
        assertThat(service.asked().get(0).target()).endsWith("&$orderby=accountid");
    }

    @Test
    void idsOfASetWithoutASingleIdCannotBeFound() throws IOException {
        Connection finance = connection("finance", "");

        assertThatThrownBy(
                        () ->
                                finance.find(
                                        "CustomersV3",
                                        Optional.empty(),
                                        "OrganizationName",
                                        List.of(KNOWN)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("CustomersV3 has no single id");
    }

    private Connection connection(String dialect, String rows) throws IOException {
        service =
                new TestService(
                        dialect + "-metadata.xml",
                        asked -> Answer.json(200, "{\"value\":[" + rows + "]}"));
        return service.connection(dialect, new TestTime());
    }
}
