package dev.p2c.odata.read;

import dev.p2c.text.KeyForm;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Matches rows that were read to the keys that were asked for. A row whose key differs from all of
 * them belongs to the key that differs by accents only: a service in which accents count would not
 * have returned the row. Not thread-safe.
 */
public final class KeyMatch {

    private final Set<List<String>> wanted = new LinkedHashSet<>();

    /** The wanted keys without their accents; null until a row has another key than those. */
    private Map<List<String>, List<String>> byLetters;

    /** Adds a key that is asked for, folded; false if an equal key was added before. */
    public boolean add(List<String> folded) {
        byLetters = null;
        return wanted.add(folded);
    }

    /**
     * The key, folded, that a row belongs to.
     *
     * @param folded the row's own key
     * @return empty where the row was not asked for
     */
    public Optional<List<String>> of(List<String> folded) {
        if (wanted.contains(folded)) {
            return Optional.of(folded);
        }
        if (byLetters == null) {
            byLetters = new HashMap<>();
            wanted.forEach(key -> byLetters.putIfAbsent(letters(key), key));
        }
        return Optional.ofNullable(byLetters.get(letters(folded)));
    }

    private static List<String> letters(List<String> folded) {
        return folded.stream().map(KeyForm::withoutAccents).toList();
    }
}
