package dev.p2c.routes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.p2c.error.UnavailableException;
import dev.p2c.run.DirectionLeases;
import dev.p2c.run.DirectionsInForce;
import dev.p2c.run.Run;
import dev.p2c.run.RunOptions;
import dev.p2c.run.Runs;
import dev.p2c.run.StopRequest;
import dev.p2c.state.State;
import dev.p2c.state.StateSettings;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.camel.Consumer;
import org.apache.camel.Exchange;
import org.apache.camel.component.kamelet.KameletComponent;
import org.apache.camel.component.quartz.QuartzComponent;
import org.apache.camel.spi.Registry;
import org.apache.camel.spi.Resource;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.apache.camel.test.junit5.CamelContextConfiguration;
import org.apache.camel.test.junit5.CamelTestSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A direction's route with the shared configuration and the task template, from their files. */
class DirectionRouteTest extends CamelTestSupport {

    private final State state = open();
    private final DirectionLeases leases =
            new DirectionLeases(state, Clock.systemUTC(), new StopRequest());
    private final Runs runs =
            new Runs(
                    state,
                    new DirectionsInForce(state, leases, id -> Optional.empty()),
                    List.of("usmf", "gbsi"),
                    Clock.systemUTC());
    private final RecordingTask task = new RecordingTask();
    private final ExecutorService writer = Executors.newSingleThreadExecutor();

    private static State open() {
        String url = "jdbc:h2:mem:routes" + System.nanoTime();
        return State.open(new StateSettings(url, "", "", 4), Clock.systemUTC());
    }

    @Override
    public void configureContext(CamelContextConfiguration configuration) {
        super.configureContext(configuration);
        Properties properties = new Properties();
        properties.setProperty("accounts.cron", "0 0 0 1 1 ? 2099");
        RouteProperties.fixed().forEach(properties::setProperty);
        configuration
                .withUseOverridePropertiesWithPropertiesComponent(properties)
                .withRegistryBinder(this::bind)
                .withShutdownTimeout(1);
    }

    private void bind(Registry registry) {
        registry.bind("runs", new RunSteps(runs, direction -> {}, direction -> false));
        registry.bind("batches", writer);
        registry.bind("accounts-to-customers", task);
    }

    @BeforeEach
    void loadRoutes() throws Exception {
        context.getComponent("quartz", QuartzComponent.class).setAutoStartScheduler(false);
        context.getComponent("kamelet", KameletComponent.class).setNoErrorHandler(true);
        Resource[] files =
                Stream.of("shared/direction", "templates/sync-task", "accounts")
                        .map(name -> "file:routes/" + name + ".yaml")
                        .map(file -> ResourceHelper.resolveResource(context, file))
                        .toArray(Resource[]::new);
        PluginHelper.getRoutesLoader(context).loadRoutes(files);
    }

    @AfterEach
    void close() {
        writer.shutdownNow();
        leases.close();
        state.close();
    }

    /** One run, started as the application starts a run that a person asked for. */
    private Exchange run() throws Exception {
        Consumer consumer = context.getRoute("accounts").getConsumer();
        Exchange exchange = consumer.createExchange(false);
        exchange.getMessage().setBody(RunOptions.SCHEDULED);
        consumer.getProcessor().process(exchange);
        return exchange;
    }

    @Test
    void everyCompanyIsPolledTransformedUpsertedAndCheckpointedInOrder() throws Exception {
        Exchange exchange = run();

        assertThat(task.calls())
                .containsExactly(
                        "poll usmf",
                        "transform usmf 1",
                        "upsert usmf 1",
                        "transform usmf 2",
                        "upsert usmf 2",
                        "checkpoint",
                        "poll gbsi",
                        "transform gbsi 1",
                        "upsert gbsi 1",
                        "transform gbsi 2",
                        "upsert gbsi 2",
                        "checkpoint");
        assertThat(exchange.getMessage().getBody()).isInstanceOf(Run.class);
        assertThat(exchange.getException()).isNull();
    }

    @Test
    void successEndsTheRunOnceAndFreesTheLease() throws Exception {
        task.beforePoll(() -> assertThat(runs.active("accounts")).isPresent());

        run();
        run();

        assertEnded("DONE", "DONE");
    }

    @Test
    void exceptionEndsTheRunAsFailed() throws Exception {
        task.beforePoll(
                () -> {
                    throw new UnavailableException("sales", "is away", null);
                });

        Exchange exchange = run();

        assertEnded("FAILED");
        assertThat(state.runs().latest(1).get(0).error()).contains("is away");
        assertThat(exchange.getException()).as("handled by the route").isNull();
        assertThat(exchange.getProperty(Exchange.EXCEPTION_CAUGHT))
                .isInstanceOf(UnavailableException.class);
    }

    @Test
    void errorOfTheJvmEndsTheRunAsFailed() throws Exception {
        task.beforePoll(
                () -> {
                    throw new StackOverflowError("a bug");
                });

        run();

        assertEnded("FAILED");
        assertThat(state.runs().latest(1).get(0).error()).contains("StackOverflowError: a bug");
    }

    @Test
    void failedRunIsFollowedByAGoodOne() throws Exception {
        task.beforePoll(
                () -> {
                    throw new IllegalStateException("a bug");
                });
        run();
        task.beforePoll(() -> {});

        run();

        assertEnded("DONE", "FAILED");
    }

    @Test
    void busyDirectionStartsNoSecondRun() throws Exception {
        Run first = runs.begin("accounts", RunOptions.SCHEDULED);

        Exchange exchange = run();

        assertThat(task.calls()).isEmpty();
        assertThat(exchange.getProperty(Exchange.EXCEPTION_CAUGHT))
                .isInstanceOf(UnavailableException.class);
        assertThat(runs.active("accounts")).contains(first);
        runs.end(first);
        assertEnded("DONE");
    }

    @Test
    void shutdownThatCutsTheRouteEndsTheRun() throws Exception {
        CountDownLatch polling = new CountDownLatch(1);
        CountDownLatch stopped = new CountDownLatch(1);
        task.beforePoll(
                () -> {
                    polling.countDown();
                    awaitLatch(stopped);
                });
        Thread pass = new Thread(this::runUnchecked);
        pass.start();
        awaitLatch(polling);

        context.stop();
        stopped.countDown();

        await().until(() -> runs.active("accounts").isEmpty());
        assertEnded("FAILED");
    }

    private void runUnchecked() {
        try {
            run();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static void awaitLatch(CountDownLatch latch) {
        try {
            assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void assertEnded(String... statuses) {
        assertThat(runs.active("accounts")).isEmpty();
        assertThat(state.leases().holder("direction accounts")).isEmpty();
        assertThat(state.runs().latest(10))
                .extracting(run -> run.status().name())
                .containsExactly(statuses);
    }
}
