package dev.p2c.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.List;
import java.util.Optional;

/**
 * What an OData filter names: its columns, and the values that they are compared with. Positions
 * count from 0 in the text of the filter.
 *
 * @param names every column, in the order of the text; not those of a lambda's variable
 * @param comparisons every comparison of a column with a literal
 * @param fault why the text is no filter; empty for a filter
 */
public record Filter(List<Name> names, List<Comparison> comparisons, Optional<Fault> fault) {

    public Filter {
        names = List.copyOf(names);
        comparisons = List.copyOf(comparisons);
    }

    /**
     * A column.
     *
     * @param path the column, or lookups and column joined by slashes
     */
    public record Name(String path, int at) {

        /** The path with points: {@code quoteid.statecode}. */
        public String dotted() {
            return path.replace('/', '.');
        }

        /** Whether the path is a column, or a column behind one lookup. */
        public boolean isSimple() {
            return path.indexOf('/') == path.lastIndexOf('/') && !path.contains("$");
        }
    }

    /** A column and the literal that it is compared with. */
    public record Comparison(Name column, Literal literal) {}

    /**
     * A literal.
     *
     * @param type the type that is written before the text of an enumeration's member; else empty
     * @param text without quotes
     */
    public record Literal(Kind kind, String type, String text, int at) {

        /** The member of an enumeration or the whole number; empty for other literals. */
        public Optional<JsonNode> code() {
            return switch (kind) {
                case MEMBER -> Optional.of(TextNode.valueOf(text));
                case WHOLE ->
                        text.length() > 9
                                ? Optional.empty()
                                : Optional.of(IntNode.valueOf(Integer.parseInt(text)));
                default -> Optional.empty();
            };
        }
    }

    /** The kinds of literals, in the words of messages. */
    public enum Kind {
        TEXT("a text"),
        WHOLE("a number"),
        DECIMAL("a decimal number"),
        BOOLEAN("true or false"),
        NULL("null"),
        GUID("an id"),
        INSTANT("a point in time"),
        DATE("a day"),
        TIME("a time of day"),
        MEMBER("a member of an enumeration"),
        OTHER("a value");

        private final String words;

        Kind(String words) {
            this.words = words;
        }

        @Override
        public String toString() {
            return words;
        }
    }

    /** What is wrong at a position. */
    public record Fault(int at, String message) {}

    /** Reads a filter; one that is wrong has a fault, and the names before it. */
    public static Filter parse(String text) {
        return new FilterParser(text).parse();
    }
}
