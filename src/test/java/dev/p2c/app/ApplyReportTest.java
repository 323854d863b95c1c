package dev.p2c.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.p2c.app.Engine.Command;
import dev.p2c.app.cli.ExitCode;
import dev.p2c.sandbox.http.InitialData;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code p2c apply} tells a person. */
class ApplyReportTest {

    @TempDir static Path directory;
    private static Engine engine;
    private static Accounts accounts;
    private static Path plan;

    @BeforeAll
    static void start() {
        engine =
                Engine.start(
                        directory,
                        InitialData.EMPTY,
                        Map.of("P2C_FINANCE_ATTEMPTS", "1", "P2C_FINANCE_REST", "1s"));
        accounts = new Accounts(engine);
        plan = directory.resolve("plan.json");
    }

    @AfterAll
    static void stop() {
        engine.close();
    }

    private static Command plan(String... arguments) {
        List<String> command = new ArrayList<>(List.of("plan"));
        command.addAll(List.of(arguments));
        command.addAll(List.of("-o", plan.toString()));
        return engine.p2c(command.toArray(String[]::new));
    }

    @Test
    void aPlanOfAPartSaysSoWhenItIsApplied() throws Exception {
        accounts.create("ACC-81", "First");
        accounts.create("ACC-82", "Second");
        assertThat(plan("accounts", "--limit", "1").out()).contains("This plan is incomplete");

        Command apply = engine.p2c("apply", plan.toString());

        assertThat(apply.out())
                .contains("The plan is incomplete: other rows were not planned, hence not written.")
                .contains("Note: only 1 source row of each task");
        assertThat(
                        CommandJson.of(engine.p2c("apply", plan.toString(), "--json").out())
                                .get("incomplete")
                                .asBoolean())
                .isTrue();
        plan("accounts");
        assertThat(
                        CommandJson.of(engine.p2c("apply", plan.toString(), "--json").out())
                                .get("incomplete")
                                .asBoolean())
                .isFalse();
        assertThat(engine.p2c("apply", plan.toString()).out()).doesNotContain("incomplete");
        assertThat(plan("accounts", "--full", "--limit", "1").out())
                .contains("Nothing to write in the part that was planned.");
    }

    @Test
    void anApplyThatAnOutageEndsSaysHowManyRowsItDidNotTry() throws Exception {
        accounts.create("ACC-71", "First");
        accounts.create("ACC-72", "Second");
        plan("accounts");
        engine.finance()
                .control(
                        "POST",
                        "faults",
                        "[{\"path\": \"CustomersV2.*\", \"status\": 503}, {\"path\": \".*batch\", \"status\": 503}]");

        Command apply = engine.p2c("apply", plan.toString());
        Command json = engine.p2c("apply", plan.toString(), "--json");

        engine.finance().control("DELETE", "faults", "");
        assertThat(apply.out())
                .as(apply.err())
                .contains("0 rows written, 0 were there already, 0 refused, 2 not tried")
                .contains("accounts failed for usmf: finance: ")
                .contains("Apply the plan again");
        assertThat(CommandJson.of(json.out()).get("notTried").asInt()).isEqualTo(2);
        assertThat(engine.p2c("apply", plan.toString()).out())
                .contains("2 rows written, 0 were there already, 0 refused")
                .doesNotContain("not tried");
    }

    @Test
    void refusedRowsOfOneCauseAreOneLineWithExamples() {
        for (int i = 1; i <= 5; i++) {
            accounts.create("ACC-9" + i, "Late " + i);
        }
        accounts.create("ACC-99", "Kept");
        plan("accounts");
        for (int i = 1; i <= 5; i++) {
            accounts.change(engine.sales().account("ACC-9" + i), "name", "Later " + i);
        }

        Command apply = engine.p2c("apply", plan.toString());

        assertThat(apply.exit()).isEqualTo(ExitCode.SOME_ROWS_NOT_DONE);
        assertThat(apply.out())
                .contains(
                        "refused  5 rows  accounts-to-customers  usmf: the source row has changed"
                                + " since the plan was made")
                .containsPattern("ACC-9\\d, ACC-9\\d, ACC-9\\d and 2 more")
                .containsOnlyOnce("has changed")
                .contains("plan.json --json names every refused row")
                .contains("1 row written, 0 were there already, 5 refused");
        assertThat(engine.p2c("runs", "--limit", "1").out())
                .containsSubsequence("REASON", "INCOMPLETE", "5 rows of the plan refused");
    }
}
