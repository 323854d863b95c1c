package dev.p2c.reconcile;

import dev.p2c.state.FieldChange;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * One row in which the two systems differ.
 *
 * @param company of the source row; for an extra row the company whose rows were compared
 * @param key the integration key as one text
 * @param fields only of a row that both systems have; keys and lookups as the keys behind them
 * @param why what explains the difference, for people; empty if nothing does
 * @param repair what would end the difference; empty if no write of the task can
 */
public record Difference(
        String task,
        String company,
        String key,
        Kind kind,
        List<FieldDifference> fields,
        String why,
        Optional<Repair> repair) {

    /** In which way two systems differ in a row. */
    public enum Kind {
        /** The source has a row that the target lacks. */
        MISSING,
        /** The target has a row that no source row stands behind. */
        EXTRA,
        /** Both have the row, with other values. */
        DIFFERENT;

        /** The kind as JSON and people write it. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * A field of the target with two values.
     *
     * @param source the value that the mapping makes of the source row
     * @param target the value that the target has
     * @param why what explains the difference; empty if nothing does
     * @param byDesign whether the systems calculate the amount in different ways, as with and
     *     without tax, and agree to the cent otherwise
     */
    public record FieldDifference(
            String name, String source, String target, String why, boolean byDesign) {

        FieldDifference(String name, String source, String target) {
            this(name, source, target, "", false);
        }

        FieldDifference because(String reason) {
            return new FieldDifference(name, source, target, reason, false);
        }

        FieldDifference byDesign(String reason) {
            return new FieldDifference(name, source, target, reason, true);
        }
    }

    /**
     * The write that would end a difference.
     *
     * @param creates whether the target lacks the row
     * @param fields with the target's value and the one that the mapping makes
     * @param hash of all mapped values
     * @param source key columns of a source row with blanks around its key; empty for other rows
     */
    public record Repair(
            boolean creates, List<FieldChange> fields, String hash, Map<String, String> source) {
        public Repair {
            fields = List.copyOf(fields);
            source = Map.copyOf(source);
        }
    }

    /** A difference that no write of the task ends. */
    static Difference without(String task, String company, String key, Kind kind, String why) {
        return new Difference(task, company, key, kind, List.of(), why, Optional.empty());
    }

    public Difference {
        fields = List.copyOf(fields);
    }

    /** Whether the systems agree but for the ways in which they calculate. */
    public boolean isByDesign() {
        return !fields.isEmpty() && fields.stream().allMatch(FieldDifference::byDesign);
    }

    Difference with(List<FieldDifference> others) {
        return new Difference(task, company, key, kind, others, why, repair);
    }
}
