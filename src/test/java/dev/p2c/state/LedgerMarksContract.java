package dev.p2c.state;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

abstract class LedgerMarksContract extends OpenState {

    private Map<String, String> all() {
        Map<String, String> all = new HashMap<>();
        state.origins().forEach(TASK, COMPANY, all::put);
        return all;
    }

    private static LedgerEntry entry(String key, String hash, String origin) {
        return new LedgerEntry(TASK, COMPANY, key, hash, origin, "id", null);
    }

    @Test
    void everyWrittenRowWithAnOriginIsSeenOnceAcrossPages() {
        List<LedgerEntry> entries =
                new ArrayList<>(
                        IntStream.range(0, 12_000)
                                .mapToObj(i -> entry("K|" + i + "-a", "h", "o" + i))
                                .toList());
        entries.add(entry("skipped", LedgerEntry.NOTHING_WRITTEN, "o"));
        entries.add(entry("away", "h", null));
        state.commit(written(entries));
        List<String> seen = new ArrayList<>();
        state.origins().forEach(TASK, COMPANY, (key, origin) -> seen.add(key));

        assertThat(seen).hasSize(12_000).doesNotHaveDuplicates();
        assertThat(state.origins().keysOf(TASK, COMPANY, List.of("o7", "o11999", "none")))
                .isEqualTo(Map.of("K|7-a", "o7", "K|11999-a", "o11999"));
    }

    @Test
    void rowsGoAwayAreReplacedOrForgottenAndOthersStay() {
        state.commit(
                written(
                        List.of(
                                entry("A", "h", "1"),
                                entry("B", "h", "2"),
                                entry("C", "h", "3"),
                                entry("D", "h", "4"))));

        state.origins().away(TASK, COMPANY, List.of("A"));
        state.origins().replaced(TASK, COMPANY, List.of("B"));
        state.origins().forget(TASK, COMPANY, List.of("C", "unknown"));

        assertThat(all()).isEqualTo(Map.of("D", "4"));
        Map<String, LedgerEntry> left =
                state.ledger().find(TASK, COMPANY, List.of("A", "B", "C", "D"));
        assertThat(left).containsOnlyKeys("A", "B", "D");
        assertThat(left.get("A").isWritten()).isTrue();
        assertThat(left.get("B").isWritten()).isFalse();
        assertThat(left.get("B").targetId()).isEqualTo("id");
    }

    @Test
    void aNoteIsKeptUntilItIsReplacedOrForgotten() {
        assertThat(state.notes().get(TASK, COMPANY, "link")).isEmpty();
        state.notes().put(TASK, COMPANY, "link", "one");
        state.notes().put(TASK, COMPANY, "link", "two");
        state.notes().put(TASK, "demf", "link", "other");

        assertThat(state.notes().get(TASK, COMPANY, "link").orElseThrow().text()).isEqualTo("two");
        state.notes().forget(TASK, COMPANY, "link");
        assertThat(state.notes().get(TASK, COMPANY, "link")).isEmpty();
        assertThat(state.notes().get(TASK, "demf", "link")).isPresent();
    }

    @Test
    void reportedRowsAreCountedByTask() {
        state.commit(failed(failure("A", Kind.DELETED, "gone", "", null), rejected("B", "no")));

        assertThat(state.origins().reported()).isEqualTo(Map.of(TASK, 1L));
    }
}
