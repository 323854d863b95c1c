package dev.p2c.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.p2c.app.cli.P2c;
import dev.p2c.run.Run;
import dev.p2c.sandbox.Sandbox;
import dev.p2c.sandbox.SandboxClient;
import dev.p2c.sandbox.http.InitialData;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Processes that run the directions through Common Data Service, are watched in Hawtio, and are
 * stopped or killed.
 */
@Tag("long")
class StagedProcessTest {

    private static final int ACCOUNTS = 1_500;
    private static final int SIGTERM = 143;
    private static final Duration LONG = Duration.ofSeconds(120);

    @TempDir Path directory;
    private Process process;

    @AfterEach
    void noneIsLeft() {
        process.destroyForcibly();
    }

    @Test
    void runWithStandInsBringsAccountsOverBothLegsAndStopsOnSigterm() throws Exception {
        Map<String, String> environment = everySecond();
        String options = "run --sandbox --staged --data empty --story off";
        process = start(environment, options.split(" "));
        await().atMost(LONG).until(() -> output().contains("Ctrl-C stops.") || !process.isAlive());
        URI tokens = address("Tokens");
        SandboxClient sales = new SandboxClient(address("Sales"), tokens);
        SandboxClient finance = new SandboxClient(address("Finance"), tokens);
        SandboxClient cds = new SandboxClient(address("CDS"), tokens);
        int before = Accounts.customers(finance);

        Accounts.seed(sales, 3);

        await().atMost(LONG).until(() -> Accounts.customers(finance) == before + 3);
        assertThat(count(cds)).isEqualTo(3);
        await().atMost(LONG).until(() -> health().contains("UP"));
        tasksInHawtioHaveTheRowsOfBothLegs(sales);
        environment.put("P2C_STAGED", "true");
        JsonNode status = CommandJson.of(Engine.command(environment, "status", "--json").out());
        assertThat(status.get("tasks").findValuesAsText("direction"))
                .contains(
                        "staged-accounts",
                        "staged-contacts",
                        "staged-contact-customers",
                        "staged-products",
                        "staged-quotes",
                        "staged-orders-to-sales",
                        "staged-invoices",
                        "orders-to-finance")
                .doesNotContain("accounts", "quotes");
        assertThat(status.get("tasks"))
                .allSatisfy(task -> assertThat(task.at("/schedule/cron").asText()).isNotEmpty());

        process.destroy();

        assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isIn(0, SIGTERM);
    }

    private Map<String, String> everySecond() {
        Map<String, String> environment = new HashMap<>();
        environment.put("P2C_STATE_URL", "jdbc:h2:file:" + directory.resolve("p2c"));
        environment.put("P2C_HTTP_PORT", "0");
        for (String name : List.of("TOKEN", "SALES", "FINANCE", "CDS")) {
            environment.put("P2C_SANDBOX_" + name + "_PORT", "0");
        }
        environment.put("P2C_STAGED_ACCOUNTS_CRON", "0/1 * * * * ?");
        return environment;
    }

    private void tasksInHawtioHaveTheRowsOfBothLegs(SandboxClient sales) throws IOException {
        String unknown =
                """
                {"accountnumber": "ACC-WRONG", "name": "Wrong", "address1_country": "Atlantis"}
                """;
        assertThat(sales.post("accounts", unknown).status()).isEqualTo(204);
        for (String leg : List.of("staged-accounts-to-cds", "staged-accounts-to-finance")) {
            await().atMost(LONG)
                    .untilAsserted(
                            () -> {
                                JsonNode bean = bean(leg);
                                assertThat(bean.get("Way").asText())
                                        .isEqualTo("sales > cds > finance");
                                assertThat(bean.get("RowsBetweenLegs").asInt()).isEqualTo(1);
                                assertThat(bean.get("RowsWaitingInSecondLeg").asInt()).isEqualTo(1);
                            });
        }
    }

