package dev.p2c.reconcile;

import java.util.List;
import java.util.Locale;

/**
 * One row in which the two systems differ.
 *
 * @param company of the source row; for an extra row the company whose rows were compared
 * @param key the integration key as one text
 * @param fields only of a row that both systems have; keys and lookups as the keys behind them
 * @param why what explains the difference, for people; empty if nothing does
 */
public record Difference(
        String task,
        String company,
        String key,
        Kind kind,
        List<FieldDifference> fields,
        String why) {

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

    public Difference {
        fields = List.copyOf(fields);
    }

    /** Whether the systems agree but for the ways in which they calculate. */
    public boolean isByDesign() {
        return !fields.isEmpty() && fields.stream().allMatch(FieldDifference::byDesign);
    }

    Difference with(List<FieldDifference> others) {
        return new Difference(task, company, key, kind, others, why);
    }
}
