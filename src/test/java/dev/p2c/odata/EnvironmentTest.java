package dev.p2c.odata;

import static org.assertj.core.api.Assertions.assertThat;

import dev.p2c.odata.TestService.Answer;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class EnvironmentTest {

    private final TestTime time = new TestTime();
    private TestService service;

    @AfterEach
    void stop() {
        service.close();
    }

    @Test
    void salesIsIdentifiedByItsOrganizationWhichIsAskedForOnceAnHour() throws IOException {
        Connection sales = connection("sales", "{\"OrganizationId\":\"org-1\"}");

        assertThat(sales.environment()).isEqualTo("org-1");
        time.pass(Duration.ofMinutes(59));
        assertThat(sales.ranked(3).environment()).isEqualTo("org-1");
        assertThat(service.asked()).singleElement().extracting("target").isEqualTo("WhoAmI");

        time.pass(Duration.ofMinutes(2));
        sales.environment();
        assertThat(service.asked()).hasSize(2);
    }

    @Test
    void aServiceWithoutAnIdIsIdentifiedByItsAddress() throws IOException {
        Connection finance = connection("finance", "{}");

        assertThat(finance.environment()).isEqualTo("localhost:" + service.root().getPort());
        assertThat(service.asked()).isEmpty();
    }

    private Connection connection(String dialect, String answer) throws IOException {
        service = new TestService(dialect + "-metadata.xml", asked -> Answer.json(200, answer));
        return service.connection(dialect, time);
    }
}
