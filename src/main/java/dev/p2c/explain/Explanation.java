package dev.p2c.explain;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.p2c.state.Failure;
import java.util.List;
import java.util.Optional;

/**
 * All that is known of one row.
 *
 * @param company whose row it is; empty where no company has a row of the key
 * @param key as the row itself has it, which may differ from the asked one in case
 * @param row as people know it; empty without a source row
 * @param source the source row as it is now; empty without one
 * @param fields in file order; empty without a source row
 * @param failure the stored failure; empty where the row does not wait
 */
public record Explanation(
        String task,
        String company,
        String key,
        Verdict verdict,
        String row,
        Optional<ObjectNode> source,
        List<ExplainedField> fields,
        Optional<Failure> failure) {

    public Explanation {
        fields = List.copyOf(fields);
    }

    /** An explanation without a source row. */
    static Explanation without(String task, String company, String key, Verdict verdict) {
        return new Explanation(
                task, company, key, verdict, "", Optional.empty(), List.of(), Optional.empty());
    }
}
