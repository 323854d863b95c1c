package dev.p2c.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import dev.p2c.sandbox.Reply;
import dev.p2c.sandbox.http.InitialData;
import dev.p2c.state.Conflict;
import dev.p2c.state.Failure;
import dev.p2c.state.FailureKind;
import dev.p2c.state.Winner;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A mapping that names an owner for each field.
 *
 * <p>Holds rules of docs/templates.md, "All of them".
 */
class FieldOwnersTest {

    private static final String NUMBER = "ACC-81001-TESTXX";
    private static final String CUSTOMER =
            "CustomersV2(dataAreaId='usmf',CustomerAccount='" + NUMBER + "')?cross-company=true";

    @TempDir Path directory;
    private Engine engine;
    private Accounts accounts;
    private String account;

    /** The source owns the name, the target owns the city; a person decides on the zip code. */
    @BeforeEach
    void start() {
        ProjectFiles files = ProjectFiles.copiedTo(directory);
        String mapping = "mappings/accounts-to-customers.yaml";
        files.edit(
                mapping,
                "AddressCity: { from: address1_city",
                "AddressCity: { owner: target, from: address1_city");
        files.edit(
                mapping,
                "AddressZipCode: { from: address1_postalcode",
                "AddressZipCode: { owner: ask, from: address1_postalcode");
        engine = Engine.start(directory, InitialData.EMPTY, files.environment());
        accounts = new Accounts(engine);
        account =
                accounts.create(
                        """
                        {"accountnumber": "%s", "name": "Nordlicht", "address1_city": "Oslo",
                         "address1_postalcode": "0150", "address1_country": "Norway"}
                        """
                                .formatted(NUMBER));
        engine.sync("accounts");
    }

    @AfterEach
    void stop() {
        engine.close();
    }

    @Test
    void eachFieldKeepsTheValueOfItsOwner() {
        finance("{\"OrganizationName\": \"by Finance\", \"AddressCity\": \"Kiel\"}");
        sales("{\"name\": \"by Sales\", \"address1_city\": \"Bergen\"}");

        engine.sync("accounts");

        assertThat(customer("OrganizationName")).isEqualTo("by Sales");
        assertThat(customer("AddressCity")).isEqualTo("Kiel");
        assertThat(conflicts())
                .extracting(
                        Conflict::field,
                        Conflict::base,
                        Conflict::source,
                        Conflict::target,
                        Conflict::winner)
                .containsExactlyInAnyOrder(
                        tuple(
                                "OrganizationName",
                                "Nordlicht",
                                "by Sales",
                                "by Finance",
                                Winner.SOURCE),
                        tuple("AddressCity", "Oslo", "Bergen", "Kiel", Winner.TARGET));
    }

    @Test
    void aFieldChangedOnlyInTheTargetStaysWhenOtherFieldsAreWritten() {
        finance("{\"AddressCity\": \"Kiel\", \"AddressZipCode\": \"24103\"}");

        for (String name : List.of("one", "two")) {
            sales("{\"name\": \"" + name + "\"}");
            engine.sync("accounts");
            assertThat(customer("OrganizationName")).isEqualTo(name);
            assertThat(customer("AddressCity")).isEqualTo("Kiel");
            assertThat(customer("AddressZipCode")).isEqualTo("24103");
        }
        assertThat(conflicts()).isEmpty();
    }

    @Test
    void aFieldChangedOnlyInTheSourceIsWrittenRegardlessOfItsOwner() {
        sales("{\"address1_city\": \"Bergen\", \"address1_postalcode\": \"5003\"}");

        engine.sync("accounts");

        assertThat(customer("AddressCity")).isEqualTo("Bergen");
        assertThat(customer("AddressZipCode")).isEqualTo("5003");
        assertThat(conflicts()).isEmpty();
    }

