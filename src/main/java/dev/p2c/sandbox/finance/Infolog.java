package dev.p2c.sandbox.finance;

import java.util.LinkedHashSet;
import java.util.Set;

/** Messages of the rules about one write, in order and without repetition. */
final class Infolog {

    private final Set<String> entries = new LinkedHashSet<>();

    void error(String sentence) {
        entries.add("Error: " + sentence);
    }

    void warning(String sentence) {
        entries.add("Warning: " + sentence);
    }

    void info(String sentence) {
        entries.add("Info: " + sentence);
    }

    boolean isEmpty() {
        return entries.isEmpty();
    }

    /**
     * Builds the exception with all messages. Each message ends with a full stop and the exception
     * adds another, as in the service.
     *
     * @param aotName X++ name of the entity that was written to
     */
    FinanceException exception(String aotName) {
        return FinanceException.refused(
                "Write failed for table row of type '"
                        + aotName
                        + "'. Infolog: "
                        + String.join("; ", entries)
                        + ".");
    }
}
