package dev.p2c.routes;

import java.util.List;
import java.util.Optional;

/**
 * Which of the direction files take part.
 *
 * @param staged whether the files of {@code routes/staged} take part, each in place of the file of
 *     {@code routes/} that it is the counterpart of
 * @param names the only directions that take part; empty for all
 */
public record DirectionChoice(boolean staged, List<String> names) {

    /** Every direction of {@code routes/} and no staged one. */
    public static final DirectionChoice DIRECT = new DirectionChoice(false, List.of());

    private static final String PREFIX = "staged-";

    public DirectionChoice {
        names = List.copyOf(names);
    }

    /** The direct direction that a staged one is the counterpart of; empty for a direct one. */
    static Optional<String> direct(String staged) {
        return staged.startsWith(PREFIX)
                ? Optional.of(staged.substring(PREFIX.length()))
                : Optional.empty();
    }

    /** The staged direction that syncs the same rows as this direct one, if there is any. */
    public static String counterpart(String direct) {
        return PREFIX + direct;
    }
}
