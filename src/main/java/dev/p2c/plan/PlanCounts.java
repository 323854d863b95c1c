package dev.p2c.plan;

import com.fasterxml.jackson.annotation.JsonProperty;

/** The rows of a plan by outcome. Deletions have numbers of their own. */
public record PlanCounts(
        @JsonProperty("create") long create,
        @JsonProperty("update") long update,
        @JsonProperty("unchanged") long unchanged,
        @JsonProperty("skipped") long skipped,
        @JsonProperty("parked") long parked,
        @JsonProperty("rejected") long rejected,
        @JsonProperty("deactivate") long deactivate,
        @JsonProperty("delete") long delete) {

    public static final PlanCounts ZERO = new PlanCounts(0, 0, 0, 0, 0, 0, 0, 0);

    public PlanCounts plus(PlanCounts other) {
        return new PlanCounts(
                create + other.create,
                update + other.update,
                unchanged + other.unchanged,
                skipped + other.skipped,
                parked + other.parked,
                rejected + other.rejected,
                deactivate + other.deactivate,
                delete + other.delete);
    }

    /** The rows that {@code apply} would write. */
    public long written() {
        return create + update + deactivate + delete;
    }
}
