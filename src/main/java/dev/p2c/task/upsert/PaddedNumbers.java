package dev.p2c.task.upsert;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.p2c.odata.read.RowFinder;
import dev.p2c.text.Blanks;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * Finds rows whose number has a blank at an end. A mapping may trim a number on its way to the
 * other service, which gives the number back without the blank.
 */
final class PaddedNumbers {

    private PaddedNumbers() {}

    /**
     * Adds the rows of numbers that no row has as they are.
     *
     * @param found what was found of the numbers as they are
     * @param find finds rows by exact values
     */
    static RowFinder.Found added(
            RowFinder.Found found,
            Collection<JsonNode> numbers,
            Function<Set<JsonNode>, RowFinder.Found> find) {
        Set<JsonNode> spellings = new LinkedHashSet<>();
        numbers.forEach(number -> spellings.addAll(spellings(number)));
        RowFinder.Found padded = find.apply(spellings);
        Map<JsonNode, String> ids = new HashMap<>(found.ids());
        Map<JsonNode, List<String>> ambiguous = new HashMap<>(found.ambiguous());
        for (JsonNode number : numbers) {
            Set<String> hits = hits(padded, number);
            if (!hits.isEmpty()) {
                ids.put(number, hits.iterator().next());
            }
            if (hits.size() > 1) {
                ambiguous.put(number, List.copyOf(hits));
            }
        }
        return new RowFinder.Found(ids, ambiguous);
    }

    private static Set<String> hits(RowFinder.Found padded, JsonNode number) {
        Set<String> hits = new LinkedHashSet<>();
        for (JsonNode spelling : spellings(number)) {
            hits.addAll(padded.ambiguous().getOrDefault(spelling, List.of()));
            if (padded.ids().containsKey(spelling)) {
                hits.add(padded.ids().get(spelling));
            }
        }
        return hits;
    }

    private static List<JsonNode> spellings(JsonNode number) {
        return Blanks.spellings(number.textValue()).stream()
                .<JsonNode>map(TextNode::valueOf)
                .toList();
    }
}
