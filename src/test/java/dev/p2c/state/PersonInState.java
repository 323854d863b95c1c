package dev.p2c.state;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** A person whose values stand in every table, another person of the same town, and orders. */
final class PersonInState {

    static final String COMPANY = OpenState.COMPANY;
    static final String CONTACTS = "contacts-to-customers";
    static final String ORDERS = "order-headers-to-finance";
    static final String ID = "0f8fad5b-d9cb-469f-a165-70867728950e";

    /** What names the person. */
    static final List<String> VALUES =
            List.of(
                    "Berit Nordlicht",
                    "berit.nordlicht@example.com",
                    "+47 22 33 44 55",
                    "Fjordgata 17B",
                    "Berit \"Bo\" N.");

    private static final MappingVersion MAPPING =
            new MappingVersion("4f2a", "89ab", List.of("Name", "Email", "Phone", "Street", "City"));

    private final State state;
    private final long run;

    PersonInState(State state, long run) {
        this.state = state;
        this.run = run;
    }

    void fill() {
        contacts();
        failure();
        orders();
        texts();
    }

    private void contacts() {
        RowChange other = created("CON-2", "Ola Vik", "ola@example.com", "", "", "Oslo");
        RowChange own =
                created(
                        "CON-1",
                        VALUES.get(0),
                        VALUES.get(1),
                        VALUES.get(2),
                        VALUES.get(3),
                        "Oslo");
        RowChange next = created("CON-10", "Kari Elv", "", "", "", "Oslo");
        state.commit(
                batch(CONTACTS)
                        .withChanges(List.of(other, own, next), MAPPING)
                        .withWritten(
                                List.of(
                                        entry(CONTACTS, "CON-1", "{\"Name\":\"Berit Nordlicht\"}")
                                                .from(SourceVersion.rowId(ID)),
                                        entry(CONTACTS, "CON-10", "{\"Name\":\"Kari Elv\"}")))
                        .withConflicts(
                                List.of(
                                        new NewConflict(
                                                "CON-1",
                                                "Phone",
                                                null,
                                                VALUES.get(2),
                                                "1",
                                                Winner.SOURCE))));
    }

    private void failure() {
        String row = row("CON-1", "Berit \\\"Bo\\\" N.", VALUES.get(1), "Oslo");
        NewFailure tooLong = failure("CON-1", "\"Berit Nordlicht\" has 15 characters", row);
        state.commit(batch(CONTACTS).withFailures(List.of(tooLong)));
        Failure stored = state.failures().find(CONTACTS, COMPANY, List.of("CON-1")).get("CON-1");
        state.edits().put(stored, "{\"fullname\":\"Berit Nordlicht\"}", "ann");
        state.failureActs().discard(FailureFilter.ofId(stored.id()), "ann", "Berit left");
    }

    private void orders() {
        String row = row("SO-2", "x", VALUES.get(1), "Bergen");
        state.commit(
                batch(ORDERS)
                        .withChanges(
                                List.of(
                                        created(
                                                "SO-1",
                                                "berit nordlicht",
                                                "a@b.example",
                                                "",
                                                "",
                                                "Oslo")),
                                MAPPING)
                        .withWritten(
                                List.of(entry(ORDERS, "SO-1", "{\"Street\":\"Fjordgata 17B\"}")))
                        .withFailures(
                                List.of(
                                        failure(
                                                "SO-2",
                                                "no customer berit.nordlicht@example.com here",
                                                row),
                                        failure("SO-3", "Berit Nordlicht is unknown", "{}"))));
        state.commit(batch(ORDERS).withSettled(List.of("SO-3"), Resolution.WRITTEN));
    }

    private void texts() {
        state.runs().finish(run, RunStatus.FAILED, "Berit Nordlicht broke it");
        NewAlert alert = new NewAlert("failures", "orders", "error", "says Berit Nordlicht", "/p");
        state.alerts().raise(alert, List.of("mail"), Instant.EPOCH);
        state.operatorLines().add("ann", "here", "discard", "failure 1 CON-1", "Berit left");
        state.operatorLines().add("ann", "here", "pause", "orders", "wait for Berit Nordlicht");
        state.notes().of(ORDERS, COMPANY).keepByHand("reset for Berit Nordlicht, by ann");
        long asked = state.requests().ask("orders", PassRequest.Action.RUN, "ann", "here");
        state.requests().answer(asked, "FAILED", "Berit Nordlicht");
    }

    private BatchOutcome batch(String task) {
        return BatchOutcome.of(task, COMPANY, run);
    }

    private static LedgerEntry entry(String task, String key, String base) {
        return LedgerEntry.written(task, COMPANY, key, "hash").withBase(base);
    }

    private static String row(String key, String name, String email, String city) {
        return """
        {"@odata.etag":"W/1","contactid":"%s","msdynce_contactnumber":"%s","fullname":"%s",
         "emailaddress1":"%s","address1_city":"%s","modifiedon":"2026-07-01T10:00:00Z",
         "parentcustomerid_account":{"accountnumber":"ACC-77","name":"Fjord Shipping"}}\
        """
                .formatted(ID, key, name, email, city);
    }

    private static NewFailure failure(String key, String reason, String row) {
        String detail = "said: " + reason;
        return new NewFailure(
                key, FailureKind.REJECTED, "Name", reason, detail, "", row, "v1", "m", null);
    }

    private static RowChange created(String key, String... values) {
        List<FieldChange> fields = new ArrayList<>();
        for (int i = 0; i < values.length; i++) {
            fields.add(new FieldChange(MAPPING.fields().get(i), null, values[i]));
        }
        return new RowChange(key, true, fields);
    }
}
