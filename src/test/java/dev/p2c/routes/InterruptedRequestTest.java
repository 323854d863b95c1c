package dev.p2c.routes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.p2c.odata.TestService;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** A stop while a thread waits for the answer of a service. */
class InterruptedRequestTest {

    private static final AnswerLimit LIMIT = new AnswerLimit(1_000_000, Duration.ofMinutes(1));

    private final CountDownLatch asked = new CountDownLatch(1);
    private final CountDownLatch mayAnswer = new CountDownLatch(1);
    private final CompletableFuture<Boolean> interruptKept = new CompletableFuture<>();

    @Test
    void anInterruptedReadEndsAndKeepsTheInterrupt() throws Exception {
        try (TestService service = new TestService("finance-metadata.xml", call -> late());
                ServiceConnections connections =
                        new ServiceConnections(
                                service.root(),
                                HttpSettings.direct(Duration.ofMinutes(1), LIMIT))) {
            Thread reader = new Thread(() -> read(connections));
            reader.start();
            assertThat(asked.await(30, TimeUnit.SECONDS)).isTrue();

            reader.interrupt();

            assertThat(interruptKept.get(30, TimeUnit.SECONDS)).isTrue();
            mayAnswer.countDown(); // Camel waits for the request when it stops
        }
    }

    private void read(ServiceConnections connections) {
        try {
            connections.gateway().read(ServiceConnections.rows());
            interruptKept.completeExceptionally(new AssertionError("the read got an answer"));
        } catch (IOException e) {
            interruptKept.complete(Thread.currentThread().isInterrupted());
        }
    }

    private TestService.Answer late() {
        asked.countDown();
        try {
            mayAnswer.await(1, TimeUnit.MINUTES);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return TestService.Answer.json(200, "{\"value\":[]}");
    }
}
