package dev.p2c.state;

import java.util.List;

/**
 * Everything one batch left behind, to be stored as a whole.
 *
 * @param runId of {@link RunHistory#start}
 * @param written one entry per row that is now in the target, of this task and company
 * @param settled keys whose failure, if there is one, is over
 * @param counts of this batch alone
 * @param conflicts fields that both sides changed, settled and waiting ones
 * @param seeds what the ledger of other tasks has to know of these rows: id, etag and base
 * @param seedsReplace whether that holds for rows, too, which those tasks have written themselves
 */
public record BatchOutcome(
        String task,
        String company,
        long runId,
        List<LedgerEntry> written,
        List<NewFailure> failures,
        List<String> settled,
        Counts counts,
        List<NewConflict> conflicts,
        List<LedgerEntry> seeds,
        boolean seedsReplace) {

    /** Without conflicts and seeds. */
    public BatchOutcome(
            String task,
            String company,
            long runId,
            List<LedgerEntry> written,
            List<NewFailure> failures,
            List<String> settled,
            Counts counts) {
        this(task, company, runId, written, failures, settled, counts, List.of(), List.of(), true);
    }

    public BatchOutcome {
        written = List.copyOf(written);
        failures = List.copyOf(failures);
        settled = List.copyOf(settled);
        conflicts = List.copyOf(conflicts);
        seeds = List.copyOf(seeds);
        for (LedgerEntry entry : written) {
            if (!entry.task().equals(task) || !entry.company().equals(company)) {
                throw new IllegalArgumentException(
                        "an entry of %s/%s in a batch of %s/%s"
                                .formatted(entry.task(), entry.company(), task, company));
            }
        }
    }
}
