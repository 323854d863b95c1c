package dev.p2c.task.plan;

import dev.p2c.mapping.FieldRule;
import dev.p2c.text.Blanks;
import dev.p2c.text.KeyForm;

/** Decides whether two comparable texts of a field are the same value to both services. */
public final class SameValue {

    private SameValue() {}

    /**
     * Whether two texts are the same value. Constants and codes of value maps are compared without
     * case, because services change it (en-us becomes en-US). Numbers behind a lookup are compared
     * as keys without blanks at their ends: a mapping may trim them on their way to the other
     * service, which gives them back trimmed.
     */
    public static boolean isEqual(FieldRule rule, String our, String their) {
        return our.equals(their) || form(rule, our).equals(form(rule, their));
    }

    /** A form of a text that is equal for the same values. */
    public static String form(FieldRule rule, String text) {
        if (rule.path().isLookup()) {
            return KeyForm.of(Blanks.strip(text));
        }
        return rule.writesNamedValues() ? LastAgreed.folded(text) : text;
    }

    /** Whether a value of the target is one that the target sets by itself. */
    public static boolean isSetByTarget(FieldRule rule, String their) {
        return rule.upkeep().ownValues().contains(LastAgreed.folded(their));
    }
}
