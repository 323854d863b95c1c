package dev.p2c.sandbox.finance;

import com.fasterxml.jackson.databind.JsonNode;
import dev.p2c.sandbox.store.Key;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What people of Finance set up before a first pass: number sequences that take numbers from
 * outside, the recurring batch job that calculates sales totals, and the user of the application
 * with a role (Prospect to cash, accounts and sales orders; Microsoft Entra applications).
 */
public final class FinanceSetup {

    static final String JOBS = "BatchJobs";
    private static final String JOB = "Calculate sales totals";
    private static final String USER = "p2c";
    private static final long FIRST_JOB = 5_637_144_576L;

    private final FinanceRows rows;

    public FinanceSetup(FinanceRows rows) {
        this.rows = rows;
    }

    /** Registers the application with its user, without which Finance answers 401. */
    public void user() {
        rows.create(
                "SysAADClients",
                null,
                Map.of("AADClientId", "p2c-sandbox", "Name", "Prospect to cash", "UserId", USER));
        rows.create(
                "SecurityUserRoleAssociations",
                null,
                Map.of(
                        "UserId", USER,
                        "SecurityRoleIdentifier", "-SYSADMIN-",
                        "SecurityRoleName", "System administrator",
                        "AssignmentStatus", "Enabled",
                        "AssignmentMode", "Manual"));
    }

    /** Sets up what all companies share. */
    public void shared() {
        sequence(SequenceRows.Kind.PARTY, "");
    }

    /** Sets up what each company has. */
    public void company(String company) {
        for (SequenceRows.Kind kind : SequenceRows.Kind.values()) {
            if (kind != SequenceRows.Kind.PARTY) {
                sequence(kind, company);
            }
        }
        totalsJob(company);
    }

    private void sequence(SequenceRows.Kind kind, String company) {
        SequenceRows.rows(kind, company, true)
                .forEach((set, values) -> rows.create(set, null, values));
    }

    private void totalsJob(String company) {
        Instant now = rows.now();
        Map<String, Object> job = new HashMap<>();
        job.put("BatchJobRecId", FIRST_JOB + company.hashCode());
        job.put("JobDescription", JOB);
        job.put("Status", "Waiting");
        job.put("CompanyAccounts", company.toUpperCase(Locale.ROOT));
        job.put("OrigStartDateTime", now);
        job.put("StartDateTime", now);
        job.put("EndDateTime", now);
        rows.create(JOBS, null, job);
    }

    /** Notes that the jobs have run. */
    void totalsCalculated() {
        jobs(Map.of("StartDateTime", rows.now(), "EndDateTime", rows.now()));
    }

    /**
     * Changes the jobs as a person does under Batch jobs.
     *
     * @param body {@code {"status":"Canceled","ended":"2026-01-01T00:00:00Z"}}, both optional; a
     *     {@code company} gets a job first
     */
    Map<String, Object> totalsJob(JsonNode body) {
        Map<String, Object> values = new HashMap<>();
        if (body.hasNonNull("status")) {
            values.put("Status", body.get("status").asText());
        }
        if (body.hasNonNull("ended")) {
            values.put("EndDateTime", time(body.get("ended").asText()));
        }
        if (body.hasNonNull("company")) {
            totalsJob(body.get("company").asText());
        }
        return Map.of("jobs", jobs(values));
    }

    private int jobs(Map<String, Object> values) {
        return rows.atomically(
                () -> {
                    List<Key> keys =
                            rows.related()
                                    .all(JOBS)
                                    .filter(job -> job.text("JobDescription").equals(JOB))
                                    .map(job -> Key.of(job.get("BatchJobRecId")))
                                    .toList();
                    keys.forEach(key -> rows.update(JOBS, key, values));
                    return keys.size();
                });
    }

    /**
     * Changes a number sequence as a person does under Number sequences, or sets it up.
     *
     * @param body {@code {"column":"SalesOrderNumber","company":"usmf","manual":false}}, and
     *     optionally {@code format} ({@code SO-#####}) and {@code next}
     */
    Map<String, Object> sequence(JsonNode body) {
        String column = body.path("column").asText();
        String company = body.path("company").asText(rows.settings().defaultCompany());
        SequenceRows.Kind kind =
                SequenceRows.Kind.of(column)
                        .orElseThrow(
                                () ->
                                        new IllegalArgumentException(
                                                "column: no sequence numbers \"" + column + "\""));
        Map<String, Object> values = new HashMap<>();
        if (body.path("manual").isBoolean()) {
            values.put("Manual", body.get("manual").booleanValue() ? "Yes" : "No");
        }
        if (body.path("format").isTextual()) {
            values.put("Format", body.get("format").textValue());
        }
        if (body.path("next").isInt()) {
            values.put("Next", body.get("next").intValue());
        }
        SequenceRows sequences = new SequenceRows(rows.related());
        if (sequences.of(kind, company).isEmpty()) {
            sequence(kind, company);
        }
        FinanceDraft row = sequences.of(kind, company).orElseThrow();
        rows.update(SequenceRows.CODES, row.before().key(), values);
        return Map.of("column", column, "company", company);
    }

    private static Instant time(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(
                    "ended: expected a time such as 2026-01-31T08:00:00Z, not " + text, e);
        }
    }
}
