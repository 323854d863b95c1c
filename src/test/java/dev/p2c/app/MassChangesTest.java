package dev.p2c.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.p2c.app.Engine.Command;
import dev.p2c.app.cli.ExitCode;
import dev.p2c.run.Run;
import dev.p2c.run.RunOptions;
import dev.p2c.sandbox.http.InitialData;
import dev.p2c.state.RunStatus;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** The brake on mass changes: a wrong rule does not overwrite all customers. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class MassChangesTest {

    private static final String MAPPING = "mappings/accounts-to-customers.yaml";
    private static final String GROUP = "CustomerGroupId: { constant: \"10\" }";
    private static final String WRONG = "CustomerGroupId: { constant: \"30\" }";
    private static final int ROWS = 400;
    private static final RunOptions FULL = RunOptions.triggeredBy("schedule").full(true).build();

    @TempDir static Path directory;
    private static ProjectFiles files;
    private static Engine engine;

    @BeforeAll
    static void start() {
        files = ProjectFiles.copiedTo(directory);
        Map<String, String> settings = new HashMap<>(files.environment());
        settings.put("P2C_CHANGES_MOST", "300");
        settings.put("P2C_CHANGES_PERCENT", "50");
        engine = Engine.start(directory, InitialData.EMPTY, settings);
        new Accounts(engine).seed(ROWS);
    }

    @AfterAll
    static void stop() {
        engine.close();
    }

    @Test
    @Order(1)
    void theFirstPassOfTheStandInsIsNotLimited() {
        assertThat(engine.sync("accounts").counts().created()).isEqualTo(ROWS);
    }

    @Test
    @Order(2)
    void aPassThatWouldChangeTooManyRowsStopsAndSaysWhatToDo() {
        files.edit(MAPPING, GROUP, WRONG);

        Run run = engine.application().runNow("accounts", FULL);

        assertThat(inGroup("30")).isLessThanOrEqualTo(200);
        assertThat(run.held().get("usmf"))
                .contains("more than 200 rows")
                .contains("p2c.changes.most 300 and p2c.changes.percent 50. The pass stopped")
                .contains("stopped after " + inGroup("30") + " rows; no further row is written")
                .contains("bin/p2c plan accounts --full")
                .containsOnlyOnce("bin/p2c sync accounts --full --allow-changes");
        assertThat(engine.application().state().runs().latest(1).get(0).status())
                .isEqualTo(RunStatus.FAILED);
        assertThat(engine.p2c("runs").out())
                .contains("the brake on mass changes; usmf: ", "would create or update")
                .doesNotContain("\\u000a");
    }

    @Test
    @Order(3)
    void aResetSaysThatItReleasesTheBrake() {
        Command reset = engine.p2c("state", "reset", "accounts-to-customers");

        assertThat(reset.exit()).isEqualTo(ExitCode.WRONG);
        assertThat(reset.out())
                .contains("releases the brake on mass changes")
                .contains("counts as the first one");
    }

    @Test
    @Order(3)
    void untilSomebodyDecidesNoOtherPassWritesAnything() {
        long before = inGroup("30");

        Run run = engine.application().runNow("accounts", FULL);

        assertThat(inGroup("30")).isEqualTo(before);
        assertThat(run.held().get("usmf"))
                .contains("has stopped an earlier pass", "until a person decides")
                .contains("bin/p2c sync accounts --full --allow-changes")
                .doesNotContain("more than");
        assertThat(explainedOf("10"))
                .contains("The brake on mass changes holds the rows of this task")
                .contains("bin/p2c sync accounts --allow-changes");
        Command command = engine.p2c("sync", "accounts", "--full");
        assertThat(command.exit()).isEqualTo(ExitCode.SOME_ROWS_NOT_DONE);
        assertThat(command.out()).contains("--allow-changes");
        assertThat(inGroup("30")).isEqualTo(before);
    }

    @Test
    @Order(4)
    void aCorrectedMappingLeavesTheWrittenRowsToTheCommandsOfTheMessage() {
        Run stopped = engine.application().runNow("accounts", FULL);
        Matcher undo =
                Pattern.compile("bin/p2c plan --undo (\\d+) -o undo.json")
                        .matcher(stopped.held().get("usmf"));
        assertThat(undo.find()).isTrue();
        assertThat(stopped.held().get("usmf"))
                .contains("the rows that run " + undo.group(1) + " has written stay as they are")
                .contains("then bin/p2c apply undo.json");
        files.edit(MAPPING, WRONG, GROUP);

        String plan = directory.resolve("undo.json").toString();
        Command planned = engine.p2c("plan", "--undo", undo.group(1), "-o", plan);
        assertThat(planned.exit()).as(planned.out()).isZero();
        assertThat(engine.p2c("apply", plan).exit()).isZero();

        assertThat(inGroup("30")).isZero();
    }

    @Test
    @Order(5)
    void aCorrectedMappingGoesOn() {
        Run run = engine.application().runNow("accounts", FULL);

        assertThat(run.held()).isEmpty();
        assertThat(inGroup("10")).isEqualTo(ROWS);
    }

    @Test
    @Order(6)
    void aPersonReleasesTheBrake() {
        files.edit(MAPPING, GROUP, WRONG);
        engine.application().runNow("accounts", FULL);

        Command command = engine.p2c("sync", "accounts", "--full", "--allow-changes");

        assertThat(command.exit()).as(command.out()).isZero();
        assertThat(inGroup("30")).isEqualTo(ROWS);
    }

    /** What the command explains of a customer of the group. */
    private static String explainedOf(String group) {
        String customer =
                engine.finance()
                        .get(
                                "CustomersV2?cross-company=true&$top=1&$filter=CustomerGroupId%20eq%20'"
                                        + group
                                        + "'")
                        .json()
                        .at("/value/0/CustomerAccount")
                        .asText();
        return ExplainedRow.json(engine, "accounts-to-customers", customer).toString();
    }

    private static long inGroup(String group) {
        String count =
                engine.finance()
                        .get(
                                "CustomersV2/$count?cross-company=true&$filter=CustomerGroupId%20eq%20'"
                                        + group
                                        + "'%20and%20IsExternallyMaintained%20eq%20"
                                        + "Microsoft.Dynamics.DataEntities.NoYes'Yes'")
                        .body();
        return Long.parseLong(count.replace("\uFEFF", "").strip());
    }
}
