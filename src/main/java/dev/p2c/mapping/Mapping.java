package dev.p2c.mapping;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * One task's mapping file, checked and ready to use. Immutable.
 *
 * @param task file name without {@code .yaml}
 * @param version hash of the file and the value maps it uses: another version, another result
 * @param rules in file order
 * @param uses every name of either service the file relies on, with its line
 */
public record Mapping(
        String task,
        Path file,
        Source source,
        Target target,
        List<FieldRule> rules,
        String version,
        List<FieldUse> uses) {

    /** The target's company column: never a rule, always the company of the run. */
    public static final String COMPANY = "dataAreaId";

    public Mapping {
        rules = List.copyOf(rules);
        uses = List.copyOf(uses);
    }

    /**
     * @param filter in the words of the source service ({@code $filter}), empty for all rows
     * @param require what a row must fulfil to go across; rows that do not are skipped, with the
     *     reason of the first one not fulfilled
     * @param follows where the header of a line is decided on
     */
    public record Source(
            String connection,
            String entity,
            Changes changes,
            Optional<String> filter,
            List<Requirement> require,
            Optional<Follows> follows) {
        public Source {
            require = List.copyOf(require);
        }
    }

    /**
     * A line and its header.
     *
     * @param task that brings the headers
     * @param by column of the line with the integration key of its header
     * @param skip whether the line is skipped where its header is; false where it tells itself
     */
    public record Follows(String task, String by, boolean skip) {

        /** Why a line is skipped. */
        public String reason() {
            return task + " skips its header";
        }
    }

    /**
     * @param key the integration key in the target; {@code dataAreaId} needs no rule, it is the
     *     company of the run
     * @param once the reason why a row is only created and never updated; empty for both
     * @param owner whose value stands in fields that say nothing themselves; empty for the source's
     *     in a task that goes one way
     * @param twin the task that brings the same rows the other way
     * @param deletes what becomes of a row whose source row was deleted
     */
    public record Target(
            String connection,
            String entity,
            List<String> key,
            Optional<String> once,
            Optional<Owner> owner,
            Optional<Twin> twin,
            Deletes deletes) {
        public Target {
            key = List.copyOf(key);
        }
    }

    /**
     * @param line where the file names it
     */
    public record Twin(String task, int line) {}

    /** Whether it matters to the task what a field was when both sides had the same. */
    public boolean keepsValues() {
        return target.owner().isPresent() || rules.stream().anyMatch(r -> r.owner().isPresent());
    }

    /** Values in the text of a key; the company is none. */
    long keyParts() {
        return target.key().stream().filter(field -> !field.equals(COMPANY)).count();
    }

    /** The rule's own, else the target's, else the source. */
    public Owner owner(FieldRule rule) {
        return rule.owner().or(target::owner).orElse(Owner.SOURCE);
    }

    /** How changed rows are found. */
    public sealed interface Changes permits Watermark, Sweep {}

    /**
     * Rows with {@code column ge watermark - lookback}.
     *
     * @param lookback covers rows that became visible late; rows seen twice are dropped by the
     *     ledger
     */
    public record Watermark(String column, Duration lookback) implements Changes {}

    /**
     * All keys with their etags, compared with the ledger: for entities without a modified column.
     *
     * @param key the source's own key fields, in key order
     */
    public record Sweep(List<String> key) implements Changes {
        public Sweep {
            key = List.copyOf(key);
        }
    }
}
