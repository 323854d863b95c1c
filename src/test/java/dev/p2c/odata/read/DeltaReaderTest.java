package dev.p2c.odata.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.p2c.error.UnavailableException;
import dev.p2c.odata.Connection;
import dev.p2c.odata.TestService;
import dev.p2c.odata.TestService.Answer;
import dev.p2c.odata.TestTime;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DeltaReaderTest {

    private final List<String> ids = new ArrayList<>();
    private TestService service;
    private Connection sales;

    @BeforeEach
    void start() throws IOException {
        service = new TestService("sales-metadata.xml", asked -> Answer.json(200, "{}"));
        sales = service.connection("sales", new TestTime());
    }

    @AfterEach
    void stop() {
        service.close();
    }

    @Test
    void allPagesOfIdsAreReadAndTheLastGivesTheLink() {
        service.answers(
                asked ->
                        Answer.json(
                                200,
                                asked.target().contains("page=2")
                                        ? "{\"value\":[{\"accountid\":\"2\"}],\"@odata.deltaLink\":\"link\"}"
                                        : "{\"value\":[{\"accountid\":\"1\"}],\"@odata.nextLink\":\"%saccounts?page=2\"}"
                                                .formatted(service.root())));

        assertThat(sales.removals().ids("accounts", ids::add)).isEqualTo("link");

        assertThat(ids).containsExactly("1", "2");
        assertThat(service.asked().get(0).target()).isEqualTo("accounts?$select=accountid");
        assertThat(service.asked().get(0).headers())
                .containsEntry("prefer", "odata.track-changes,odata.maxpagesize=5000");
    }

    @Test
    void deltaPagesWithoutEndAreAnErrorOfTheService() {
        service.answers(
                asked ->
                        Answer.json(
                                200,
                                "{\"value\":[],\"@odata.nextLink\":\"%saccounts?page=%d\"}"
                                        .formatted(service.root(), service.asked().size())));

        assertThatThrownBy(() -> sales.removals().ids("accounts", ids::add))
                .isInstanceOf(UnavailableException.class)
                .hasMessageStartingWith("sales: GET accounts: ");
    }

    @Test
    void aSetWithoutChangeTrackingIsReadWithoutALink() {
        service.answers(
                asked ->
                        asked.headers().get("prefer").contains("track-changes")
                                ? Answer.json(400, "{\"error\":{\"message\":\"not enabled\"}}")
                                : Answer.json(200, "{\"value\":[{\"accountid\":\"1\"}]}"));

        assertThat(sales.removals().ids("accounts", ids::add)).isEmpty();
        assertThat(ids).containsExactly("1");
    }

    @Test
    void onlyDeletedRowsAreReported() {
        service.answers(
                asked ->
                        Answer.json(
                                200,
                                """
                                {"value":[{"accountid":"1"},
                                {"@odata.context":"x#accounts/$deletedEntity","id":"2","reason":"deleted"},
                                {"@odata.context":"x#accounts/$deletedEntity","id":"3","reason":"changed"}],
                                "@odata.deltaLink":"next"}\
                                """));

        String link = service.root() + "accounts?$deltatoken=1";
        assertThat(sales.removals().deletedSince(link, ids::add)).isEqualTo("next");

        assertThat(ids).containsExactly("2");
        assertThat(service.asked().get(0).target()).isEqualTo("accounts?$deltatoken=1");
    }
}
