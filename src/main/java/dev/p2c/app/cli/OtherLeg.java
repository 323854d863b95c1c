package dev.p2c.app.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.p2c.mapping.TwoLegs;
import dev.p2c.state.Failure;
import dev.p2c.state.FailureFilter;
import dev.p2c.state.LedgerEntry;
import dev.p2c.state.State;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What the other leg knows of a row that waits in one of two legs. */
final class OtherLeg {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final State state;
    private final List<TwoLegs> all;

    OtherLeg(State state, List<TwoLegs> all) {
        this.state = state;
        this.all = all;
    }

    /** One sentence; empty for a task that is no leg. */
    Optional<String> sentence(Failure row) {
        return all.stream()
                .filter(legs -> legs.has(row.task()))
                .findFirst()
                .map(
                        legs ->
                                row.task().equals(legs.first())
                                        ? ofSecond(legs, row)
                                        : ofFirst(legs, row));
    }

    private String ofFirst(TwoLegs legs, Failure row) {
        String key = legs.keyInFirst(row.key());
        String place =
                has(legs.first(), row.company(), key)
                        ? "the row is in %s%s and waits on its way to %s"
                                .formatted(legs.over(), since(legs, row), legs.to())
                        : "has not written the row to " + legs.over();
        return "first leg %s: %s%s"
                .formatted(legs.first(), place, waiting(legs.first(), row.company(), key));
    }

    private String ofSecond(TwoLegs legs, Failure row) {
        if (legs.longer()) {
            return "second leg %s: bin/p2c failures list --task %s shows whether the row waits there"
                    .formatted(legs.second(), legs.second());
        }
        String place =
                has(legs.second(), row.company(), row.key())
                        ? legs.to() + " has the row as it was before"
                        : legs.to() + " does not have the row yet";
        return "second leg %s: %s%s"
                .formatted(legs.second(), place, waiting(legs.second(), row.company(), row.key()));
    }

    private boolean has(String task, String company, String key) {
        LedgerEntry entry = state.ledger().find(task, company, List.of(key)).get(key);
        return entry != null && entry.isWritten();
    }

    /** When the row was last written in the middle, as its own column tells. */
    private static String since(TwoLegs legs, Failure row) {
        if (row.sourceRow() == null || legs.arrival().isEmpty()) {
            return "";
        }
        try {
            String time = JSON.readTree(row.sourceRow()).path(legs.arrival().get()).asText();
            return time.isEmpty() ? "" : " since " + time;
        } catch (JsonProcessingException e) {
            return "";
        }
    }

    private String waiting(String task, String company, String key) {
        FailureFilter filter =
                new FailureFilter(
                        Optional.of(task),
                        Optional.of(company),
                        Optional.empty(),
                        Optional.of(key),
                        1);
        return state.failures().list(filter).stream()
                .findFirst()
                .map(
                        other ->
                                "; it is %s there as well, see bin/p2c failures show %d: %s"
                                        .formatted(
                                                other.kind().name().toLowerCase(Locale.ROOT),
                                                other.id(),
                                                other.reason()))
                .orElse("");
    }
}
