package dev.p2c.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.p2c.app.Engine.Command;
import dev.p2c.app.cli.ExitCode;
import dev.p2c.sandbox.http.InitialData;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code p2c explain} and {@code p2c history} say of rows that no pass writes again. */
class RowStatesTest {

    private static final String TASK = "accounts-to-customers";
    private static final String MAPPING = "mappings/accounts-to-customers.yaml";
    private static final String KEY = "key: [dataAreaId, CustomerAccount]";

    @TempDir static Path directory;
    private static ProjectFiles files;
    private static Engine engine;
    private static Accounts accounts;

    @BeforeAll
    static void start() {
        files = ProjectFiles.copiedTo(directory);
        files.edit(MAPPING, KEY, KEY + "\n  deletes: delete\n  owner: ask");
        Map<String, String> settings = new HashMap<>(files.environment());
        settings.put("P2C_DELETES_EVERY", "0s");
        engine = Engine.start(directory, InitialData.EMPTY, settings);
        accounts = new Accounts(engine);
    }

    @AfterAll
    static void stop() {
        engine.close();
    }

    private static JsonNode explained(String key) {
        return CommandJson.of(engine.p2c("explain", TASK, key, "--json").out());
    }

    private static Optional<Instant> watermark() {
        return engine.application().state().watermarks().get(TASK, Accounts.COMPANY);
    }

    @Test
    void aWrittenRowThatAnEditedRuleWouldChangeHasNotChangedSince() {
        accounts.create("ACC-1", "Nordlicht");
        engine.sync("accounts");
        Instant mark = watermark().orElseThrow();
        // The lookback of the mapping would read the row once more.
        engine.application()
                .state()
                .watermarks()
                .put(TASK, Accounts.COMPANY, mark.plus(Duration.ofHours(1)));
        files.edit(MAPPING, "LanguageId: { constant: en-us }", "LanguageId: { constant: de }");

        JsonNode row = explained("ACC-1");

        engine.application().state().watermarks().put(TASK, Accounts.COMPANY, mark);
        files.edit(MAPPING, "LanguageId: { constant: de }", "LanguageId: { constant: en-us }");
        assertThat(row.get("outcome").asText()).isEqualTo("not changed since");
        assertThat(row.get("reason").asText())
                .contains("other values now than were written", "it was changed at");
    }

    @Test
    void aConditionOfTheFilterThatTheSourceRefusesIsNamedAsSuch() {
        String contact = "{\"msdynce_contactnumber\": \"CON-1\", \"lastname\": \"Byron\"}";
        assertThat(engine.sales().post("contacts", contact).status()).isEqualTo(204);
        String alone = "select=contactid&.*msdynce_isactivecustomer";
        String refusal = "[{\"method\": \"GET\", \"query\": \"%s\", \"status\": 400}]";
        engine.sales().control("POST", "faults", refusal.formatted(alone));

        Command explain = engine.p2c("explain", "contacts-to-customers", "CON-1", "--json");

        engine.sales().control("DELETE", "faults", "");
        JsonNode row = CommandJson.of(explain.out());
        assertThat(row.get("outcome").asText()).isEqualTo("not in the filter");
        assertThat(row.get("reason").asText())
                .contains("msdynce_isactivecustomer eq true cannot be evaluated for the row: ");
    }

    @Test
    void aRowThatLeftTheFilterAfterItWentAcrossSaysWhen() {
        String contact =
                "{\"msdynce_contactnumber\": \"CON-8\", \"firstname\": \"Ada\","
                        + " \"lastname\": \"Lovelace\", \"msdynce_isactivecustomer\": true}";
        assertThat(engine.sales().post("contacts", contact).status()).isEqualTo(204);
        engine.sync("contact-customers");
        String id =
                engine.sales()
                        .get("contacts?$filter=msdynce_contactnumber%20eq%20'CON-8'")
                        .json()
                        .at("/value/0/contactid")
                        .asText();
        engine.sales().patch("contacts(" + id + ")", "{\"msdynce_isactivecustomer\": false}");

        Command explain = engine.p2c("explain", "contacts-to-customers", "CON-8", "--json");

        JsonNode row = CommandJson.of(explain.out());

        assertThat(row.get("outcome").asText()).isEqualTo("not in the filter");
        assertThat(row.get("notes").toString())
                .containsPattern("the row went across before: run \\d+ created it at 2\\S+Z");
    }

    @Test
    void aRowThatWaitsForAPersonIsAConflict() {
        String address = accounts.create("ACC-2", "Nordlicht");
        engine.sync("accounts");
        String customer =
                "CustomersV2(dataAreaId='usmf',CustomerAccount='ACC-2')?cross-company=true";
        engine.finance().patch(customer, "{\"OrganizationName\": \"Typed in Finance\"}");
        accounts.change(address, "name", "Typed in Sales");
        engine.sync("accounts");

        JsonNode row = explained("ACC-2");

        assertThat(row.get("outcome").asText()).isEqualTo("conflict");
        assertThat(ExplainedRow.rule(row, "OrganizationName").get("theirs").asText())
                .isEqualTo("Typed in Finance");
    }

    @Test
    void aRowThatWasDeletedWithItsSourceRowHasItsLastValuesInTheHistory() {
        String address = accounts.create("ACC-3", "Nordlicht");
        engine.sync("accounts");
        engine.sales().delete(address);
        engine.sync("accounts");
        assertThat(accounts.customer("ACC-3")).isEmpty();

        JsonNode deleted =
                CommandJson.of(engine.p2c("history", TASK, "ACC-3", "--json").out())
                        .at("/writes/0");

        assertThat(deleted.get("outcome").asText()).isEqualTo("deleted");
        assertThat(deleted.get("fields").findValuesAsText("old")).contains("Nordlicht");
    }

    @Test
    void withoutAHistoryNothingIsKeptAndTheCommandSaysWhy() {
        Path other = directory.resolve("none");
        Map<String, String> settings = Map.of("P2C_STATE_KEEP_HISTORY", "0s");
        try (Engine without = Engine.start(other, InitialData.EMPTY, settings)) {
            new Accounts(without).create("ACC-4", "Nordlicht");
            without.sync("accounts");

            Command history = without.p2c("history", TASK, "ACC-4");

            assertThat(history.exit()).isEqualTo(ExitCode.SOME_ROWS_NOT_DONE);
            assertThat(history.err()).contains("P2C_STATE_KEEP_HISTORY (0s)");
        }
    }
}
