package dev.p2c.odata.sales;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.p2c.error.ConfigurationException;
import dev.p2c.odata.Connection;
import dev.p2c.odata.HttpGateway;
import dev.p2c.odata.TestService;
import dev.p2c.odata.TestService.Answer;
import dev.p2c.odata.TestService.Asked;
import dev.p2c.odata.dialect.BusinessUnit;
import dev.p2c.odata.dialect.Dialects;
import dev.p2c.odata.dialect.RowWrite;
import dev.p2c.odata.dialect.WriteResult;
import dev.p2c.odata.model.Query;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class BusinessUnitsTest {

    private static final Map<String, BusinessUnit> UNITS =
            Map.of(
                    "usmf", new BusinessUnit("us operations", "p2c.company.usmf.business-unit"),
                    "demf", new BusinessUnit("Germany", "p2c.company.demf.business-unit"),
                    "frrt", new BusinessUnit("France", "p2c.company.frrt.business-unit"));

    private TestService service;
    private Connection sales;
    private String accounts = "";

    @BeforeEach
    void start() throws IOException {
        service = new TestService("sales-metadata.xml", this::answer);
        sales =
                Connection.builder(
                                service.settings("sales"),
                                Dialects.named("sales"),
                                new HttpGateway(service.root()))
                        .businessUnits(UNITS)
                        .build();
    }

    @AfterEach
    void stop() {
        service.close();
    }

    private Answer answer(Asked asked) {
        if (asked.target().equals("$batch")) {
            return TestService.batch(asked, operation -> Answer.json(201, "{}"));
        }
        String rows =
                asked.target().startsWith("businessunits")
                        ? "{\"businessunitid\":\"B1\",\"name\":\"US operations\"},{\"businessunitid\":\"B2\",\"name\":\"Germany\"}"
                        : asked.target().startsWith("teams")
                                ? "{\"teamid\":\"T1\",\"_businessunitid_value\":\"b1\"},{\"teamid\":\"T2\",\"_businessunitid_value\":\"b2\"}"
                                : accounts;
        return Answer.json(200, "{\"value\":[" + rows + "]}");
    }

    @Test
    void aCompanysRowsAreThoseOfItsUnit() {
        sales.read(Query.of("accounts").withCompany(Optional.of("usmf"))).next();

        assertThat(last().target()).contains("$filter=_owningbusinessunit_value%20eq%20b1");
        assertThat(sales.isDivided("accounts")).isTrue();
        assertThat(sales.isDivided("transactioncurrencies")).isFalse();
    }

    @Test
    void aNewRowIsOwnedByTheDefaultTeamOfTheUnit() {
        assertThat(sales.upsert("accounts", Optional.of("demf"), List.of(account())))
                .singleElement()
                .isInstanceOf(WriteResult.Written.class);

        assertThat(last().operations().get(0).body())
                .contains("\"ownerid@odata.bind\":\"/teams(t2)\"");
    }

    @Test
    void aRowOfAnotherCompanyIsRefusedWithoutBeingSent() {
        accounts =
                "{\"accountid\":\"1\",\"accountnumber\":\"A1\",\"_owningbusinessunit_value\":\"B2\"}";

        assertThat(sales.upsert("accounts", Optional.of("usmf"), List.of(account())))
                .singleElement()
                .isInstanceOfSatisfying(
                        WriteResult.Refused.class,
                        refused ->
                                assertThat(refused.message())
                                        .isEqualTo(
                                                "the row with this key belongs to company demf"));
        assertThat(service.asked()).extracting(Asked::target).doesNotContain("$batch");
    }

    @Test
    void aUnitThatSalesDoesNotHaveIsAMistakeOfThatCompanyAlone() {
        assertThatThrownBy(() -> sales.read(Query.of("accounts").withCompany(Optional.of("frrt"))))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("p2c.company.frrt.business-unit")
                .hasMessageContaining("it has Germany, US operations");
        sales.read(Query.of("accounts").withCompany(Optional.of("usmf"))).next();
    }

    private Asked last() {
        return service.asked().get(service.asked().size() - 1);
    }

    private static RowWrite account() {
        ObjectNode body = JsonNodeFactory.instance.objectNode().put("accountnumber", "A1");
        return new RowWrite(
                Map.of("accountnumber", TextNode.valueOf("A1")), body, Optional.empty());
    }
}
