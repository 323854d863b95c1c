package dev.p2c.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.p2c.app.Engine.Command;
import dev.p2c.app.cli.ExitCode;
import dev.p2c.sandbox.http.InitialData;
import dev.p2c.state.Lease;
import dev.p2c.state.RunHistory;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code p2c state} beside an application on one H2 file. */
class StateCommandTest {

    private static final String TASK = "accounts-to-customers";

    @TempDir static Path directory;
    private static Engine engine;

    @BeforeAll
    static void start() {
        engine = Engine.start(directory, InitialData.DEMO);
        engine.sync("accounts");
    }

    @AfterAll
    static void stop() {
        engine.close();
    }

    @Test
    void showTellsWhatIsKnownAndWhatTheNextPassDoes() {
        JsonNode known = shown(TASK);

        assertThat(known.get("written").asInt()).isGreaterThan(400);
        assertThat(known.get("rejected").asInt()).isPositive();
        assertThat(Instant.parse(known.get("watermark").asText())).isBefore(Instant.now());
        assertThat(known.get("next").asText())
                .startsWith("reads rows of accounts with modifiedon from");
        assertThat(shown("released-products-to-products").get("next").asText())
                .startsWith("reads all rows of SellableReleasedProducts, compares them");

        Map<String, String> narrow = new HashMap<>(engine.environment());
        narrow.put("COLUMNS", "80");
        Command table = Engine.command(narrow, "state", "show");
        assertThat(table.exit()).isZero();
        assertThat(table.out()).contains("quote-lines-to-finance");
        assertThat(table.out().lines()).allMatch(line -> line.length() <= 80);
    }

    @Test
    void aWatermarkIsSetBackAndTheNextPassReadsFromThere() {
        Instant before = Instant.parse(shown(TASK).get("watermark").asText());
        String time = before.minus(Duration.ofDays(1)).toString();

        Command set = engine.p2c("state", "set-watermark", TASK, time, "--yes");

        assertThat(set.exit()).isZero();
        assertThat(set.out())
                .contains("sets the watermark to " + time + ", now " + before)
                .contains("The next pass reads rows of accounts with modifiedon from")
                .contains("Done.");
        JsonNode known = shown(TASK);
        assertThat(known.get("watermark").asText()).isEqualTo(time);
        assertThat(known.get("changedByHand").asText())
                .isEqualTo("watermark set to %s, was %s, by %s".formatted(time, before, who()));
        assertLogged("set watermark", TASK + " for usmf", "watermark set to " + time);
        JsonNode pass = CommandJson.of(engine.p2c("sync", "accounts", "--json").out());
        assertLogged("run", "accounts", "");
        JsonNode counts = pass.at("/runs/0/tasks/" + TASK);
        assertThat(counts.get("created").asInt() + counts.get("updated").asInt()).isZero();
        assertThat(counts.get("read").asInt()).isPositive();
    }

    @Test
    void aResetForgetsAllRowsAndTheNextPassDoublesNone() {
        int rows = shown(TASK).get("written").asInt();

        Command reset = engine.p2c("state", "reset", TASK, "--yes", "--json");

        JsonNode change = CommandJson.of(reset.out()).at("/changes/0");
        assertThat(CommandJson.of(reset.out()).get("done").asBoolean()).isTrue();
        assertThat(change.at("/before/written").asInt()).isEqualTo(rows);
        assertThat(change.get("change").asText()).startsWith("forgets " + rows + " rows");
        assertLogged("reset", TASK + " for usmf", "reset, " + rows + " rows forgotten");
        assertThat(shown(TASK).get("written").asInt()).isZero();
        assertThat(shown(TASK).get("watermark").isNull()).isTrue();
        assertThat(shown(TASK).get("next").asText())
                .isEqualTo(
                        "reads all rows of accounts, compares them with CustomersV2, and writes"
                                + " those that differ");

        JsonNode pass = CommandJson.of(engine.p2c("sync", "accounts", "--json").out());
        JsonNode counts = pass.at("/runs/0/tasks/" + TASK);
        assertThat(counts.get("created").asInt()).isZero();
        assertThat(counts.get("unchanged").asInt()).isEqualTo(rows);
        assertThat(shown(TASK).get("written").asInt()).isEqualTo(rows);
    }

