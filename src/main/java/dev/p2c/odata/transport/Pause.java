package dev.p2c.odata.transport;

import java.time.Duration;

/**
 * A pause that a service asks for by {@code Retry-After}. A service that asks for hours or days is
 * asked again earlier, since it may recover, or mean a shorter time, without telling us.
 *
 * @param asked time that the service asks for
 * @param kept time that is waited, at most the ceiling of the settings
 * @param answer status, code and message of the answer
 */
record Pause(Duration asked, Duration kept, String answer) {

    /**
     * @param ceiling longest time that a pause may last
     */
    static Pause of(Duration asked, Duration ceiling, String answer) {
        return new Pause(asked, asked.compareTo(ceiling) > 0 ? ceiling : asked, answer);
    }

    /** Whether the service asks for a longer time than is waited. */
    boolean isCut() {
        return kept.compareTo(asked) < 0;
    }

    /** The answer, and for a pause that is cut what the service asks for and what is done. */
    String shown() {
        return isCut()
                ? "%s; the service asks for a pause of %d s, one request tries again after %d s"
                        .formatted(answer, asked.toSeconds(), kept.toSeconds())
                : answer;
    }
}
