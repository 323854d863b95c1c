package dev.p2c.mapping;

import java.util.Optional;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;

/**
 * A mistake in the syntax of a YAML file. A brace or quote that is not closed is shown where it
 * opens, and not where the parser noticed.
 *
 * @param line from 1
 * @param column from 1
 */
public record YamlSyntax(int line, int column, String message) {

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

    private static boolean isClosable(String context) {
        return context != null && (context.contains("flow") || context.contains("quoted"));
    }
}
