package dev.p2c.odata.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.p2c.error.UnavailableException;
import dev.p2c.odata.Connection;
import dev.p2c.odata.TestService;
import dev.p2c.odata.TestTime;
import dev.p2c.odata.model.Query;
import java.io.IOException;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Services whose next links have no end. */
class EndlessPagesTest {

    private static final Query ACCOUNTS = Query.of("accounts").withPageSize(50);

    private TestService service;

    @AfterEach
    void stop() {
        service.close();
    }

    private Connection connection(Function<TestService.Asked, TestService.Answer> answers)
            throws IOException {
        service = new TestService("sales-metadata.xml", answers);
        return service.connection("sales", new TestTime());
    }

    @Test
    void aNextLinkToItsOwnPageIsRefused() throws IOException {
        Connection sales =
                connection(
                        asked ->
                                TestService.Answer.json(
                                        200,
                                        "{\"value\":[],\"@odata.nextLink\":\"%saccounts?page=2\"}"
                                                .formatted(service.root())));

        PageReader pages = sales.read(ACCOUNTS);
        pages.next();

        assertThatThrownBy(pages::next)
                .isInstanceOf(UnavailableException.class)
                .hasMessageContaining("leads to a page that was read before");
    }

    @Test
    void nextLinksInACircleEndThePassAndNameTheService() throws IOException {
        Connection sales =
                connection(
                        asked ->
                                page(
                                        "{\"n\":%d}".formatted(service.asked().size()),
                                        "page=" + next(asked, 5)));

        assertThatThrownBy(() -> readAll(sales))
                .isInstanceOf(UnavailableException.class)
                .hasMessageStartingWith("sales: GET accounts: ")
                .hasMessageContaining("without end")
                .hasMessageContaining("after page 6");
        assertThat(service.asked()).hasSize(6);
    }

    @Test
    void pagesWithoutEndThatBringNoNewRowEndThePass() throws IOException {
        for (String row : List.of("", "{\"name\":\"A\"}")) {
            Connection sales = connection(asked -> page(row, "page=" + service.asked().size()));

            assertThatThrownBy(() -> readAll(sales))
                    .isInstanceOf(UnavailableException.class)
                    .hasMessageContaining("the last 100 pages brought no new row");
            service.close();
        }
    }

    private static int next(TestService.Asked asked, int pages) {
        String number = asked.target().replaceAll(".*page=", "").replaceAll("[^0-9].*", "");
        return number.isEmpty() ? 1 : (Integer.parseInt(number) + 1) % pages;
    }

    private TestService.Answer page(String row, String next) {
        return TestService.Answer.json(
                200,
                "{\"value\":[%s],\"@odata.nextLink\":\"%saccounts?%s\"}"
                        .formatted(row, service.root(), next));
    }

    private void readAll(Connection sales) {
        sales.read(ACCOUNTS).forEachRemaining(page -> {});
    }
}
