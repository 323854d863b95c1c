package dev.p2c.mapping;

import java.util.List;
import java.util.Optional;

/**
 * The words that the value maps list, such as countries, units and payment terms: many rows share
 * them, so that none of them names a person. Immutable.
 */
public final class Vocabulary {

    private final List<ValueMap> maps;

    Vocabulary(MappingFiles files) {
        ValueMapReader reader = new ValueMapReader(files);
        this.maps =
                files.valueMaps().stream()
                        .map(name -> reader.file(name, Problems.of(files.shownValueMap(name))))
                        .flatMap(Optional::stream)
                        .toList();
    }

    /** Whether a value map has a text, as a value of the source or of the target. */
    public boolean has(String text) {
        return !text.isBlank() && maps.stream().anyMatch(map -> has(map, text.strip()));
    }

    private static boolean has(ValueMap map, String text) {
        return map.get(text) != null
                || map.values().values().stream()
                        .anyMatch(value -> value.asText().equalsIgnoreCase(text));
    }
}
