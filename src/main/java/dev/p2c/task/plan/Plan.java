package dev.p2c.task.plan;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.p2c.mapping.Decimals;
import dev.p2c.mapping.FieldRule;
import dev.p2c.mapping.Mapping;
import dev.p2c.mapping.Owner;
import dev.p2c.mapping.TargetView;
import dev.p2c.mapping.Transformer;
import dev.p2c.odata.Connection;
import dev.p2c.odata.dialect.MoneyDecimals;
import dev.p2c.odata.model.Model.EntityType;
import dev.p2c.state.LedgerEntry;
import dev.p2c.state.MappingVersion;
import dev.p2c.state.SourceVersion;
import dev.p2c.text.Fnv1a;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * One version of a task's mapping together with the two systems it joins. A pass uses one plan from
 * its first to its last row. Immutable and thread-safe.
 */
public final class Plan {

    private final Mapping mapping;
    private final Transformer transformer;
    private final TargetView view;
    private final Neighbours neighbours;
    private final Connection source;
    private final Connection target;
    private final SourceKeys sourceKeys;
    private final TargetKeys targetKeys;
    private final SourceQueries queries;
    private final FieldValues values;
    private final MappingVersion version;

    /**
     * @param commit the Git commit of the mapping; empty for none
     */
    Plan(
            Mapping mapping,
            Neighbours neighbours,
            Connection source,
            Connection target,
            String commit) {
        this.mapping = mapping;
        this.neighbours = neighbours;
        this.source = source;
        this.target = target;
        this.transformer = new Transformer(mapping, () -> decimals(target));
        this.view = new TargetView(mapping);
        this.version =
                new MappingVersion(
                        mapping.version(),
                        commit,
                        mapping.rules().stream().map(FieldRule::target).toList());
        this.sourceKeys = new SourceKeys(mapping, transformer, source);
        this.targetKeys = new TargetKeys(target, mapping.target());
        this.queries = new SourceQueries(mapping, neighbours.twin().map(TwinTask::view), source);
        this.values =
                new FieldValues(
                        view,
                        mapping.keepsValues(),
                        () -> target.current(mapping.target().entity(), Optional.empty()));
    }

    private static Decimals decimals(Connection target) {
        MoneyDecimals kept = target.decimals();
        return new Decimals(kept.prices(), kept.byCurrency());
    }

    /**
     * The task that writes the same rows in the opposite direction.
     *
     * @param version of its mapping
     * @param view of the rows it writes, which are the rows that this task reads
     */
    record TwinTask(String task, String version, TargetView view) {}

    public String task() {
        return mapping.task();
    }

    public Mapping mapping() {
        return mapping;
    }

    public Transformer transformer() {
        return transformer;
    }

    /** Reads the mapping's fields from rows of the target. */
    public TargetView view() {
        return view;
    }

    Optional<TwinTask> twin() {
        return neighbours.twin();
    }

    /** The task that writes the same rows in the opposite direction. */
    public Optional<String> twinTask() {
        return neighbours.twin().map(TwinTask::task);
    }

    /**
     * The tasks that write rows of the same target entity from other entities of the same source,
     * as accounts and contacts both become customers. Only for reading their source rows.
     */
    public List<Plan> sharing() {
        return neighbours.sharing();
    }

    /** The tasks that bring the lines of the documents whose headers this task brings. */
    public List<String> lineTasks() {
        return neighbours.lineTasks();
    }

    public Connection source() {
        return source;
    }

    public Connection target() {
        return target;
    }

    public SourceKeys sourceKeys() {
        return sourceKeys;
    }

    public TargetKeys targetKeys() {
        return targetKeys;
    }

    public SourceQueries queries() {
        return queries;
    }

    /** Values of the target's fields, made comparable. */
    public FieldValues values() {
        return values;
    }

    /** Texts of the target that the opposite task shortens on their way to the source. */
    public ShorterForms shorterForms() {
        return neighbours.shorterForms();
    }

    /** The version of the mapping, as the history names it. */
    public MappingVersion version() {
        return version;
    }

