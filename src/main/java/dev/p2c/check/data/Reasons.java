package dev.p2c.check.data;

import dev.p2c.error.RejectedRowException;
import dev.p2c.mapping.FieldRule;
import dev.p2c.mapping.Mapping;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The single reasons of a refusal that names several fields. */
final class Reasons {

    private Reasons() {}

    /** Why a row would be rejected: the field and a text. */
    record Reason(String field, String text) {}

    /**
     * Takes a refusal apart, which words the later reasons as {@code ; field: reason}.
     *
     * @param mapping the mapping that refuses the row
     */
    static List<Reason> of(RejectedRowException refusal, Mapping mapping) {
        List<Reason> reasons = new ArrayList<>();
        String field = refusal.field();
        String rest = refusal.getMessage();
        while (true) {
            String text = rest;
            Optional<String> next =
                    mapping.rules().stream()
                            .map(FieldRule::target)
                            .filter(target -> text.contains(mark(target)))
                            .min(Comparator.comparingInt(target -> text.indexOf(mark(target))));
            if (next.isEmpty()) {
                reasons.add(new Reason(field, rest));
                return reasons;
            }
            int end = rest.indexOf(mark(next.get()));
            reasons.add(new Reason(field, rest.substring(0, end)));
            field = next.get();
            rest = rest.substring(end + mark(field).length());
        }
    }

    private static String mark(String field) {
        return "; " + field + ": ";
    }
}
