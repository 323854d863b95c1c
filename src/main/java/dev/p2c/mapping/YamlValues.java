package dev.p2c.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BigIntegerNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.p2c.text.Visible;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Optional;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/** Converts single values of a YAML file to JSON, with the type that the file gives them. */
final class YamlValues {

    private static final Pattern WHOLE = Pattern.compile("[-+]?(0|[1-9][0-9]*)");
    private static final Pattern DECIMAL =
            Pattern.compile("[-+]?(0|[1-9][0-9]*)(\\.[0-9]+)?([eE][-+]?[0-9]{1,3})?");

    private YamlValues() {}

    static boolean isText(Node node) {
        return node instanceof ScalarNode && node.getTag().equals(Tag.STR);
    }

    /** Describes a node for a message: {@code a list}, {@code the number 5}. */
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
                : "the text \"" + Visible.excerpt(scalar.getValue()) + "\"";
    }

    /**
     * Converts a scalar: {@code "10"} is a text, {@code 10} a number, {@code true} a boolean,
     * {@code null} null. Anything else is reported, also numbers such as {@code 010} that YAML
     * versions read differently.
     *
     * @param what the option that holds the value, for messages
     */
    static Optional<JsonNode> scalar(Node node, String what, Problems problems) {
        if (!(node instanceof ScalarNode scalar)) {
            problems.at(node, what + " must be one value, not " + describe(node));
            return Optional.empty();
        }
        Optional<JsonNode> value = value(scalar.getTag(), scalar.getValue());
        if (value.isEmpty()) {
            problems.at(
                    node,
                    String.format(
                            "%s is %s, which can be read in two ways. Write \"%2$s\" for a text, or"
                                    + " a plain decimal number",
                            what, scalar.getValue()));
        }
        return value;
    }

    private static Optional<JsonNode> value(Tag tag, String text) {
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
        return tag.equals(Tag.FLOAT) && DECIMAL.matcher(text).matches()
                ? Optional.of(DecimalNode.valueOf(new BigDecimal(text)))
                : Optional.empty();
    }

    private static JsonNode whole(BigInteger number) {
        return number.bitLength() < Integer.SIZE
                ? IntNode.valueOf(number.intValue())
                : BigIntegerNode.valueOf(number);
    }
}
