package dev.p2c.odata.read;

import dev.p2c.text.KeyForm;
import java.util.HashMap;
import java.util.HashSet;
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

    private final Set<List<String>> wanted = new HashSet<>();
    private final Map<List<String>, List<String>> byLetters = new HashMap<>();

    /** Adds a key that is asked for, folded; false if an equal key was added before. */
    public boolean add(List<String> folded) {
        boolean isNew = wanted.add(folded);
        if (isNew) {
            byLetters.putIfAbsent(letters(folded), folded);
        }
        return isNew;
    }

    /**
     * The key, folded, that a row belongs to.
     *
     * @param folded the row's own key
     * @return empty where the row was not asked for
     */
    public Optional<List<String>> of(List<String> folded) {
        return wanted.contains(folded)
                ? Optional.of(folded)
                : Optional.ofNullable(byLetters.get(letters(folded)));
    }

    private static List<String> letters(List<String> folded) {
        return folded.stream().map(KeyForm::withoutAccents).toList();
    }
}
