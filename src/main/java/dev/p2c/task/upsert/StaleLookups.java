package dev.p2c.task.upsert;

import dev.p2c.odata.dialect.WriteResult.Refused;
import dev.p2c.task.batch.BoundRow;
import dev.p2c.task.batch.Mapped;
import dev.p2c.task.upsert.DeliveryState.Rejected;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Refused rows that named another row by an id which the refusal repeats: {@code organization With
 * Id = .. Does Not Exist}. The id was cached, and the other row may have been deleted since, and
 * perhaps made again with another id. Such a row is bound anew; a row whose lookups lead to the
 * same rows as before is refused for another reason.
 */
final class StaleLookups {

    private static final Pattern ID =
            Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");
    private static final String NOT_THERE = "does not exist";

    private final Map<String, Rejected> refused = new HashMap<>();
    private final List<Rejected> others = new ArrayList<>();
    private final Set<String> ids = new HashSet<>();

    private StaleLookups() {}

    /** Sorts refused rows. */
    static StaleLookups of(List<Rejected> rejected) {
        StaleLookups gone = new StaleLookups();
        rejected.forEach(gone::sort);
        return gone;
    }

    private void sort(Rejected state) {
        String message = state.refusal().message().toLowerCase(Locale.ROOT);
        List<String> named =
                message.contains(NOT_THERE)
                        ? ID.matcher(message).results().map(MatchResult::group).toList()
                        : List.of();
        if (named.isEmpty()) {
            others.add(state);
        } else {
            ids.addAll(named);
            refused.put(state.row().key(), state);
        }
    }

    /** The ids that the refusals name, in lower case. */
    Set<String> ids() {
        return ids;
    }

    /** The rows to be bound anew. */
    List<Mapped.Accepted> rows() {
        return refused.values().stream().map(state -> state.row().row()).toList();
    }

    /** The refusals that name no other row. */
    List<Rejected> others() {
        return others;
    }

    /**
     * The refusal of a row whose lookups lead to the same rows as before. Its owner may be another
     * one, which no lookup shows: then the row is sent again.
     */
    Optional<Refused> unchanged(BoundRow row) {
        Rejected before = refused.get(row.key());
        String message = before.refusal().message().toLowerCase(Locale.ROOT);
        boolean isOfLookup =
                row.bindings().values().stream()
                        .flatMap(binding -> binding.link().stream())
                        .anyMatch(link -> names(message, link));
        return Optional.of(before.refusal())
                .filter(r -> isOfLookup && before.row().bindings().equals(row.bindings()));
    }

    private static boolean names(String message, String link) {
        return ID.matcher(link.toLowerCase(Locale.ROOT))
                .results()
                .map(MatchResult::group)
                .anyMatch(message::contains);
    }
}
