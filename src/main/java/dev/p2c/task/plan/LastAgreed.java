package dev.p2c.task.plan;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.p2c.text.Fnv1a;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What the fields of a row were when both sides had the same: the third side of a comparison. A
 * mapping that says who owns a field keeps the values; of another one four characters a field are
 * kept, enough to see that a value is another one.
 */
public final class LastAgreed {

    public static final LastAgreed UNKNOWN = new LastAgreed(Map.of(), Set.of());

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int MARK = 4;
    private static final int BITS_A_CHARACTER = 6;
    private static final String CHARACTERS =
            "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

    private final Map<String, String> values;
    private final Set<String> marks;

    private LastAgreed(Map<String, String> values, Set<String> marks) {
        this.values = values;
        this.marks = marks;
    }

    /**
     * @param stored of {@link #values} or {@link #marks}; null for none
     */
    public static LastAgreed read(String stored) {
        if (stored == null) {
            return UNKNOWN;
        }
        if (stored.startsWith("{")) {
            return new LastAgreed(parse(stored), Set.of());
        }
        Set<String> marks = new HashSet<>();
        for (int at = 0; at + MARK <= stored.length(); at += MARK) {
            marks.add(stored.substring(at, at + MARK));
        }
        return new LastAgreed(Map.of(), marks);
    }

    private static Map<String, String> parse(String stored) {
        try {
            Map<String, String> values = new HashMap<>();
            for (Map.Entry<String, JsonNode> field : JSON.readTree(stored).properties()) {
                values.put(field.getKey(), field.getValue().asText());
            }
            return values;
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the ledger holds what is no base", e);
        }
    }

    static String values(Map<String, String> fields) {
        ObjectNode json = JSON.createObjectNode();
        fields.forEach(json::put);
        return json.toString();
    }

    static String marks(Map<String, String> fields) {
        StringBuilder marks = new StringBuilder(fields.size() * MARK);
        fields.forEach((field, value) -> mark(field, value, marks));
        return marks.toString();
    }

    private static String mark(String field, String value) {
        return mark(field, value, new StringBuilder(MARK)).toString();
    }

    private static StringBuilder mark(String field, String value, StringBuilder to) {
        long sum = sum(value, Fnv1a.add(sum(field, Fnv1a.EMPTY), '\0'));
        long bits = sum ^ sum >>> 24 ^ sum >>> 48;
        for (int i = 0; i < MARK; i++) {
            to.append(CHARACTERS.charAt((int) (bits & CHARACTERS.length() - 1)));
            bits >>>= BITS_A_CHARACTER;
        }
        return to;
    }

    /**
     * FNV-1a over characters; this is done for every field of every row. Upper and lower case are
     * the same: services change it (en-us becomes en-US).
     */
    private static long sum(String text, long start) {
        long sum = start;
        for (int i = 0; i < text.length(); i++) {
            sum = Fnv1a.add(sum, Character.toLowerCase(text.charAt(i)));
        }
        return sum;
    }

    public static String folded(String value) {
        return value.toLowerCase(Locale.ROOT);
    }

    public boolean isKnown() {
        return !values.isEmpty() || !marks.isEmpty();
    }

    /** Without regard to case. */
    public boolean had(String field, String value) {
        String before = values.get(field);
        return before != null
                ? folded(before).equals(folded(value))
                : marks.contains(mark(field, value));
    }

    /** True only where the values were kept and all of these are among them. */
    public boolean hadExactly(Map<String, String> fields) {
        return !values.isEmpty()
                && fields.entrySet().stream()
                        .allMatch(field -> field.getValue().equals(values.get(field.getKey())));
    }

    public Optional<String> value(String field) {
        return Optional.ofNullable(values.get(field));
    }
}
