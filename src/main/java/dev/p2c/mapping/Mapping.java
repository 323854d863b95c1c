package dev.p2c.mapping;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A mapping file that was read and checked: the rows of a source entity set that one task writes to
 * a target entity set, and how. Immutable.
 *
 * @param task the name of the task, which is the file's name without {@code .yaml}
 * @param rules the field rules in file order
 * @param version hash of the file and of the value maps that it uses
 * @param contentHash the same of what they say, without comments, descriptions and layout
 * @param uses every entity set and column that the file names, with its line
 * @param values every value that the file and its value maps name for a column
 * @param filters every OData filter in the file
 */
public record Mapping(
        String task,
        Path file,
        Source source,
        Target target,
        List<FieldRule> rules,
        String version,
        String contentHash,
        List<FieldUse> uses,
        List<ValueUse> values,
        List<FilterUse> filters) {

    public Mapping {
        rules = List.copyOf(rules);
        uses = List.copyOf(uses);
        values = List.copyOf(values);
        filters = List.copyOf(filters);
    }

    /**
     * Which rows are read.
     *
     * @param filter OData {@code $filter} for the source service; empty for all rows
     * @param filterPlace where the mapping file writes the filter
     * @param require conditions that a row must meet; other rows are skipped, with the reason of
     *     the first condition that they do not meet
     * @param inactive a condition that deactivated rows meet: such a row gives way to another row
     *     with its key
     * @param follows the task that brings the header of a line
     * @param after the task that writes the rows of the source: this task is the second leg of a
     *     way over a third system
     */
    public record Source(
            String connection,
            String entity,
            ChangeDetection changes,
            Optional<String> filter,
            Optional<Place> filterPlace,
            List<Requirement> require,
            Optional<Requirement> inactive,
            Optional<Follows> follows,
            Optional<String> after) {
        public Source {
            require = List.copyOf(require);
        }
    }

    /**
     * How a line depends on its header.
     *
     * @param task the task that brings the headers
     * @param by the line's column with the integration key of its header
     * @param skip whether a line is skipped if its header was skipped
     */
    public record Follows(String task, String by, boolean skip) {

        /** Why a line is skipped. */
        public String reason() {
            return task + " skips its header";
        }
    }

    /**
     * Where rows are written.
     *
     * @param key the integration key: target fields that together identify a row
     * @param companyColumn the target's company column, which takes no rule because its value is
     *     the company of the run; empty for a system without such a column
     * @param once the reason why rows are created and never updated; empty to update rows as well
     * @param owner whose value wins a conflict in fields whose rule has no owner; empty for the
     *     source's
     * @param twin the task that maps the same rows in the opposite direction
     * @param deletes what happens to a row when its source row is deleted
     * @param onlyExisting whether rows are updated and never created
     * @param publish whether a row that the target creates as a draft is published
     * @param document the document of a line; empty for rows that are no lines
     */
    public record Target(
            String connection,
            String entity,
            List<String> key,
            Optional<String> companyColumn,
            Optional<String> once,
            Optional<Owner> owner,
            Optional<Twin> twin,
            Deletes deletes,
            boolean onlyExisting,
            boolean publish,
            Optional<Document> document) {
        public Target {
            key = List.copyOf(key);
        }

        /** Whether a field is the company column. */
        public boolean isCompany(String field) {
            return companyColumn.filter(field::equals).isPresent();
        }
    }

    /**
     * The document that lines belong to: its lines in the target are those of the source.
     *
     * @param field the key field of a line that names the document
     * @param headers the task that brings the headers, whose key is that field
     */
    public record Document(String field, String headers) {}

    /**
     * The task that maps the same rows in the opposite direction.
     *
     * @param place where the mapping file names the task
     */
    public record Twin(String task, Place place) {}

    /**
     * Whether another task writes the same rows of the target, from another entity of the same
     * system. A task that reads the same entity reads the same row, which is no namesake.
     */
    public boolean sharesRowsWith(Mapping other) {
        return source.connection().equals(other.source.connection())
                && !source.entity().equals(other.source.entity())
                && target.connection().equals(other.target.connection())
                && target.entity().equals(other.target.entity())
                && target.key().equals(other.target.key());
    }

    /** Whether the ledger keeps the last agreed value of each field, to settle conflicts. */
    public boolean keepsValues() {
        return target.owner().isPresent() || rules.stream().anyMatch(r -> r.owner().isPresent());
    }

    /** Target fields that the target calculates: they are sent, but not compared. */
    Set<String> calculated() {
        return rules.stream()
                .filter(rule -> rule.upkeep().calculated())
                .map(FieldRule::target)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Whether this task reads what the other one writes, and writes what the other one reads. */
    public boolean isReverseOf(Mapping other) {
        return isFrom(other.target) && other.isFrom(target) && other.keyParts() == keyParts();
    }

    private boolean isFrom(Target rows) {
        return source.connection().equals(rows.connection())
                && source.entity().equals(rows.entity());
    }

    /**
     * Whether this task and the leg before it bring back what another task sends: together they are
     * its reverse.
     *
     * @param first the task that this one comes {@link Source#after()}
     */
    public boolean isReverseOf(Mapping other, Mapping first) {
        return isFrom(first.target)
                && first.isFrom(other.target)
                && other.isFrom(target)
                && other.keyParts() == keyParts();
    }

    /** The number of values in the text of an integration key; the company is not among them. */
    long keyParts() {
        return target.key().stream().filter(field -> !target.isCompany(field)).count();
    }

    /** Whose value of a field wins a conflict: the rule's owner, else the target's, else source. */
    public Owner owner(FieldRule rule) {
        return rule.owner().or(target::owner).orElse(Owner.SOURCE);
    }

    /**
     * The time column of a line's header. A line is read when the line or its header changes, since
     * a service may change what a line shows of its header without a trace in the line: the state,
     * the business unit. Without the option {@code header}, a lookup in the integration key leads
     * to the header, and the header's time column has the name of the line's.
     *
     * @return empty for rows without a header, and for a sweep
     */
    public Optional<FieldPath> header() {
        return source.changes() instanceof Watermark watermark
                ? watermark.header().or(() -> keyHeader(watermark.column()))
                : Optional.empty();
    }

    private Optional<FieldPath> keyHeader(String column) {
        return sourceColumns().keyPaths().stream()
                .filter(path -> path.candidates().size() == 1)
                .map(path -> path.candidates().get(0).navigation())
                .findFirst()
                .map(lookup -> FieldPath.parse(lookup + "." + column));
    }

    /** The columns of the source that this mapping reads. */
    public SourceColumns sourceColumns() {
        return new SourceColumns(this);
    }

    /** How changed rows are found. */
    public sealed interface ChangeDetection permits Watermark, Sweep {}

    /**
     * Finds changed rows by a time column: {@code column ge watermark - lookback}.
     *
     * @param lookback how far to read behind the watermark, for rows whose transaction committed
     *     late; the ledger drops rows that are read twice
     * @param header the time column of the row's header, a column behind a lookup; empty for the
     *     default, see {@link Mapping#header}
     */
    public record Watermark(String column, Duration lookback, Optional<FieldPath> header)
            implements ChangeDetection {}

    /**
     * Finds changed rows by reading all keys with their etags and comparing them with the ledger;
     * for entity sets without a modification time.
     *
     * @param key the source's own key fields, in key order
     */
    public record Sweep(List<String> key) implements ChangeDetection {
        public Sweep {
            key = List.copyOf(key);
        }
    }
}
