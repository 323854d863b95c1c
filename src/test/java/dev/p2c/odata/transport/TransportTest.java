package dev.p2c.odata.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.p2c.error.ConfigurationException;
import dev.p2c.error.UnavailableException;
import dev.p2c.odata.Connection;
import dev.p2c.odata.HttpGateway;
import dev.p2c.odata.TestService;
import dev.p2c.odata.TestTime;
import dev.p2c.odata.dialect.Dialects;
import dev.p2c.odata.model.Query;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TransportTest {

    private static final TestService.Answer GOOD = TestService.Answer.json(200, "{\"value\":[]}");
    private static final Query ACCOUNTS =
            Query.of("accounts").withSelect(List.of("name")).withPageSize(50);

    private final TestTime time = new TestTime();
    private final Queue<TestService.Answer> answers = new ArrayDeque<>();
    private TestService service;
    private Connection connection;

    @BeforeEach
    void start() throws IOException {
        service =
                new TestService(
                        "sales-metadata.xml",
                        asked -> answers.size() > 1 ? answers.remove() : answers.element());
        connection = service.connection("sales", time);
    }

    @AfterEach
    void stop() {
        service.close();
    }

    @Test
    void retryAfterIsObeyedToTheSecond() {
        answers.add(throttled().with("Retry-After", "17"));
        answers.add(GOOD);

        assertThat(connection.read(ACCOUNTS).next().rows()).isEmpty();

        assertThat(time.waits()).containsExactly(Duration.ofSeconds(17));
        ConnectionStats stats = connection.stats();
        assertThat(stats.requests()).isEqualTo(2);
        assertThat(stats.retries()).isEqualTo(1);
        assertThat(stats.throttled()).isEqualTo(1);
        assertThat(stats.lastStatus()).isEqualTo(200);
        assertThat(stats.bytesReceived()).isPositive();
    }

    @Test
    void retryAfterMayBeADate() {
        answers.add(throttled().with("Retry-After", "Wed, 01 Jul 2026 10:00:30 GMT"));
        answers.add(GOOD);

        connection.read(ACCOUNTS).next();

        assertThat(time.waits()).containsExactly(Duration.ofSeconds(30));
    }

    @Test
    void withoutRetryAfterTheWaitsGrow() {
        answers.add(TestService.Answer.json(429, ""));
        answers.add(TestService.Answer.json(503, ""));
        answers.add(TestService.Answer.json(502, ""));
        answers.add(GOOD);

        connection.read(ACCOUNTS).next();

        assertThat(time.waits()).hasSize(3);
        assertThat(time.waits().get(0)).isBetween(Duration.ofMillis(250), Duration.ofMillis(500));
        assertThat(time.waits().get(2)).isBetween(Duration.ofMillis(1000), Duration.ofMillis(2000));
    }

    @Test
    void afterEnoughAttemptsTheSystemIsUnavailable() {
        answers.add(throttled());

        assertThatThrownBy(() -> connection.read(ACCOUNTS).next())
                .isInstanceOfSatisfying(
                        UnavailableException.class, e -> assertThat(e.system()).isEqualTo("sales"))
                .hasMessageContaining("GET accounts: gave up after 4 attempts")
                .hasMessageContaining("429 0x80072322 Number of requests exceeded");
        assertThat(service.asked()).hasSize(4);
    }

    @Test
    void aWaitLongerThanAllowedEndsTheRequest() {
        answers.add(throttled().with("Retry-After", "3600"));

        assertThatThrownBy(() -> connection.read(ACCOUNTS).next())
                .isInstanceOf(UnavailableException.class)
                .hasMessageContaining("3600 s");
        assertThat(time.waits()).isEmpty();
    }

    @Test
    void aRetryAfterOfADayIsCutAndTheServiceIsUsedAgainWithoutARestart() {
        answers.add(throttled().with("Retry-After", "86400"));
        answers.add(GOOD);

        for (int i = 0; i < 4; i++) {
            assertThatThrownBy(() -> connection.read(ACCOUNTS).next())
                    .isInstanceOf(UnavailableException.class);
            time.pass(Duration.ofMinutes(1));
        }
        assertThat(service.asked()).hasSize(1);
        time.pass(Duration.ofMinutes(6));

        assertThat(connection.read(ACCOUNTS).next().rows()).isEmpty();
        assertThat(connection.stats().openUntil()).isEmpty();
    }

    @Test
    void aCutPauseNamesWhatTheServiceAskedForAndItsAnswer() {
        answers.add(throttled().with("Retry-After", "86400"));

        for (int i = 0; i < 2; i++) {
            assertThatThrownBy(() -> connection.read(ACCOUNTS).next())
                    .hasMessageContaining("would wait 600 s, longer than allowed")
                    .hasMessageContaining("429 0x80072322 Number of requests exceeded")
                    .hasMessageContaining("asks for a pause of 86400 s")
                    .hasMessageContaining("one request tries again after 600 s");
        }
    }

    @Test
    void afterACutPauseOneRequestAtATimeTriesTheService() throws Exception {
        answers.add(throttled().with("Retry-After", "86400"));
        assertThatThrownBy(connection::check).isInstanceOf(UnavailableException.class);
        time.pass(Duration.ofMinutes(10));
        CountDownLatch second = new CountDownLatch(2);
        CountDownLatch alone = new CountDownLatch(1);
        service.answers(
                asked -> {
                    second.countDown();
                    try {
                        if (!second.await(200, TimeUnit.MILLISECONDS)) {
                            alone.countDown();
                        }
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                    return TestService.Answer.json(200, "{}");
                });

        List<Thread> threads =
                List.of(new Thread(connection::check), new Thread(connection::check));
        threads.forEach(Thread::start);
        for (Thread thread : threads) {
            thread.join();
        }

        assertThat(alone.getCount()).isZero();
    }

    @Test
    void anUnreachableServiceIsUnavailable() {
        service.close();

        assertThatThrownBy(connection::check).isInstanceOf(UnavailableException.class);
        assertThat(connection.stats().requests()).isEqualTo(4);
        assertThat(connection.stats().lastStatus()).isZero();
    }

    @Test
    void aBrokenServiceIsNotRetried() {
        answers.add(TestService.Answer.json(500, "oops"));

        assertThatThrownBy(() -> connection.read(ACCOUNTS).next())
                .isInstanceOf(UnavailableException.class)
                .hasMessageContaining("500 oops");
        assertThat(service.asked()).hasSize(1);
    }

    @Test
    void aTruncatedAnswerIsRequestedAgain() {
        answers.add(TestService.Answer.json(200, "{\"value\":[{\"name\":\"A\"},"));
        answers.add(TestService.Answer.json(200, "{\"value\":[{\"name\":\"A\"}]}"));

        assertThat(connection.read(ACCOUNTS).next().rows()).hasSize(1);
    }

    @Test
    void anHtmlPageInsteadOfJsonIsReportedWithItsFirstWords() {
        answers.add(new TestService.Answer(200, Map.of(), "<html>Maintenance</html>"));

        assertThatThrownBy(() -> connection.read(ACCOUNTS).next())
                .isInstanceOf(UnavailableException.class)
                .hasMessageContaining("Maintenance");
    }

    @Test
    void aWrongColumnIsAConfigurationError() {
        answers.add(
                TestService.Answer.json(
                        400,
                        "{\"error\":{\"code\":\"0x0\",\"message\":\"Could not find a property named 'Name'.\"}}"));

        assertThatThrownBy(() -> connection.read(ACCOUNTS).next())
                .isInstanceOf(ConfigurationException.class)
                .hasMessage("sales: GET accounts: 400 0x0 Could not find a property named 'Name'.");
    }

    @Test
    void aMissingPermissionIsAConfigurationError() {
        answers.add(TestService.Answer.json(403, ""));

        assertThatThrownBy(connection::check).isInstanceOf(ConfigurationException.class);
    }

    @Test
    void whileOneThreadWaitsForRetryAfterTheOthersDoNotSend() throws Exception {
        CountDownLatch told = new CountDownLatch(1);
        CountDownLatch over = new CountDownLatch(1);
        AtomicInteger waiting = new AtomicInteger();
        Sleeper held =
                duration -> {
                    waiting.incrementAndGet();
                    told.countDown();
                    over.await();
                };
        Connection shared =
                Connection.builder(
                                service.settings("sales"),
                                Dialects.named("sales"),
                                new HttpGateway(service.root()))
                        .sleeper(held)
                        .clock(time)
                        .build();
        answers.add(throttled().with("Retry-After", "60"));
        answers.add(GOOD);
        Thread first = new Thread(() -> shared.read(ACCOUNTS).next());
        first.start();
        told.await();
        Thread second = new Thread(() -> shared.read(ACCOUNTS).next());
        second.start();

        Awaitility.await().until(() -> waiting.get() == 2);
        assertThat(service.asked()).hasSize(1);

        time.pass(Duration.ofSeconds(60));
        over.countDown();
        first.join();
        second.join();
        assertThat(service.asked()).hasSize(3);
    }

    private static TestService.Answer throttled() {
        return TestService.Answer.json(
                429,
                "{\"error\":{\"code\":\"0x80072322\",\"message\":\"Number of requests exceeded the limit of 6000.\"}}");
    }
}