    @Test
    void thePassCountsTheRowInConflictApartFromRowsThatWaitForAnother() {
        finance("{\"AddressZipCode\": \"24103\"}");
        sales("{\"address1_postalcode\": \"5003\"}");

        assertThat(engine.p2c("sync", "accounts").out())
                .contains("1 read, 1 parked (of which 1 in conflict)");
        assertThat(engine.p2c("sync", "accounts", "--key", NUMBER, "--json").out())
                .containsPattern("\"conflicts\" : \\{\\s+\"accounts-to-customers\" : 1");
    }

    @Test
    void anUndecidedConflictWaitsWithAllThreeValuesForADecision() {
        contest();
        engine.sync("accounts");

        Failure waiting = accounts.failure(NUMBER).orElseThrow();
        assertThat(waiting.kind()).isEqualTo(FailureKind.CONFLICT);
        assertThat(customer("AddressZipCode")).isEqualTo("24103");
        String id = String.valueOf(waiting.id());
        assertThat(engine.p2c("failures", "show", id).out())
                .containsSubsequence("AddressZipCode", "0150", "5003", "24103");
        assertThat(engine.p2c("failures", "show", id, "--json").out())
                .contains("\"base\" : \"0150\"");
        assertThat(engine.p2c("failures", "list", "--kind", "conflict").out()).contains(NUMBER);
        nothingIsWrittenInTenIdlePasses();

        Engine.Command retry = engine.p2c("failures", "retry", id, "--take", "source");

        assertThat(retry.exit()).as(retry.out() + retry.err()).isZero();
        assertThat(customer("AddressZipCode")).isEqualTo("5003");
        assertThat(accounts.failure(NUMBER)).isEmpty();
        assertThat(conflicts())
                .extracting(Conflict::field, Conflict::base, Conflict::winner)
                .containsExactly(tuple("AddressZipCode", "0150", Winner.SOURCE));
    }

    @Test
    void aPersonMayChooseTheTargetsValue() {
        contest();
        engine.sync("accounts");
        String id = String.valueOf(accounts.failure(NUMBER).orElseThrow().id());

        assertThat(engine.p2c("failures", "retry", id, "--take", "target").exit()).isZero();

        assertThat(engine.p2c("log", "--limit", "2").out())
                .containsPattern("take target +conflict " + id + " " + NUMBER);
        assertThat(customer("AddressZipCode")).isEqualTo("24103");
        assertThat(accounts.failure(NUMBER)).isEmpty();
        nothingIsWrittenInTenIdlePasses();
        assertThat(engine.p2c("failures", "retry", "--all", "--take", "both").exit()).isEqualTo(2);
    }

    @Test
    void aConflictEndsWhenBothSidesAgree() {
        contest();
        engine.sync("accounts");
        finance("{\"AddressZipCode\": \"5003\"}");

        engine.sync("accounts");

        assertThat(accounts.failure(NUMBER)).isEmpty();
        assertThat(engine.application().state().conflicts().open(Accounts.TASK, "usmf", NUMBER))
                .isEmpty();
        assertThat(conflicts()).isEmpty();
        nothingIsWrittenInTenIdlePasses();
    }

    private void contest() {
        finance("{\"AddressZipCode\": \"24103\"}");
        sales("{\"address1_postalcode\": \"5003\"}");
    }

    private void nothingIsWrittenInTenIdlePasses() {
        Engine.setBackCounters(engine.finance());
        for (int pass = 0; pass < 10; pass++) {
            engine.sync("accounts");
        }
        assertThat(Engine.writes(engine.finance())).isZero();
    }

    private void finance(String json) {
        Reply reply = engine.finance().patch(CUSTOMER, json);
        assertThat(reply.status()).as(reply.body()).isEqualTo(204);
    }

    private void sales(String json) {
        Reply reply = engine.sales().patch(account, json);
        assertThat(reply.status()).as(reply.body()).isEqualTo(204);
    }

    private String customer(String field) {
        return accounts.customer(NUMBER)
                .map(row -> row.get(field))
                .map(JsonNode::asText)
                .orElse("");
    }

    private List<Conflict> conflicts() {
        return engine.application().state().conflicts().settled(Optional.of(Accounts.TASK), 100);
    }
}
