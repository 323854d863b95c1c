package dev.p2c.plan;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A row of a plan.
 *
 * @param key the integration key as one text
 * @param reason why the row is not written, or what a written row still waits for; empty for none
 * @param hash of all mapped values, by which {@code apply} recognises a source row that changed
 *     since; empty where nothing was mapped
 * @param source key columns of a source row with blanks around its key, by which {@code apply}
 *     finds it; empty for other rows
 */
public record PlannedRow(
        @JsonProperty("task") String task,
        @JsonProperty("company") String company,
        @JsonProperty("key") String key,
        @JsonProperty("action") Action action,
        @JsonProperty("fields") List<PlannedField> fields,
        @JsonProperty("reason") @JsonInclude(JsonInclude.Include.NON_EMPTY) String reason,
        @JsonProperty("hash") @JsonInclude(JsonInclude.Include.NON_EMPTY) String hash,
        @JsonProperty("source") @JsonInclude(JsonInclude.Include.NON_EMPTY)
                Map<String, String> source) {

    /** What becomes of a row. The names in the file are in lower case. */
    public enum Action {
        @JsonProperty("create")
        CREATE(true),
        @JsonProperty("update")
        UPDATE(true),
        @JsonProperty("deactivate")
        DEACTIVATE(true),
        @JsonProperty("delete")
        DELETE(true),
        @JsonProperty("skipped")
        SKIPPED(false),
        @JsonProperty("parked")
        PARKED(false),
        @JsonProperty("rejected")
        REJECTED(false);

        private final boolean written;

        Action(boolean written) {
            this.written = written;
        }

        /** Whether {@code apply} writes the row. */
        public boolean isWritten() {
            return written;
        }

        /** Whether the row goes because its source row was deleted. */
        public boolean isRemoval() {
            return this == DELETE || this == DEACTIVATE;
        }

        /** The action as the file and people write it. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public PlannedRow {
        fields = fields == null ? List.of() : List.copyOf(fields);
        reason = reason == null ? "" : reason;
        hash = hash == null ? "" : hash;
        source = source == null ? Map.of() : Map.copyOf(source);
    }

    /** A row whose key finds its source row, or that has none. */
    public PlannedRow(
            String task,
            String company,
            String key,
            Action action,
            List<PlannedField> fields,
            String reason,
            String hash) {
        this(task, company, key, action, fields, reason, hash, Map.of());
    }
}
