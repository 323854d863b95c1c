package dev.p2c.task.recheck;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.p2c.odata.model.Model.EntityType;
import dev.p2c.odata.model.Page;
import dev.p2c.odata.model.Query;
import dev.p2c.run.CompanyRun;
import dev.p2c.state.BatchOutcome;
import dev.p2c.state.LedgerEntry;
import dev.p2c.state.State;
import dev.p2c.task.batch.RunPages;
import dev.p2c.task.batch.VerifiedRows;
import dev.p2c.task.plan.Plan;
import dev.p2c.task.plan.ReadRow;
import dev.p2c.text.Counted;
import dev.p2c.text.KeyForm;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/**
 * Compares a task's ledger with the keys and etags of all rows of the target. Missing rows will be
 * written again. Rows of another version are compared: somebody has changed them, or another task
 * of this application, or the answer to our own write had no version, as that of Finance to an
 * update.
 */
public final class Verification {

    private static final Logger LOG = LoggerFactory.getLogger(Verification.class);
    private static final int PAGE = 5000;

    private final State state;

    public Verification(State state) {
        this.state = state;
    }

    /**
     * Updates the ledger to what the target has, see {@link LedgerCheck}, beside the caller. Both
     * are read at the same time.
     *
     * @return the rows that the target has as they were written
     */
    CompletableFuture<VerifiedRows> verify(CompanyRun run, Plan plan) {
        if (!state.ledger().hasWritten(plan.task(), run.company())) {
            return CompletableFuture.completedFuture(new VerifiedRows());
        }
        CompletableFuture<WrittenRows> written = run.run().beside(() -> written(run, plan));
        CompletableFuture<TargetRows> target = run.run().beside(() -> read(run, plan));
        return written.thenCombine(
                target, (ours, theirs) -> run.run().work(() -> check(run, plan, ours, theirs)));
    }

    private VerifiedRows check(CompanyRun run, Plan plan, WrittenRows written, TargetRows target) {
        LedgerCheck.Result result =
                new LedgerCheck(state, plan.task(), run.company(), written, target).run();
        LOG.atLevel(result.missing() > 0 ? Level.INFO : Level.DEBUG)
                .log(
                        "{}: {} missing in {}, though written earlier, and will be written again; {}"
                                + " compared field by field, because the service told no version"
                                + " when it updated them, or has another version now",
                        run.label(plan.task()),
                        Counted.of(result.missing(), "row is", "rows are"),
                        plan.target().name(),
                        Counted.of(result.changed(), "row is", "rows are"));
        return result.verified();
    }

    private WrittenRows written(CompanyRun run, Plan plan) {
        WrittenRows rows = new WrittenRows();
        state.ledgerScan()
                .written(plan.task(), run.company(), entry -> rows.add(entry, name(plan, entry)));
        return rows;
    }

    private TargetRows read(CompanyRun run, Plan plan) {
        TargetRows target = new TargetRows();
        EntityType type = plan.targetType();
        Iterator<Page> pages = RunPages.ahead(run, plan.target().read(query(run, plan)));
        while (pages.hasNext()) {
            for (ObjectNode row : pages.next().rows()) {
                names(plan, type, row).forEach(name -> target.add(name, ReadRow.etag(row)));
            }
        }
        return target;
    }

    /**
     * Adds the target's rows to an empty ledger, after a lost state or an import, so that the rows
     * are compared rather than created, which the target would refuse. Does nothing where the
     * integration key does not contain the target's own key.
     *
     * @return number of rows found
     */
    long discover(CompanyRun run, Plan plan) {
        EntityType type = plan.targetType();
        if (!plan.mapping().target().key().containsAll(type.key())) {
            return 0;
        }
        long found = 0;
        Iterator<Page> pages = RunPages.ahead(run, plan.target().read(query(run, plan)));
        while (pages.hasNext()) {
            List<LedgerEntry> entries =
                    pages.next().rows().stream().map(row -> found(run, plan, row)).toList();
            found += entries.size();
            state.commit(
                    BatchOutcome.of(plan.task(), run.company(), run.run().id())
                            .withWritten(entries));
        }
        return found;
    }

    /** Rows of {@code once} tasks are marked as written; others are compared first. */
    private static LedgerEntry found(CompanyRun run, Plan plan, ObjectNode row) {
        boolean once = plan.mapping().target().once().isPresent();
        String key = plan.targetKeys().text(row);
        return once
                ? LedgerEntry.unsure(plan.task(), run.company(), key)
                : LedgerEntry.found(plan.task(), run.company(), key);
    }

    private static Query query(CompanyRun run, Plan plan) {
        EntityType type = plan.targetType();
        Set<String> columns = new LinkedHashSet<>(type.key());
        plan.mapping().target().key().forEach(field -> columns.add(type.column(field)));
        boolean divided = plan.target().isDivided(type.set());
        return Query.of(type.set())
                .withSelect(columns)
                .withOrderBy(type.key())
                .withCompany(Optional.of(run.company()).filter(company -> divided))
                .withPageSize(PAGE);
    }

    /** The names by which a ledger entry may know the row: its id and its integration key. */
    private static List<String> names(Plan plan, EntityType type, ObjectNode row) {
        List<String> names = new ArrayList<>();
        if (type.key().size() == 1) {
            names.add(folded(row.path(type.key().get(0)).asText()));
        }
        names.add(
                plan.mapping().target().key().stream()
                        .map(field -> folded(row.path(type.column(field)).asText()))
                        .collect(Collectors.joining("\n")));
        return names;
    }

    private static String name(Plan plan, LedgerEntry entry) {
        if (entry.targetId() != null && !entry.targetId().isEmpty()) {
            return folded(entry.targetId());
        }
        Map<String, JsonNode> key = plan.targetKeys().fields(entry.key(), entry.company());
        return key.values().stream()
                .map(value -> folded(value.asText()))
                .collect(Collectors.joining("\n"));
    }

    private static String folded(String text) {
        return KeyForm.of(text);
    }
}
