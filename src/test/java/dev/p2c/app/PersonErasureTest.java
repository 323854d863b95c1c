package dev.p2c.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.p2c.app.PersonErasure.Part;
import dev.p2c.app.settings.Settings;
import dev.p2c.desk.Operator;
import dev.p2c.desk.OperatorLog;
import dev.p2c.plan.PlanCost;
import dev.p2c.plan.PlanCounts;
import dev.p2c.plan.PlanHead;
import dev.p2c.plan.PlanSpool;
import dev.p2c.plan.PlannedField;
import dev.p2c.plan.PlannedRow;
import dev.p2c.plan.PlannedRow.Action;
import dev.p2c.state.BatchOutcome;
import dev.p2c.state.Compaction;
import dev.p2c.state.LedgerEntry;
import dev.p2c.state.State;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What goes beside the state when a person is erased, and what the log says of it. */
class PersonErasureTest {

    private static final String TASK = "contacts-to-customers";
    private static final Clock CLOCK = Clock.systemUTC();

    @TempDir Path directory;
    private Settings settings;
    private ShadowPlans plans;

    @BeforeEach
    void fill() {
        settings =
                Settings.load(
                        directory, Map.of("P2C_STATE_URL", "jdbc:h2:file:" + directory + "/p2c"));
        plans = new ShadowPlans(settings);
        try (State state = State.open(StateOptions.of(settings), CLOCK)) {
            long run = state.runs().start("contacts", "usmf", "schedule", Instant.now());
            LedgerEntry person =
                    LedgerEntry.written(TASK, "usmf", "anna@example.com", "hash")
                            .withBase("{\"Name\":\"Anna Fjord\"}");
            LedgerEntry number = LedgerEntry.written(TASK, "usmf", "CON-1", "hash");
            state.commit(BatchOutcome.of(TASK, "usmf", run).withWritten(List.of(person, number)));
        }
    }

    private void keep(String direction, String key, String name) throws Exception {
        PlannedField field = new PlannedField("Name", null, name, "");
        try (PlanSpool rows = new PlanSpool(directory)) {
            rows.add(new PlannedRow(TASK, "usmf", key, Action.CREATE, List.of(field), "", ""));
            rows.count(TASK, new PlanCounts(1, 0, 0, 0, 0, 0, 0, 0));
            PlanHead head =
                    new PlanHead(
                            PlanHead.PASS,
                            Instant.EPOCH,
                            List.of(direction),
                            Map.of(direction, List.of(TASK)),
                            Map.of(),
                            Map.of(),
                            List.of(),
                            List.of(),
                            false);
            plans.keep(direction, out -> write(rows, head, out));
        }
    }

    private static void write(PlanSpool rows, PlanHead head, Writer out) {
        rows.write(head, PlanCost.NONE, out);
    }

    @Test
    void plansInShadowThatNameThePersonAreDeletedAndOthersStay() throws Exception {
        keep("contacts", "anna@example.com", "A");
        keep("orders", "SO-1", "to Anna Fjord");
        keep("accounts", "ACC-1", "Annapolis");
        plans.failed("quotes", "no customer Anna Fjord");
        plans.failed("invoices", "no customer");
        Files.writeString(plans.file("products"), "{\"plan\":");

        try (PersonErasure person =
                new PersonErasure(settings, CLOCK, "anna@example.com", List.of())) {
            assertThat(person.look()).contains(new Part("plans in shadow", "", "", 4));
            person.erase(new Operator("ann", "here"));
            assertThat(person.look()).isEmpty();
            person.close();
            assertThat(person.compact()).isEqualTo(Compaction.Result.DONE);
        }

        assertThat(plans.file("accounts")).exists();
        assertThat(plans.problem("invoices")).isPresent();
        assertThat(plans.all()).hasSize(2);
    }

    @Test
    void theLogNamesANumberButNoNameOrAddress() {
        for (String key : List.of("anna@example.com", "CON-1")) {
            try (PersonErasure person = new PersonErasure(settings, CLOCK, key, List.of())) {
                person.erase(new Operator("ann", "here"));
            }
        }

        try (State state = State.open(StateOptions.of(settings), CLOCK)) {
            assertThat(new OperatorLog(state).page(Instant.EPOCH, 0, 9).rows())
                    .extracting(line -> line.action() + " " + line.subject())
                    .containsExactly("erase person CON-1", "erase a person");
        }
    }
}
