package dev.p2c.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Maps codes of one system to codes of the other. Codes are compared without regard to case and to
 * blanks at the ends.
 *
 * @param place file of the map, for messages: {@code mappings/value-maps/countries.yaml}
 * @param values target codes by {@link #keyOf key}; the empty key stands for an empty source value
 * @param places where each value stands, by {@link #keyOf key}
 * @param loose whether accents, punctuation and small words do not count either
 * @param countries the countries of ISO 3166, for a value that is not in {@code values}
 */
public record ValueMap(
        String place,
        Map<String, JsonNode> values,
        Map<String, Place> places,
        boolean loose,
        Optional<CountryCodes> countries,
        Unknown unknown) {

    private static final Pattern LINE = Pattern.compile(":\\d+$");

    /** What happens to a value that is not in the map. */
    public enum Unknown {
        /** The row is rejected. */
        REJECT,
        /** The value stays as it is. */
        KEEP,
        /** The value becomes the default of the rule. */
        DEFAULT
    }

    public ValueMap {
        values = Map.copyOf(values);
        places = Map.copyOf(places);
    }

    ValueMap withUnknown(Unknown other) {
        return new ValueMap(place, values, places, loose, countries, other);
    }

    /** Whether the map is written in a rule, and has no file of its own. */
    boolean isInline() {
        return LINE.matcher(place).find();
    }

    /** Where a value stands. */
    Place placeOf(String key) {
        return places.getOrDefault(key, new Place(place, 1, 1));
    }

    /** File and line of the entry that maps a text; only the file where no entry names the text. */
    String placeOfText(String text) {
        String key = keyOf(text, loose || countries.isPresent());
        return places.containsKey(key) ? places.get(key).toString() : place;
    }

    /** The target code for an empty source value, if the map has an entry for it. */
    public Optional<JsonNode> blank() {
        return Optional.ofNullable(values.get(""));
    }

    /** The target code for a source value that is not empty; null if the map has none. */
    JsonNode get(String value) {
        JsonNode exact = values.get(value);
        if (exact != null) {
            return exact;
        }
        if (countries.isPresent()) {
            return countries.get().find(value).orElse(null);
        }
        JsonNode named = ofKey(value);
        return named == null && loose ? ofParts(value) : named;
    }

    private JsonNode ofKey(String value) {
        String key = keyOf(value, loose);
        return key.isEmpty() ? null : values.get(key);
    }

    /** The code that each part of a text names, as in {@code California (CA)}; else null. */
    private JsonNode ofParts(String value) {
        List<JsonNode> named = new ArrayList<>();
        CountrySpellings.parts(value).forEach(part -> named.add(ofKey(part)));
        return new HashSet<>(named).size() == 1 ? named.get(0) : null;
    }

    /**
     * The form in which a code is stored and looked up.
     *
     * @param loose whether the codes are names, whose punctuation does not count
     */
    static String keyOf(String value, boolean loose) {
        return loose ? CountrySpellings.fold(value) : value.strip().toLowerCase(Locale.ROOT);
    }
}
