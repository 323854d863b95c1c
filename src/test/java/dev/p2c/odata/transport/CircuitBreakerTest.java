package dev.p2c.odata.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.p2c.error.UnavailableException;
import dev.p2c.odata.Connection;
import dev.p2c.odata.TestService;
import dev.p2c.odata.TestTime;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CircuitBreakerTest {

    private final TestTime time = new TestTime();
    private volatile int status = 500;
    private TestService service;
    private Connection connection;

    @BeforeEach
    void start() throws IOException {
        service =
                new TestService(
                        "sales-metadata.xml", asked -> TestService.Answer.json(status, "{}"));
        connection = service.connection("sales", time);
    }

    @AfterEach
    void stop() {
        service.close();
    }

    @Test
    void theCircuitOpensAfterAnOutageOfSomeTime() {
        open();

        assertThatThrownBy(connection::check)
                .isInstanceOf(UnavailableException.class)
                .hasMessageContaining("no successful answer since 2026-07-01T10:00:00Z")
                .hasMessageContaining("next try at 2026-07-01T10:01:00Z");
        assertThat(service.asked()).hasSize(3);
        assertThat(connection.stats().openUntil()).isPresent();
    }

    @Test
    void oneProbeClosesTheCircuitWhenTheSystemIsBack() {
        open();
        status = 200;
        time.pass(Duration.ofSeconds(30));

        connection.check();

        assertThat(connection.stats().openUntil()).isEmpty();
        connection.check();
        assertThat(service.asked()).hasSize(5);
    }

    @Test
    void whileTheCircuitIsOpenProbesAreNotRetried() {
        open();
        status = 503;
        time.pass(Duration.ofSeconds(30));

        assertThatThrownBy(connection::check).hasMessageContaining("gave up after 1 attempt");
        assertThatThrownBy(connection::check).hasMessageContaining("next try at");
        assertThat(service.asked()).hasSize(4);
    }

    @Test
    void failuresAtOneMomentDoNotOpenTheCircuit() {
        for (int i = 0; i < 10; i++) {
            assertThatThrownBy(connection::check).isInstanceOf(UnavailableException.class);
        }
        status = 200;

        connection.check();
    }

    private void open() {
        for (int i = 0; i < 3; i++) {
            assertThatThrownBy(connection::check).hasMessageContaining("failed; last answer: 500");
            if (i < 2) {
                time.pass(Duration.ofSeconds(15));
            }
        }
    }
}
