package dev.p2c.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.p2c.app.Engine.Command;
import dev.p2c.app.cli.ExitCode;
import dev.p2c.sandbox.http.InitialData;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Options of commands that find nothing to do say what is the matter. */
class OptionsWithoutEffectTest {

    @TempDir static Path directory;
    private static Engine engine;

    @BeforeAll
    static void start() {
        engine = Engine.start(directory, InitialData.EMPTY, Engine.BOTH_COMPANIES);
        CompanyRows rows = new CompanyRows(engine);
        rows.account("ACC-1", CompanyRows.US);
        rows.account("ACC-3", CompanyRows.GERMAN);
        rows.created(
                "contacts",
                "{\"msdynce_contactnumber\": \"CON-1\", \"lastname\": \"Lovelace\", "
                        + rows.owner(CompanyRows.US)
                        + "}");
        engine.sync("accounts");
    }

    @AfterAll
    static void stop() {
        engine.close();
    }

    @Test
    void syncOfAnUnknownKeySaysSoAndSuggestsASimilarOne() {
        Command sync = engine.p2c("sync", "accounts", "--key", "ACC1");

        assertThat(sync.exit()).isEqualTo(ExitCode.SOME_ROWS_NOT_DONE);
        assertThat(sync.out())
                .contains("accounts-to-customers: no row was read (no such row): sales has no row")
                .contains("Similar keys: \"ACC-1\"");
    }

    @Test
    void syncOfARowOutsideTheFilterNamesTheCondition() {
        Command sync = engine.p2c("sync", "contact-customers", "--key", "CON-1", "--json");

        JsonNode unread = CommandJson.of(sync.out()).get("unread");
        assertThat(sync.exit()).isEqualTo(ExitCode.SOME_ROWS_NOT_DONE);
        assertThat(unread).hasSize(1);
        assertThat(unread.at("/0/outcome").asText()).isEqualTo("not in the filter");
        assertThat(unread.at("/0/reason").asText()).contains("msdynce_isactivecustomer eq true");
    }

    @Test
    void syncOfARowOfAnotherCompanyNamesTheCompany() {
        Command sync = engine.p2c("sync", "accounts", "--key", "ACC-3", "--company", "usmf");

        assertThat(sync.exit()).isEqualTo(ExitCode.SOME_ROWS_NOT_DONE);
        assertThat(sync.out()).contains("the row belongs to company demf, not to usmf");
    }

    @Test
    void aPlanOfAnUnknownKeySaysSo() {
        Command plan = engine.p2c("plan", "accounts", "--key", "NOBODY");

        assertThat(plan.exit()).isEqualTo(ExitCode.SOME_ROWS_NOT_DONE);
        assertThat(plan.out()).contains("no row was read (no such row)");
    }

    @Test
    void syncOfAKeyThatExistsIsDone() {
        Command sync = engine.p2c("sync", "accounts", "--key", "ACC-1", "--json");

        assertThat(sync.exit()).as(sync.err()).isEqualTo(ExitCode.DONE);
        assertThat(CommandJson.of(sync.out()).get("unread")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "sync products --since 2026-01-01; has no effect on released-products-to-products",
                "plan products --since 2026-01-01; has no effect on released-products-to-products",
                "sync accounts --since 2999-01-01; is in the future",
                "sync accounts --since 2026-01-01 --full; has no effect beside --full",
                "sync accounts --since 2026-01-01 --key A; has no effect beside --key",
                "sync accounts --company usmd; Did you mean \"usmf\"?",
                "reconcile accounts --company usmd; Did you mean \"usmf\"?",
                "plan accounts --company usmd; Did you mean \"usmf\"?",
                "explain accounts-to-customers A --company usmd; Did you mean \"usmf\"?",
                "failures --task account-to-customers; Did you mean \"accounts-to-customers\"?",
                "failures list --task x; --task x: is not a task",
                "failures conflicts --task x; --task x: is not a task",
                "failures retry --all --task x; --task x: is not a task",
                "failures retry 1 --task accounts-to-customers; not several of them",
                "reconcile accounts --limit -1; is not a number of lines from 1, or 0 for all",
                "failures list --limit 0; is not a number of lines from 1",
                "failures show 999; no waiting row has this ID",
                "failures retry 999; no waiting row has this ID",
                "run --story fast; concerns the stand-ins: add --sandbox",
                "run --data empty; concerns the stand-ins: add --sandbox",
                "setup sales --yes --dry-run; Give one"
            })
    void anOptionThatWouldDoNothingIsWrongUsage(String command, String message) {
        Command wrong = engine.p2c(command.split(" "));

        assertThat(wrong.err()).contains(message);
        assertThat(wrong.exit()).isEqualTo(ExitCode.WRONG);
    }

    @Test
    void withAllDirectionsTasksWithoutATimeAreNamedAndTheOthersRun() {
        Command sync = engine.p2c("sync", "all", "--since", "2026-01-01");

        assertThat(sync.err()).contains("--since 2026-01-01 has no effect on", "products");
        assertThat(sync.out()).contains("accounts-to-customers: ");
        assertThat(engine.p2c("sync", "all", "--key", "NOBODY").out())
                .contains("No task has a row with the key NOBODY.");
    }

    @Test
    void aRetryOfNoRowSaysSo() {
        Command retry = engine.p2c("failures", "retry", "--all", "--task", "accounts-to-customers");

        assertThat(retry.out()).contains("No such row is waiting.");
        assertThat(retry.exit()).isEqualTo(ExitCode.DONE);
    }
}
