package dev.p2c.check.finance;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.p2c.check.Finding;
import dev.p2c.check.Findings;
import dev.p2c.check.Installation;
import dev.p2c.check.RowScan;
import dev.p2c.odata.Connection;
import dev.p2c.odata.model.Query;
import dev.p2c.text.Counted;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Whether the batch job that calculates sales totals runs. Orders whose totals are not calculated
 * stay in Finance (Prospect to cash, sales orders).
 */
final class TotalsJobCheck implements FinanceCheck {

    private static final String JOBS = "BatchJobs";
    private static final String ORDERS = "CDSSalesOrderHeaders";
    private static final String CALCULATED = "AreTotalsUpdated";
    private static final Duration LONG_AGO = Duration.ofDays(1);
    private static final Set<String> ENDED = Set.of("Hold", "Error", "NotRun", "Canceled");
    private static final String REMEDY =
            "in %s open Sales and marketing > Periodic tasks > Calculate sales totals, set Calculate"
                    + " totals for sales orders to Yes and run the task in the background with a"
                    + " recurrence, as often as orders are synchronised";

    @Override
    public String id() {
        return FinanceChecks.SYSTEM + ".totals-job";
    }

    @Override
    public List<Finding> run(Installation installation) {
        Connection finance = installation.connection(FinanceChecks.SYSTEM);
        Findings findings = Findings.of(this);
        if (!FinanceReads.has(finance, JOBS)) {
            installation
                    .companies()
                    .forEach(
                            company ->
                                    findings.cannotBeSeen(
                                            "Finance has no entity set %s; in %s %s"
                                                    .formatted(
                                                            JOBS,
                                                            company,
                                                            waiting(finance, company)),
                                            "look at System administration > Inquiries > Batch"
                                                    + " jobs; if there is none: "
                                                    + REMEDY.formatted(company)));
            return findings.orOk("");
        }
        List<ObjectNode> jobs = jobs(finance, installation.mostRows());
        List<String> seen = new ArrayList<>();
        for (String company : installation.companies()) {
            newest(jobs, company)
                    .ifPresentOrElse(
                            job -> seen.add(judged(findings, finance, job, company, installation)),
                            () -> none(findings, finance, company));
        }
        return findings.orOk(String.join("; ", seen));
    }

    private static List<ObjectNode> jobs(Connection finance, int most) {
        List<ObjectNode> jobs = new ArrayList<>();
        Query query =
                Query.of(JOBS)
                        .withSelect(
                                List.of(
                                        "JobDescription",
                                        "Status",
                                        "CompanyAccounts",
                                        "EndDateTime"));
        RowScan.each(
                finance,
                query,
                most,
                row -> {
                    String name = row.path("JobDescription").asText().toLowerCase(Locale.ROOT);
                    if (name.contains("total")) {
                        jobs.add(row);
                    }
                });
        return jobs;
    }

    private static Optional<ObjectNode> newest(List<ObjectNode> jobs, String company) {
        return jobs.stream()
                .filter(job -> job.path("CompanyAccounts").asText().equalsIgnoreCase(company))
                .max(
                        Comparator.comparing(
                                        (ObjectNode job) ->
                                                !ENDED.contains(job.path("Status").asText()))
                                .thenComparing(TotalsJobCheck::end));
    }

    private String judged(
            Findings findings,
            Connection finance,
            ObjectNode job,
            String company,
            Installation installation) {
        String status = job.path("Status").asText();
        Duration age = Duration.between(end(job), installation.clock().instant());
        String evidence =
                "the job \"%s\" of %s is %s and ended last at %s"
                        .formatted(job.path("JobDescription").asText(), company, status, end(job));
        if (ENDED.contains(status)) {
            findings.missing(evidence, REMEDY.formatted(company));
        } else if (age.compareTo(LONG_AGO) > 0) {
            findings.warning(
                    evidence + "; " + waiting(finance, company),
                    "look at System administration > Inquiries > Batch jobs why the job does not"
                            + " run; "
                            + REMEDY.formatted(company));
        }
        return evidence;
    }

    /** People may have given the job another name, so orders decide. */
    private static void none(Findings findings, Connection finance, String company) {
        boolean works = count(finance, company, "Yes") > 0 && count(finance, company, "No") == 0;
        String evidence =
                "%s has no batch job with \"total\" in its description; %s"
                        .formatted(company, waiting(finance, company));
        if (works) {
            findings.cannotBeSeen(
                    evidence, "look at System administration > Inquiries > Batch jobs");
        } else {
            findings.missing(evidence, REMEDY.formatted(company));
        }
    }

    private static String waiting(Connection finance, String company) {
        return "the totals of %s are not calculated"
                .formatted(Counted.of(count(finance, company, "No"), "order"));
    }

    private static long count(Connection finance, String company, String calculated) {
        Query orders = FinanceReads.of(finance, ORDERS, company);
        return finance.count(orders.and(FinanceReads.is(finance, ORDERS, CALCULATED, calculated)));
    }

    private static Instant end(ObjectNode job) {
        try {
            return Instant.parse(job.path("EndDateTime").asText());
        } catch (DateTimeParseException e) {
            return Instant.EPOCH;
        }
    }
}
