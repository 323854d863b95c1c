package dev.p2c.state;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;

abstract class ErasureContract extends OpenState {

    private static String marks(String base) {
        assertThat(base).startsWith("{");
        return ".marks";
    }

    private void reopenWithKey() {
        state.close();
        byte[] key = new byte[32];
        settings =
                new StateSettings(
                        settings.url(),
                        settings.user(),
                        "",
                        4,
                        List.of(Base64.getEncoder().encodeToString(key)),
                        Duration.ofSeconds(15));
        state = State.open(settings, clock);
    }

    private static String small(String text) {
        return text.toLowerCase(Locale.ROOT);
    }

    private void nothingIsLeft() throws SQLException {
        String text = small(AllColumns.of(settings));
        for (String value : PersonInState.VALUES) {
            assertThat(text)
                    .doesNotContain(small(value))
                    .doesNotContain(small(value).replace("\"", "\\\""));
        }
        assertThat(text).doesNotContain("berit", "nordlicht");
    }

    @Test
    void aPersonsValuesGoFromEveryTableAndThoseOfOthersStay() throws Exception {
        new PersonInState(state, runId).fill();
        String before = AllColumns.of(settings);
        assertThat(before).contains(PersonInState.VALUES.subList(0, 4)).contains("Berit left");
        Erasure erasure = state.erasure("con-1", List.of(), ErasureContract::marks, value -> false);

        List<Erasure.Erased> looked = erasure.look();
        assertThat(AllColumns.of(settings)).isEqualTo(before);
        List<Erasure.Erased> erased = erasure.erase();

        assertThat(erased).containsExactlyInAnyOrderElementsOf(looked);
        assertThat(erasure.look()).isEmpty();
        assertThat(erased)
                .contains(
                        new Erasure.Erased("history", PersonInState.CONTACTS, COMPANY, 1),
                        new Erasure.Erased("history", PersonInState.ORDERS, COMPANY, 1),
                        new Erasure.Erased("failure", PersonInState.ORDERS, COMPANY, 1),
                        new Erasure.Erased("operator_log", "", "", 2));
        assertThat(erasure.rows())
                .containsExactly(
                        new Erasure.Rows(PersonInState.CONTACTS, COMPANY, List.of("CON-1")));
        assertThat(erasure.common()).isEqualTo(1);
        nothingIsLeft();
        assertThat(AllColumns.of(settings))
                .contains("Ola Vik", "Kari Elv", "ola@example.com", "a@b.example", "Oslo")
                .contains("no customer … here", "says …", "wait for …", PersonInState.ID);
    }

    @Test
    void theRowsAreStillKnownAndTriedAndThoseOfOthersKeepTheirHistory() throws Exception {
        new PersonInState(state, runId).fill();
        state.erasure("CON-1", List.of(), ErasureContract::marks, value -> false).erase();

        LedgerEntry entry =
                state.ledger().find(PersonInState.CONTACTS, COMPANY, List.of("CON-1")).get("CON-1");
        assertThat(entry.hash()).isEqualTo("hash");
        assertThat(entry.source()).isEqualTo(SourceVersion.rowId(PersonInState.ID));
        assertThat(entry.base()).isEqualTo(".marks");
        assertThat(
                        state.ledger()
                                .find(PersonInState.CONTACTS, COMPANY, List.of("CON-10"))
                                .get("CON-10")
                                .base())
                .contains("Kari Elv");
        Failure failure =
                state.failures()
                        .find(PersonInState.CONTACTS, COMPANY, List.of("CON-1"))
                        .get("CON-1");
        assertThat(failure.reason()).startsWith("the values of the row were erased");
        assertThat(failure.sourceRow())
                .contains(PersonInState.ID, "CON-1")
                .doesNotContain("Oslo", "modifiedon", "Shipping");
        assertThat(state.failureCounts().groups(FailureFilter.all(9))).hasSize(1);
        Optional<String> company = Optional.of(COMPANY);
        assertThat(state.history().ofRow(PersonInState.CONTACTS, company, "CON-1", 9)).isEmpty();
        assertThat(
                        state.history()
                                .ofRow(PersonInState.CONTACTS, company, "CON-10", 9)
                                .get(0)
                                .fields())
                .extracting(FieldChange::value)
                .contains("Kari Elv", "Oslo");
        assertThat(state.history().ofRow(PersonInState.ORDERS, company, "SO-1", 9).get(0).fields())
                .extracting(FieldChange::name)
                .contains("Email", "City")
                .doesNotContain("Name");
    }

    @Test
    void sealedValuesGoAsWellAndTheRestStaysSealed() throws Exception {
        reopenWithKey();
        new PersonInState(state, runId).fill();
        assertThat(AllColumns.of(settings)).contains(PersonInState.VALUES.subList(0, 4));

        state.erasure("CON-1", List.of(), ErasureContract::marks, value -> false).erase();

        nothingIsLeft();
        assertThat(TestDatabase.dump(settings, "ledger_row"))
                .contains("sealed:")
                .doesNotContain(".marks");
        assertThat(AllColumns.of(settings)).contains("Kari Elv", ".marks");
    }

    @Test
    void aNamedValueIsLookedForWhereverItStandsAndWithoutAnyRow() throws Exception {
        new PersonInState(state, runId).fill();
        Erasure erasure =
                state.erasure("NONE-1", List.of("Oslo"), ErasureContract::marks, value -> false);

        assertThat(erasure.rows()).isEmpty();
        assertThat(erasure.erase()).isNotEmpty();
        assertThat(AllColumns.of(settings)).doesNotContain("Oslo").contains("Ola Vik", "Bergen");
    }

    @Test
    void aWordThatManyShareStaysInOtherRowsThoughOnlyThePersonsTaskHasIt() throws Exception {
        state.commit(
                BatchOutcome.of(PersonInState.CONTACTS, COMPANY, runId)
                        .withFailures(List.of(failure("CON-7", "Solveig Dal"))));
        state.commit(
                BatchOutcome.of(PersonInState.ORDERS, COMPANY, runId)
                        .withFailures(List.of(failure("ORD-7", "somebody"))));

        Erasure erasure =
                state.erasure(
                        "CON-7",
                        List.of(),
                        ErasureContract::marks,
                        value -> value.equals("Norway"));
        erasure.erase();

        assertThat(erasure.common()).isEqualTo(1);
        assertThat(AllColumns.of(settings)).contains("Norway").doesNotContain("Solveig");
    }

    private static NewFailure failure(String key, String name) {
        String row = "{\"name\":\"%s\",\"country\":\"Norway\"}".formatted(name);
        return new NewFailure(key, FailureKind.REJECTED, "f", "r", "", "", row, "v", "m", null);
    }
}
