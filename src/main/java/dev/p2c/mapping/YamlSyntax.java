package dev.p2c.mapping;

import java.util.Optional;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * A mistake in the syntax of a YAML file. A brace or quote that is not closed is shown where it
 * opens, and not where the parser noticed.
 *
 * @param line from 1
 * @param column from 1
 */
public record YamlSyntax(int line, int column, String message) {

    private static final int LONGEST_LINE = 50_000;

    /** The mistake that the parser found. */
    public static YamlSyntax of(MarkedYamlEngineException found) {
        Optional<Mark> noticed = found.getProblemMark();
        int noticedIn = noticed.map(mark -> mark.getLine() + 1).orElse(1);
        Optional<Mark> opened =
                found.getContextMark()
                        .filter(mark -> mark.getLine() + 1 < noticedIn)
                        .filter(mark -> isClosable(found.getContext()));
        if (opened.isEmpty()) {
            int column = noticed.map(mark -> mark.getColumn() + 1).orElse(1);
            return new YamlSyntax(noticedIn, column, found.getProblem());
        }
        return new YamlSyntax(
                opened.get().getLine() + 1,
                opened.get().getColumn() + 1,
                "what opens here is not closed: line %d: %s"
                        .formatted(noticedIn, found.getProblem()));
    }

    /**
     * Refuses a text with a line that is too long for any person to have written: the parser takes
     * minutes for a million characters without a line end.
     *
     * @throws YamlEngineException with the line
     */
    public static void refuseLongLines(String text) {
        int line = 1;
        int start = 0;
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) == '\n') {
                line++;
                start = i + 1;
            } else if (i - start == LONGEST_LINE) {
                throw new YamlEngineException(
                        "line %d has more than %d characters".formatted(line, LONGEST_LINE));
            }
        }
    }

    private static boolean isClosable(String context) {
        return context != null && (context.contains("flow") || context.contains("quoted"));
    }
}
