package dev.p2c.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BigIntegerNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.Tag;
import org.snakeyaml.engine.v2.schema.CoreSchema;

/** YAML 1.2, core schema: {@code NO} is Norway, {@code 12:30} is a text. Nodes know their lines. */
final class YamlText {

    /** Deeper than any mapping, and far from where the YAML reader runs out of stack. */
    private static final int DEEPEST = 20;

    private static final Pattern WHOLE = Pattern.compile("[-+]?(0|[1-9][0-9]*)");
    private static final Pattern DECIMAL =
            Pattern.compile("[-+]?(0|[1-9][0-9]*)(\\.[0-9]+)?([eE][-+]?[0-9]{1,3})?");

    private YamlText() {}

    /** The only document of the file; empty, and a problem told, if it has none. */
    static Optional<Node> read(byte[] bytes, Problems problems) {
        LoadSettings settings =
                LoadSettings.builder()
                        .setLabel(problems.file())
                        .setSchema(new CoreSchema())
                        .setUseMarks(true)
                        .build();
        try {
            String text =
                    StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
            refuseDeepNesting(new Parse(settings).parseString(text));
            Optional<Node> root = new Compose(settings).composeString(text);
            if (root.isEmpty()) {
                problems.at(1, "the file is empty");
            }
            return root;
        } catch (CharacterCodingException notText) {
            problems.at(1, "the file is not UTF-8 text");
        } catch (MarkedYamlEngineException syntax) {
            int line = syntax.getProblemMark().map(mark -> mark.getLine() + 1).orElse(1);
            problems.at(line, "YAML syntax: " + syntax.getProblem());
        } catch (YamlEngineException syntax) {
            problems.at(1, "YAML syntax: " + syntax.getMessage());
        }
        return Optional.empty();
    }

    private static void refuseDeepNesting(Iterable<Event> events) {
        int depth = 0;
        for (Event event : events) {
            switch (event.getEventId()) {
                case MappingStart, SequenceStart -> depth++;
                case MappingEnd, SequenceEnd -> depth--;
                default -> {}
            }
            if (depth > DEEPEST) {
                throw new YamlEngineException("nested deeper than " + DEEPEST + " levels");
            }
        }
    }

    static boolean isText(Node node) {
        return node instanceof ScalarNode && node.getTag().equals(Tag.STR);
    }

    static boolean isNull(Node node) {
        return node instanceof ScalarNode && node.getTag().equals(Tag.NULL);
    }

    /** What a node is, as a message says it. */
    static String describe(Node node) {
        if (!(node instanceof ScalarNode scalar)) {
            return node.getTag().equals(Tag.SEQ) ? "a list" : "a mapping";
        }
        Tag tag = scalar.getTag();
        if (tag.equals(Tag.NULL)) {
            return "nothing";
        }
        if (tag.equals(Tag.BOOL)) {
            return "the boolean " + scalar.getValue();
        }
        boolean number = tag.equals(Tag.INT) || tag.equals(Tag.FLOAT);
        return number
                ? "the number " + scalar.getValue()
                : "the text \"" + Shown.of(scalar.getValue()) + "\"";
    }

    /**
     * A scalar as it will travel: {@code "10"} a text, {@code 10} a number, {@code true} a boolean,
     * {@code null} null.
     */
    static Optional<JsonNode> scalar(Node node, String what, Problems problems) {
        if (!(node instanceof ScalarNode scalar)) {
            problems.at(node, what + " must be one value, not " + describe(node));
            return Optional.empty();
        }
        String text = scalar.getValue();
        Tag tag = scalar.getTag();
        if (tag.equals(Tag.STR)) {
            return Optional.of(TextNode.valueOf(text));
        }
        if (tag.equals(Tag.NULL)) {
            return Optional.of(NullNode.getInstance());
        }
        if (tag.equals(Tag.BOOL)) {
            return Optional.of(BooleanNode.valueOf(Boolean.parseBoolean(text)));
        }
        if (tag.equals(Tag.INT) && WHOLE.matcher(text).matches()) {
            return Optional.of(whole(new BigInteger(text)));
        }
        if (tag.equals(Tag.FLOAT) && DECIMAL.matcher(text).matches()) {
            return Optional.of(DecimalNode.valueOf(new BigDecimal(text)));
        }
        problems.at(
                node,
                what
                        + " is "
                        + text
                        + ", which can be read in two ways. Write \""
                        + text
                        + "\" for a text, or a plain decimal number");
        return Optional.empty();
    }

    private static JsonNode whole(BigInteger number) {
        return number.bitLength() < Integer.SIZE
                ? IntNode.valueOf(number.intValue())
                : BigIntegerNode.valueOf(number);
    }
}
