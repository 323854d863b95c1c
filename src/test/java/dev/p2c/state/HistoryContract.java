package dev.p2c.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

abstract class HistoryContract extends OpenState {

    private static final MappingVersion VERSION =
            new MappingVersion("4f2a", "89abcdef", List.of("OrganizationName", "AddressCity"));

    private static RowChange created(String key, String name) {
        return new RowChange(key, true, List.of(new FieldChange("OrganizationName", null, name)));
    }

    private static RowChange moved(String key, String from, String to) {
        return new RowChange(key, false, List.of(new FieldChange("AddressCity", from, to)));
    }

    private void store(long run, RowChange... rows) {
        state.commit(BatchOutcome.of(TASK, COMPANY, run).withChanges(List.of(rows), VERSION));
    }

    /** The first characters of what the table has of the only batch. */
    private String stored() throws SQLException {
        try (Connection connection = TestDatabase.connect(settings);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select fields from write_batch")) {
            rows.next();
            return new String(rows.getBytes(1), StandardCharsets.US_ASCII);
        }
    }

    private List<Write> writes(String key) {
        return state.history().ofRow(TASK, Optional.of(COMPANY), key, 10);
    }

    private List<Write> writesOf(long run) {
        List<Write> writes = new ArrayList<>();
        state.history().ofRun(run, Optional.empty(), Long.MAX_VALUE, writes::add);
        return writes;
    }

    @Test
    void theRowsOfARunComeOnceForEachWriteAndTheNewestFirst() {
        long run = state.runs().start("accounts", COMPANY, "command", START);
        store(run, created("ACC-1", "Nordlicht"), created("ACC-2", "Fjord"));
        store(run, moved("ACC-1", "", "Oslo"));
        store(runId, created("ACC-3", "Vik"));
        List<WrittenKey> rows = new ArrayList<>();

        state.history().keysOfRun(run, rows::add);

        assertThat(rows).extracting(WrittenKey::key).containsExactly("ACC-1", "ACC-2", "ACC-1");
        assertThat(rows).allMatch(row -> row.task().equals(TASK) && row.company().equals(COMPANY));
    }

    @Test
    void aWriteHasItsRunItsMappingWhoAskedAndTheOldAndNewValues() {
        long asked =
                state.runs().start("accounts", COMPANY, new RunHistory.Asked("jmx", "anna"), START);
        store(asked, moved("ACC-1", "Oslo 12 ", ""));

        assertThat(writes("ACC-1"))
                .singleElement()
                .satisfies(
                        write -> {
                            assertThat(write.at()).isEqualTo(START);
                            assertThat(write.run()).isEqualTo(asked);
                            assertThat(write.trigger()).isEqualTo("jmx");
                            assertThat(write.user()).isEqualTo("anna");
                            assertThat(write.mapping()).isEqualTo(VERSION);
                            assertThat(write.task()).isEqualTo(TASK);
                            assertThat(write.company()).isEqualTo(COMPANY);
                            assertThat(write.outcome()).isEqualTo(RowChange.Action.UPDATED);
                            assertThat(write.fields())
                                    .containsExactly(
                                            new FieldChange("AddressCity", "Oslo 12 ", ""));
                        });
    }

    @Test
    void theWritesOfARowAndOfARunComeNewestFirst() {
        store(runId, created("ACC-1", "Nordlicht"), created("ACC-2", "Suedlicht"));
        clock.advance(Duration.ofMinutes(1));
        store(runId, moved("ACC-1", null, "Bergen"));
        long other = state.runs().start("accounts", COMPANY, "command", START);
        store(other, moved("ACC-1", "Bergen", "Kiel"));

        assertThat(writes("ACC-1"))
                .extracting(write -> write.fields().get(0).value())
                .containsExactly("Kiel", "Bergen", "Nordlicht");
        assertThat(state.history().ofRow(TASK, Optional.empty(), "ACC-1", 2)).hasSize(2);
        assertThat(state.history().ofRow(TASK, Optional.of("demf"), "ACC-1", 9)).isEmpty();
        assertThat(state.history().ofRow("another-task", Optional.empty(), "ACC-1", 9)).isEmpty();
        assertThat(writesOf(runId))
                .extracting(Write::key)
                .containsExactly("ACC-1", "ACC-2", "ACC-1");
        assertThat(writesOf(other)).hasSize(1);
        assertThat(state.history().counts(runId))
                .containsEntry(RowChange.Action.CREATED, 2L)
                .containsEntry(RowChange.Action.UPDATED, 1L);
    }

