package dev.p2c.sandbox.finance;

import java.util.ArrayList;
import java.util.List;

/** What the rules have to say about one write, in order. */
final class Infolog {

    private final List<String> entries = new ArrayList<>();

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
