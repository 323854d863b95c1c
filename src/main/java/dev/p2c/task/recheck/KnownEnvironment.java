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
                ? Optional.of("this is %s, before it was %s".formatted(now, known.get()))
                : Optional.empty();
    }

    /**
     * The message of a pass that is refused because no person has agreed to the other environment.
     */
    String refusal(String direction) {
        return ("the state belongs to %s, but this is %s; nothing was written. Point the addresses"
                        + " back, or P2C_STATE_URL to a state of its own; to go on with this state,"
                        + " p2c sync %s --adopt compares all rows")
                .formatted(known.orElse(""), now, direction);
    }
}