    private JsonNode bean(String task) throws IOException {
        String request =
                """
                {"type": "read", "mbean": "p2c:type=Task,name=%s",
                 "attribute": ["Way", "RowsBetweenLegs", "RowsWaitingInSecondLeg"]}
                """
                        .formatted(task);
        HttpResponse<String> answer =
                RunningApplication.send(
                        HttpRequest.newBuilder(URI.create(address("Hawtio") + "/jolokia"))
                                .header("Content-Type", "application/json")
                                .header(
                                        "Authorization",
                                        RunningApplication.basic(
                                                RunningApplication.USER,
                                                RunningApplication.PASSWORD))
                                .POST(HttpRequest.BodyPublishers.ofString(request)));
        return RunningApplication.json(answer).get("value");
    }

    @Test
    void passesThatAreKilledInEachLegLoseAndDoubleNothing() throws Exception {
        Sandbox sandbox = Engine.threeStandIns(InitialData.EMPTY);
        SandboxClient sales = new SandboxClient(sandbox.salesUrl(), sandbox.tokenUrl());
        SandboxClient finance = new SandboxClient(sandbox.financeUrl(), sandbox.tokenUrl());
        SandboxClient cds = new SandboxClient(sandbox.cdsUrl().orElseThrow(), sandbox.tokenUrl());
        int before = Accounts.customers(finance);
        Accounts.seed(sales, ACCOUNTS);
        cds.control("POST", "latency", "{\"perRequestMs\": 100}");
        finance.control("POST", "latency", "{\"perRequestMs\": 100}");
        Map<String, String> environment = Engine.environment(sandbox, directory);
        environment.put("P2C_BATCH_SIZE", "20");
        process = start(environment, "sync", "staged-accounts");
        await().atMost(LONG).until(() -> count(cds) >= 200 || !process.isAlive());
        process.destroyForcibly().onExit().join();
        assertThat(count(cds)).as("killed in the first leg").isLessThan(ACCOUNTS);
        process = start(environment, "sync", "staged-accounts");
        await().atMost(LONG)
                .until(() -> Accounts.customers(finance) - before >= 200 || !process.isAlive());
        process.destroyForcibly().onExit().join();
        assertThat(Accounts.customers(finance) - before)
                .as("killed in the second leg")
                .isLessThan(ACCOUNTS);
        cds.control("DELETE", "latency", "");
        finance.control("DELETE", "latency", "");

        try (Engine engine = Engine.on(sandbox, directory, Map.of(), Clock.systemUTC())) {
            Run run = engine.sync("staged-accounts");

            assertThat(run.failures()).isEmpty();
            assertThat(count(cds)).isEqualTo(ACCOUNTS);
            assertThat(Accounts.customers(finance) - before).isEqualTo(ACCOUNTS);
            Engine.setBackCounters(cds);
            Engine.setBackCounters(finance);
            engine.sync("staged-accounts");
            assertThat(Engine.writes(cds)).as("Common Data Service").isZero();
            assertThat(Engine.writes(finance)).as("Finance").isZero();
        }
    }

    private static int count(SandboxClient cds) {
        return Integer.parseInt(cds.get("accounts/$count").body().replaceAll("\\D", ""));
    }

    private Process start(Map<String, String> environment, String... arguments) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-Xmx256m", "-XX:TieredStopAtLevel=1"));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), P2c.class.getName()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().putAll(environment);
        return builder.redirectOutput(directory.resolve("out.txt").toFile()).start();
    }

    private String output() throws IOException {
        return Files.readString(directory.resolve("out.txt"));
    }

    private URI address(String name) throws IOException {
        Matcher found = Pattern.compile("(?m)^ +" + name + " +(http\\S+)").matcher(output());
        assertThat(found.find()).as(output()).isTrue();
        return URI.create(found.group(1));
    }

    private String health() throws Exception {
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(address("Health") + "/live")).build();
        return HttpClient.newHttpClient()
                .send(request, HttpResponse.BodyHandlers.ofString())
                .body();
    }
}
