package dev.p2c.odata.transport;

import static org.assertj.core.api.Assertions.assertThat;

import dev.p2c.odata.Connection;
import dev.p2c.odata.HttpGateway;
import dev.p2c.odata.TestService;
import dev.p2c.odata.TestTime;
import dev.p2c.odata.dialect.Dialects;
import dev.p2c.odata.model.Query;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class GovernorTest {

    private static final TestService.Answer GOOD =
            TestService.Answer.json(200, "{}").with("x-ms-dop-hint", "3");

    private final TestTime time = new TestTime();
    private TestService service;

    @AfterEach
    void stop() {
        service.close();
    }

    @Test
    void concurrentRequestsNeverExceedTheServicesRecommendation() throws Exception {
        AtomicInteger underWay = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        CountDownLatch crowd = new CountDownLatch(4);
        service =
                new TestService(
                        "sales-metadata.xml",
                        asked -> {
                            most.accumulateAndGet(underWay.incrementAndGet(), Math::max);
                            crowd.countDown();
                            if (service.asked().size() > 1) {
                                await(crowd);
                            }
                            underWay.decrementAndGet();
                            return GOOD;
                        });
        Connection connection = connection(List.of("one"));
        connection.check();

        all(20, connection::check);

        assertThat(most).hasValue(3);
        assertThat(connection.stats().limit()).isEqualTo(3);
        assertThat(connection.stats().underWay()).isZero();
    }

    @Test
    void theWaitingRequestOfTheLowestRankGoesFirst() throws Exception {
        CountDownLatch busy = new CountDownLatch(1);
        service =
                new TestService(
                        "sales-metadata.xml",
                        asked -> {
                            if (asked.target().startsWith("first")) {
                                await(busy);
                            }
                            return TestService.Answer.json(200, "{\"value\":[]}");
                        });
        Connection connection = connection(List.of("one"), 1);
        List<Thread> threads = new ArrayList<>();
        threads.add(begun(() -> connection.read(query("first")).next()));
        Awaitility.await().until(() -> service.asked().size() == 1);
        threads.add(waiting(() -> connection.ranked(9).read(query("descriptions")).next()));
        threads.add(waiting(() -> connection.ranked(5).read(query("orders")).next()));
        threads.add(waiting(() -> connection.ranked(0).read(query("invoices")).next()));

        busy.countDown();
        for (Thread thread : threads) {
            thread.join();
        }

        assertThat(service.asked().stream().map(a -> a.target().replaceAll("\\?.*", "")).toList())
                .containsExactly("first", "invoices", "orders", "descriptions");
    }

    @Test
    void aThrottledUserPausesWhileTheOtherUsersSend() throws Exception {
        Set<String> seen = ConcurrentHashMap.newKeySet();
        service =
                new TestService(
                        "sales-metadata.xml",
                        asked -> {
                            String user = asked.headers().get("authorization");
                            seen.add(user);
                            return user.equals("Bearer one")
                                    ? TestService.Answer.json(429, "").with("Retry-After", "60")
                                    : TestService.Answer.json(200, "{}");
                        });
        Connection connection = connection(List.of("one", "two", "three"));

        all(12, connection::check);

        assertThat(seen).containsExactlyInAnyOrder("Bearer one", "Bearer two", "Bearer three");
        assertThat(time.waits()).isEmpty();
        assertThat(connection.stats().throttled()).isPositive();
    }

    @Test
    void whenAllUsersPauseTheFirstWhosePauseEndsSends() throws IOException {
        List<String> asked = new CopyOnWriteArrayList<>();
        service =
                new TestService(
                        "sales-metadata.xml",
                        request -> {
                            String user = request.headers().get("authorization");
                            asked.add(user);
                            return asked.size() > 2
                                    ? TestService.Answer.json(200, "{}")
                                    : TestService.Answer.json(429, "")
                                            .with(
                                                    "Retry-After",
                                                    user.equals("Bearer one") ? "60" : "20");
                        });

        connection(List.of("one", "two")).check();

        assertThat(asked).hasSize(3).last().isEqualTo("Bearer two");
        assertThat(time.waits()).containsExactly(Duration.ofSeconds(20));
    }

    private Connection connection(List<String> users) {
        return connection(users, 8);
    }

    private Connection connection(List<String> users, int parallelism) {
        ConnectionSettings basis = service.settings("sales");
        ConnectionSettings settings = basis.withLimits(basis.limits().withParallelism(parallelism));
        return Connection.builder(
                        settings, Dialects.named("sales"), new HttpGateway(service.root()))
                .tokens(users.stream().map(GovernorTest::tokens).toList())
                .sleeper(time)
                .clock(time)
                .build();
    }

    private static TokenSource tokens(String token) {
        return new TokenSource() {
            @Override
            public String token() {
                return token;
            }

            @Override
            public void invalidate(String refused) {}
        };
    }

    private static Query query(String set) {
        return Query.of(set).withPageSize(50);
    }

    private static Thread begun(Runnable work) {
        Thread thread = new Thread(work);
        thread.start();
        return thread;
    }

    /** Starts a thread and waits until the governor holds its request back. */
    private static Thread waiting(Runnable work) {
        Thread thread = begun(work);
        Awaitility.await().until(() -> thread.getState() == Thread.State.WAITING);
        return thread;
    }

    private static void all(int count, Runnable work) throws InterruptedException {
        Map<Thread, Throwable> failed = new ConcurrentHashMap<>();
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Thread thread = new Thread(work);
            thread.setUncaughtExceptionHandler(failed::put);
            thread.start();
            threads.add(thread);
        }
        for (Thread thread : threads) {
            thread.join();
        }
        assertThat(failed).isEmpty();
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
