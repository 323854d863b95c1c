package dev.p2c.task.recheck;

import java.util.Optional;

/**
 * The two systems that a state belongs to, compared with the systems of the present settings.
 *
 * @param known the environment that the state belongs to; empty before the first pass
 * @param now the environment of the present settings
 */
record KnownEnvironment(Optional<String> known, String now) {

    boolean isOther() {
        return known.isPresent() && !known.get().equals(now);
    }

    /** Why all rows have to be compared; empty if the environment is the known one. */
    Optional<String> reason() {
        return isOther()
                ? Optional.of("the environment changed from %s to %s".formatted(known.get(), now))
                : Optional.empty();
    }

    /**
     * The message of a pass that is refused because no person has agreed to the other environment.
     */
    String refusal(String direction) {
        return ("the state belongs to %s, but this is %s; nothing was written. Correct the"
                        + " addresses, or give this environment a state of its own with P2C_STATE_URL;"
                        + " to keep this state, run bin/p2c sync %s --adopt, which compares all rows")
                .formatted(known.orElse(""), now, direction);
    }
}
