package dev.p2c.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The target codes of countries, by what people type. An entry of the value map precedes the names
 * of ISO 3166. Texts that were looked up are remembered, because most rows name one of few
 * countries and each reading of a text costs several regular expressions. Thread-safe.
 */
final class CountryCodes {

    /** Bounds the memory that odd texts of many rows can take. */
    private static final int MOST_REMEMBERED = 1_000;

    private final CountryNames names;
    private final Map<String, JsonNode> values;
    private final Map<String, Optional<JsonNode>> remembered = new ConcurrentHashMap<>();

    /**
     * @param values the value map's entries by folded name
     */
    CountryCodes(CountryNames names, Map<String, JsonNode> values) {
        this.names = names;
        this.values = Map.copyOf(values);
    }

    /** The code of the country that a text names; empty if the text names none. */
    Optional<JsonNode> find(String text) {
        Optional<JsonNode> known = remembered.get(text);
        if (known != null) {
            return known;
        }
        String letters = CountrySpellings.withoutFlags(text);
        Optional<JsonNode> found = country(letters).or(() -> countryOfParts(letters));
        if (remembered.size() >= MOST_REMEMBERED) {
            remembered.clear();
        }
        remembered.put(text, found);
        return found;
    }

    private Optional<JsonNode> country(String text) {
        for (String reading : CountrySpellings.readings(text)) {
            JsonNode mapped = values.get(reading);
            Optional<JsonNode> found =
                    mapped != null
                            ? Optional.of(mapped)
                            : names.exact(reading).map(TextNode::valueOf);
            if (found.isPresent()) {
                return found;
            }
        }
        return names.compact(text).map(TextNode::valueOf);
    }

    /** The country that each part of a text names, as in {@code Germany (DE)}. */
    private Optional<JsonNode> countryOfParts(String text) {
        return Stream.concat(
                        Stream.of(CountrySpellings.parts(text)),
                        CountrySpellings.codeAndName(text).stream())
                .flatMap(parts -> countryOfAll(parts).stream())
                .findFirst();
    }

    private Optional<JsonNode> countryOfAll(List<String> parts) {
        Set<Optional<JsonNode>> named =
                parts.stream().map(this::country).collect(Collectors.toSet());
        return named.size() == 1 ? named.iterator().next() : Optional.empty();
    }
}
