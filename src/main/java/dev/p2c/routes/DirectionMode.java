package dev.p2c.routes;

import dev.p2c.error.Problem;
import dev.p2c.mapping.Suggestion;
import dev.p2c.text.Visible;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;

/** What the scheduled passes of a direction do: the entry {@code mode} of its route. */
public enum DirectionMode {
    /** Passes write. */
    LIVE,
    /** Each pass makes a plan of what it would write, and writes nothing. */
    SHADOW,
    /** There are no passes. */
    OFF;

    private static final String NAME = "mode";

    /** The names in which Camel keeps a text that has no effect. */
    private static final List<String> WITHOUT_EFFECT = List.of("note", "group");

    /** The word in the route file. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The mode of a route; a mistake is added to the list. */
    static DirectionMode of(Path file, Node route, List<Problem> problems) {
        Optional<Node> entry = RouteYaml.get(route, NAME);
        if (entry.isEmpty()) {
            return LIVE;
        }
        String written = RouteYaml.text(entry.get()).orElse("");
        Optional<DirectionMode> mode =
                Arrays.stream(values()).filter(one -> one.word().equals(written)).findFirst();
        if (mode.isEmpty()) {
            List<String> words = Arrays.stream(values()).map(DirectionMode::word).toList();
            problems.add(
                    RouteYaml.problem(
                            file,
                            entry.get(),
                            "mode is \"%s\"; it must be live, shadow or off.%s"
                                    .formatted(
                                            Visible.excerpt(written),
                                            Suggestion.didYouMean(written, words))));
        }
        return mode.orElse(LIVE);
    }

    /**
     * The text of a direction's file as Camel understands it. Camel refuses an entry that it does
     * not know, so the mode becomes the route's note. Lines and columns of other entries stay for a
     * route without a note.
     */
    public static String forCamel(Path file, String text) {
        return RouteYaml.parse(file, text, new ArrayList<>()).map(RouteYaml::items).stream()
                .flatMap(List::stream)
                .flatMap(item -> RouteYaml.get(item, "route").stream())
                .findFirst()
                .map(route -> renamed(text, route))
                .orElse(text);
    }

    private static String renamed(String text, Node route) {
        Optional<Node> key = key(route);
        Optional<String> name =
                WITHOUT_EFFECT.stream()
                        .filter(one -> RouteYaml.get(route, one).isEmpty())
                        .findFirst();
        if (key.isEmpty() || name.isEmpty()) {
            return text;
        }
        int line = RouteYaml.line(key.get()) - 1;
        List<String> lines = new ArrayList<>(List.of(text.split("\n", -1)));
        String old = lines.get(line);
        int start = old.offsetByCodePoints(0, RouteYaml.column(key.get()) - 1);
        int at = old.indexOf(NAME, start);
        lines.set(line, old.substring(0, at) + name.get() + old.substring(at + NAME.length()));
        return String.join("\n", lines);
    }

    private static Optional<Node> key(Node route) {
        return route instanceof MappingNode mapping
                ? mapping.getValue().stream()
                        .map(tuple -> tuple.getKeyNode())
                        .filter(node -> RouteYaml.text(node).filter(NAME::equals).isPresent())
                        .findFirst()
                : Optional.empty();
    }
}