    @Test
    void nothingChangesWithoutConsent() {
        String before = engine.p2c("state", "show", TASK, "--json").out();

        Command reset = engine.p2c("state", "reset", TASK);
        Command json = engine.p2c("state", "reset", TASK, "--json");

        assertThat(reset.exit()).isEqualTo(ExitCode.WRONG);
        assertThat(reset.out()).contains("forgets", "The next pass reads all rows");
        assertThat(reset.err()).contains("Nothing was changed").contains("--yes");
        assertThat(json.exit()).isEqualTo(ExitCode.WRONG);
        assertThat(CommandJson.of(json.out()).get("done").asBoolean()).isFalse();
        assertThat(engine.p2c("state", "show", TASK, "--json").out()).isEqualTo(before);
    }

    @Test
    void aChangeIsRefusedWhileARunIsUnderWay() {
        String before = engine.p2c("state", "show", TASK, "--json").out();
        try (Lease lease = leaseOfAnotherMachine()) {
            Command reset = engine.p2c("state", "reset", TASK, "--yes");

            assertThat(reset.exit()).isEqualTo(ExitCode.UNAVAILABLE);
            assertThat(reset.err()).contains("accounts: a pass is running (process 7 on another");
        }
        assertThat(engine.p2c("state", "show", TASK, "--json").out()).isEqualTo(before);
    }

    private static Lease leaseOfAnotherMachine() {
        return engine.application()
                .state()
                .leases()
                .acquire(
                        RunHistory.lease("accounts"),
                        "process 7 on another",
                        "another 7",
                        Duration.ofMinutes(1))
                .orElseThrow();
    }

    @Test
    void aWatermarkThatMakesNoSenseIsRefusedWithTheReason() {
        String future = Instant.now().plus(Duration.ofHours(1)).toString();
        String past = "2026-01-31";

        assertRefused("is in the future", TASK, future);
        assertRefused("is not a time", TASK, "yesterday");
        assertRefused("has no watermark", "released-products-to-products", past);
        assertRefused("has made no pass for usmf yet", "contacts-to-contact-persons", past);
        assertRefused("Did you mean \"accounts-to-customers\"?", "accounts-to-custmers", past);
        assertRefused("is not among p2c.companies: usmf", TASK, past, "--company", "demf");
    }

    private static void assertRefused(String reason, String... words) {
        String[] command = new String[words.length + 3];
        command[0] = "state";
        command[1] = "set-watermark";
        System.arraycopy(words, 0, command, 2, words.length);
        command[command.length - 1] = "--yes";
        Command set = engine.p2c(command);
        assertThat(set.exit()).isEqualTo(ExitCode.WRONG);
        assertThat(set.err()).contains(reason);
    }

    /** Checks the newest line of the operator's log. */
    private static void assertLogged(String action, String subject, String detail) {
        JsonNode line =
                CommandJson.of(engine.p2c("log", "--limit", "1", "--json").out()).at("/rows/0");
        assertThat(line.get("who").asText()).isEqualTo(System.getProperty("user.name"));
        assertThat(line.get("origin").asText()).startsWith("command line ");
        assertThat(line.get("action").asText()).isEqualTo(action);
        assertThat(line.get("subject").asText()).isEqualTo(subject);
        assertThat(line.get("detail").asText()).startsWith(detail);
    }

    private static JsonNode shown(String task) {
        return CommandJson.of(engine.p2c("state", "show", task, "--json").out()).at("/tasks/0");
    }

    private static String who() {
        try {
            return System.getProperty("user.name")
                    + " on "
                    + InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return System.getProperty("user.name");
        }
    }
}