    /** This plan, whose mapping is now of this Git commit. */
    Plan at(String commit) {
        return commit.equals(version.commit())
                ? this
                : new Plan(mapping, neighbours, source, target, commit);
    }

    /** A copy of this plan whose requests have a rank; requests of a lower rank go first. */
    public Plan ranked(int rank) {
        return new Plan(
                mapping,
                neighbours.ranked(rank),
                source.ranked(rank),
                target.ranked(rank),
                version.commit());
    }

    /** The most rows of one batch, tuned to what the target can take. */
    public int batchSize() {
        return target.batchSize(mapping.target().entity());
    }

    /** Whether changes are found by comparing all etags, for lack of a modified column. */
    public boolean sweeps() {
        return mapping.source().changes() instanceof Mapping.Sweep;
    }

    /**
     * Whether a row that moves to another company in the source moves in the target as well: in
     * both, a key is one row in all companies, and its owner tells the company.
     */
    public boolean movesRows() {
        return source.isOwned(mapping.source().entity())
                && target.isOwned(mapping.target().entity());
    }

    /** Whether all companies share the target's rows, as they share the products of Sales. */
    public boolean sharesTarget() {
        return !target.isDivided(mapping.target().entity());
    }

    public EntityType sourceType() {
        return source.model().entity(mapping.source().entity()).orElseThrow();
    }

    public EntityType targetType() {
        return target.model().entity(mapping.target().entity()).orElseThrow();
    }

    /**
     * What the ledger keeps of a source row: its etag in a task that sweeps, else its own id;
     * unknown where the row has no id of a single column. A mark of the columns that decide whether
     * the row is written follows the etag, because an etag does not show the columns that Finance
     * computes from other tables.
     */
    public SourceVersion sourceVersion(ObjectNode row) {
        if (sweeps()) {
            return SourceVersion.etag(ReadRow.etag(row) + sweepMark(row));
        }
        String id = ReadRow.id(sourceType(), row);
        return id.isEmpty() ? SourceVersion.UNKNOWN : SourceVersion.rowId(id);
    }

    private String sweepMark(ObjectNode row) {
        List<String> columns = mapping.sourceColumns().sweepSelect();
        if (columns.equals(mapping.sourceColumns().keySelect())) {
            return "";
        }
        String values =
                columns.stream()
                        .map(column -> row.path(column).asText(""))
                        .collect(Collectors.joining("\0"));
        return " " + Long.toUnsignedString(Fnv1a.of(values), Character.MAX_RADIX);
    }

    /**
     * A text that differs when a row that failed has changed and is worth another try: the version
     * that a sweep compares, else the etag and the header's time of change.
     */
    public String triedVersion(ObjectNode row) {
        if (sweeps()) {
            return sourceVersion(row).value();
        }
        return ReadRow.etag(row)
                + mapping.header()
                        .map(path -> path.candidates().get(0))
                        .map(way -> row.path(way.navigation()).path(way.attribute()).asText())
                        .map(time -> " " + time)
                        .orElse("");
    }

    /** The side whose value wins in a field of the target. */
    public Owner owner(String field) {
        FieldRule rule = view.rules().get(field);
        return mapping.owner(rule);
    }

    /**
     * The entry for the twin's ledger of a row that is in the target now: the id and etag of the
     * source row, and the values that both rows have.
     *
     * @param row of the source
     * @return empty for a task that has no twin
     */
    public Optional<LedgerEntry> seed(ObjectNode row, String key, String company) {
        return neighbours
                .twin()
                .map(
                        other ->
                                LedgerEntry.seeded(other.task(), company, key)
                                        .inTarget(ReadRow.id(sourceType(), row), ReadRow.etag(row))
                                        .withBase(LastAgreed.values(asTwinSees(other, row))));
    }

    private Map<String, String> asTwinSees(TwinTask other, ObjectNode row) {
        return source.current(mapping.source().entity(), Optional.empty())
                .comparable(other.view().theirs(row));
    }
}
