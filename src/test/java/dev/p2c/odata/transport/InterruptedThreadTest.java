package dev.p2c.odata.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.p2c.error.UnavailableException;
import dev.p2c.odata.Connection;
import dev.p2c.odata.HttpGateway;
import dev.p2c.odata.TestService;
import dev.p2c.odata.TestTime;
import dev.p2c.odata.dialect.Dialects;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A thread that is interrupted while its request is under way or waits. */
class InterruptedThreadTest {

    private final TestTime time = new TestTime();
    private TestService service;

    @BeforeEach
    void start() throws IOException {
        service =
                new TestService("sales-metadata.xml", asked -> TestService.Answer.json(429, "{}"));
    }

    @AfterEach
    void stop() {
        service.close();
    }

    @Test
    void anInterruptedWaitEndsTheRequestAndKeepsTheInterrupt() {
        Connection interrupted =
                Connection.builder(
                                service.settings("sales"),
                                Dialects.named("sales"),
                                new HttpGateway(service.root()))
                        .sleeper(
                                duration -> {
                                    throw new InterruptedException();
                                })
                        .clock(time)
                        .build();
        assertThatThrownBy(interrupted::check).isInstanceOf(UnavailableException.class);
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void aRequestInterruptedWhileItWaitsForTheAnswerIsNotRepeated() {
        AtomicInteger sent = new AtomicInteger();
        Gateway stopped = new InterruptedGateway(sent);
        Connection connection =
                Connection.builder(service.settings("sales"), Dialects.named("sales"), stopped)
                        .clock(time)
                        .build();

        assertThatThrownBy(connection::check)
                .isInstanceOf(UnavailableException.class)
                .hasMessageContaining("interrupted");
        assertThat(Thread.interrupted()).isTrue();
        assertThat(sent).hasValue(1);
        assertThat(connection.stats().retries()).isZero();
    }

    private record InterruptedGateway(AtomicInteger sent) implements Gateway {

        @Override
        public Response read(Call call) throws IOException {
            return send(call);
        }

        @Override
        public Response send(Call call) throws IOException {
            sent.incrementAndGet();
            Thread.currentThread().interrupt();
            throw new IOException("stopped");
        }
    }
}
