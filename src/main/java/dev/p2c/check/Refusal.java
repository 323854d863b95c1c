package dev.p2c.check;

import dev.p2c.error.ConfigurationException;

/** What a person does about a request of a check that a system refuses. */
public final class Refusal {

    private static final String UNIT = ".business-unit";
    private static final String LACKS = "the service has no ";
    private static final String PAGE = "docs/real-services.md";

    private Refusal() {}

    /** The remedy for a check of a system. */
    public static String remedy(ConfigurationException refusal, String system) {
        String place = refusal.problems().isEmpty() ? "" : refusal.problems().get(0).place();
        if (place.endsWith(UNIT)) {
            return "see %s.business-units".formatted(system);
        }
        if (place.startsWith("p2c.")) {
            return "correct the setting " + place;
        }
        if (refusal.getMessage().contains(LACKS)) {
            return "see %s.release and %s.names: the version of the system is too old, or the name is wrong"
                    .formatted(system, system);
        }
        return switch (system) {
            case "sales" ->
                    "give the application user a role: see sales.user-role and "
                            + PAGE
                            + ", \"Solution and rights\"";
            case "finance" ->
                    "give the user a role: see finance.rights and "
                            + PAGE
                            + ", \"Rights in Finance\"";
            default -> "let the application user read it: see " + PAGE;
        };
    }
}
