package dev.p2c.task.recheck;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

/** Merges the rows of a pass into the bounded list of rows that were seen last. */
final class LatestRows {

    private static final int MOST = 50;

    private LatestRows() {}

    /**
     * @param before the rows kept so far, the oldest first
     * @param latest the rows of the pass, the oldest first
     * @param identity of a row: of two versions of a row only the later one stays
     * @return the newest rows, the oldest first, at most 50
     */
    static <T> List<T> merge(List<T> before, List<T> latest, Function<T, String> identity) {
        Map<String, T> rows = new LinkedHashMap<>();
        Stream.concat(before.stream(), latest.stream())
                .forEach(
                        row -> {
                            rows.remove(identity.apply(row)); // so that the row moves to the end
                            rows.put(identity.apply(row), row);
                        });
        List<T> all = new ArrayList<>(rows.values());
        return List.copyOf(all.subList(Math.max(0, all.size() - MOST), all.size()));
    }
}