    @Test
    void aRunHasTheWritesOfEachCompanyAndALimitCountsOnlyThem() {
        store(runId, moved("ACC-1", "Oslo", "Bergen"));
        state.commit(
                BatchOutcome.of(TASK, "demf", runId)
                        .withChanges(List.of(moved("ACC-2", "Ulm", "Kiel")), VERSION));
        List<Write> writes = new ArrayList<>();

        state.history().ofRun(runId, Optional.of(COMPANY), 1, writes::add);

        assertThat(writes).extracting(Write::key).containsExactly("ACC-1");
    }

    @Test
    void anyTextAndAFieldThatIsNotInTheMappingComeBackAsTheyWere() {
        List<FieldChange> fields =
                List.of(
                        new FieldChange("statecode", "0", "1"),
                        new FieldChange("OrganizationName", "1 - 2 \n=x", "ÆØ 🙂 12 "),
                        new FieldChange("AddressCity", "", "a\u0001b"));
        store(runId, new RowChange("ACC-1", RowChange.Action.DEACTIVATED, fields));

        assertThat(writes("ACC-1").get(0).fields()).isEqualTo(fields);
        assertThat(writes("ACC-1").get(0).outcome()).isEqualTo(RowChange.Action.DEACTIVATED);
    }

    @Test
    void aBatchOfManyRowsIsKeptWhole() {
        RowChange[] rows =
                IntStream.range(0, HistoryWriter.MOST + 10)
                        .mapToObj(i -> created("ACC-" + i, "Company " + i))
                        .toArray(RowChange[]::new);

        store(runId, rows);

        assertThat(state.history().counts(runId))
                .containsEntry(RowChange.Action.CREATED, (long) rows.length);
        assertThat(writes("ACC-" + (rows.length - 1))).hasSize(1);
    }

    @Test
    void aBatchThatFailsLeavesNoWriteBehind() {
        assertThatThrownBy(
                        () ->
                                state.commit(
                                        BatchOutcome.of(TASK, COMPANY, 4711)
                                                .withCounts(new Counts(1, 1, 0, 0, 0, 0, 0))
                                                .withChanges(
                                                        List.of(created("ACC-1", "x")), VERSION)))
                .isInstanceOf(IllegalStateException.class);

        assertThat(writes("ACC-1")).isEmpty();
    }

    @Test
    void withAKeyTheValuesAreEncryptedInTheTableAndReadableThroughTheState() throws Exception {
        state.close();
        String key = Base64.getEncoder().encodeToString(new byte[32]);
        state =
                State.open(
                        new StateSettings(
                                settings.url(),
                                settings.user(),
                                "",
                                4,
                                List.of(key),
                                Duration.ofSeconds(15)),
                        clock);

        store(runId, moved("ACC-1", "Contoso old", "Contoso new"));

        assertThat(stored()).startsWith("sealed:");
        assertThat(writes("ACC-1").get(0).fields())
                .containsExactly(new FieldChange("AddressCity", "Contoso old", "Contoso new"));
    }

    @Test
    void oldWritesArePurgedAndYoungOnesStay() {
        store(runId, created("ACC-1", "old"), created("ACC-2", "old"));
        clock.advance(Duration.ofDays(20));
        store(runId, moved("ACC-1", "Oslo", "Bergen"));

        assertThat(state.purge().history(START)).isZero();
        assertThat(state.purge().history(START.plusSeconds(1))).isEqualTo(2);

        assertThat(writes("ACC-1")).hasSize(1);
        assertThat(writes("ACC-2")).isEmpty();
        assertThat(TestDatabase.dump(settings, "write_batch").lines()).hasSize(1);
    }
}
