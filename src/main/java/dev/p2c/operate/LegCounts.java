package dev.p2c.operate;

import dev.p2c.mapping.TwoLegs;
import dev.p2c.state.State;
import dev.p2c.state.WaitingRows;
import java.util.List;

/**
 * How far the rows of two legs have come.
 *
 * @param inMiddle rows that the first leg has written
 * @param across rows that the second leg has written
 * @param between rows that the first leg has written and the second one has neither written nor
 *     skipped
 * @param parked rows that wait in the second leg for another row
 * @param rejected rows that the second leg could not write
 * @param undecided rows of the second leg for which a person has to decide
 */
public record LegCounts(
        TwoLegs legs,
        long inMiddle,
        long across,
        long between,
        long parked,
        long rejected,
        long undecided) {

    private static final WaitingRows NOTHING = new WaitingRows(0, 0, 0, null);

    /** Counts the rows of these companies. */
    public static LegCounts of(TwoLegs legs, State state, List<String> companies) {
        WaitingRows waiting = state.failureCounts().waiting().getOrDefault(legs.second(), NOTHING);
        return new LegCounts(
                legs,
                companies.stream().mapToLong(c -> state.ledger().count(legs.first(), c)).sum(),
                companies.stream().mapToLong(c -> state.ledger().count(legs.second(), c)).sum(),
                companies.stream()
                        .mapToLong(
                                c ->
                                        state.ledger()
                                                .between(
                                                        legs.first(),
                                                        legs.second(),
                                                        legs.longer(),
                                                        c))
                        .sum(),
                waiting.parked(),
                waiting.rejected(),
                waiting.conflicts());
    }

    /** Rows that wait in the second leg, also those of which the destination has an older form. */
    public long waiting() {
        return parked + rejected + undecided;
    }

    /** One line: how many rows each leg has written, and what is between them. */
    public String text() {
        return "%s: %d in %s, %d in %s, %d between; second leg: %d parked, %d rejected, %d undecided"
                .formatted(
                        legs.name(),
                        inMiddle,
                        legs.over(),
                        across,
                        legs.to(),
                        between,
                        parked,
                        rejected,
                        undecided);
    }
}
