package dev.p2c.sandbox.finance;

import java.util.LinkedHashSet;
import java.util.Set;

/** What the rules have to say about one write, in order, nothing twice. */
final class InfologEntries {

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
     * Sentences end with a full stop of their own and the message adds another: the service does
     * so.
     *
     * @param aotName X++ name of the entity that was written to
     */
    FinanceFault fault(String aotName) {
        return FinanceFault.refused(
                "Write failed for table row of type '"
                        + aotName
                        + "'. Infolog: "
                        + String.join("; ", entries)
                        + ".");
    }
}
