package dev.p2c.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.p2c.error.RejectedRowException;
import dev.p2c.mapping.Conversion.MaxLength;
import dev.p2c.mapping.Conversion.Over;
import dev.p2c.mapping.FieldRule.Constant;
import dev.p2c.mapping.FieldRule.From;
import dev.p2c.mapping.RuleExplanation.Kind;
import dev.p2c.mapping.ValueFunction.UnfitValueException;
import dev.p2c.mapping.ValueMap.Unknown;
import dev.p2c.text.Visible;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * A field rule prepared for fast evaluation: it runs for every field of every row, so it holds
 * plain fields instead of Optional and computes all it can in advance. Immutable and thread-safe.
 */
final class CompiledRule {

    private static final JsonNode NULL = NullNode.getInstance();
    private static final int MOST_DIGITS = 100;

    private final FieldRule rule;
    private final boolean key;
    private final JsonNode constant;
    private final RowField[] sources;
    private final ValueFunction function;
    private final ValueMap valueMap;
    private final JsonNode whenEmpty;
    private final Map<String, JsonNode> byCompany;
    private final int maxLength;
    private final Over over;

    /**
     * @param key true for a field of the integration key, which must not be empty
     * @param decimals what the target keeps of money
     */
    CompiledRule(FieldRule rule, boolean key, Supplier<Decimals> decimals) {
        this.rule = rule;
        this.key = key;
        this.constant = rule.origin() instanceof Constant fixed ? fixed.value() : null;
        List<FieldPath> paths = rule.origin() instanceof From from ? from.paths() : List.of();
        this.sources = paths.stream().map(RowField::of).toArray(RowField[]::new);
        this.function = rule.conversion().function().map(f -> f.inTarget(decimals)).orElse(null);
        this.valueMap = rule.conversion().valueMap().orElse(null);
        this.whenEmpty =
                rule.conversion()
                        .defaultValue()
                        .or(() -> rule.conversion().valueMap().flatMap(ValueMap::blank))
                        .orElse(NULL);
        this.byCompany = rule.byCompany();
        this.maxLength =
                rule.conversion().maxLength().map(MaxLength::length).orElse(Integer.MAX_VALUE);
        this.over = rule.conversion().maxLength().map(MaxLength::over).orElse(Over.REJECT);
    }

    FieldRule rule() {
        return rule;
    }

    /**
     * Computes the value for a row.
     *
     * @param company the company of the run; null if the rule is one of the key, which has no
     *     values by company
     * @param notes collects what a person should know about a value that was shortened; null to
     *     collect nothing
     * @return never null; a null node for an empty value
     * @throws RejectedRowException if the rule cannot convert the source value
     */
    JsonNode value(ObjectNode source, String company, List<String> notes) {
        return value(source, company, notes, null);
    }

    /** Computes the value for a row as {@link #value} does, and tells each step. */
    RuleExplanation explain(ObjectNode source, String company) {
        RuleTrace trace = new RuleTrace();
        try {
            JsonNode value = value(source, company, null, trace);
            return new RuleExplanation(rule, trace.steps(), value, Optional.empty());
        } catch (RejectedRowException refused) {
            Optional<String> why = Optional.of(refused.getMessage());
            return new RuleExplanation(rule, trace.steps(), NULL, why);
        }
    }

    /**
     * @param trace collects the steps; null to collect nothing
     */
    private JsonNode value(ObjectNode source, String company, List<String> notes, RuleTrace trace) {
        JsonNode value =
                constant == null
                        ? transformed(source, company, notes, trace)
                        : fixed(constant, company, Kind.CONSTANT, trace);
        if (value.isTextual() && hasHalfCharacter(value.textValue())) {
            throw rejected(
                    described()
                            + " contains half a character (a lone surrogate), which cannot be"
                            + " sent. Type the text again in the source");
        }
        if (key && isEmpty(value)) {
            throw rejected(
                    "the key field is empty: "
                            + described()
                            + " has no value. Fill it in the source; a row without a key cannot be"
                            + " written");
        }
        return value;
    }

    /** The source value itself, of a rule with one source field. */
    JsonNode read(ObjectNode source) {
        return sources[0].read(source);
    }

    /** JSON can hold a lone surrogate as an escape, UTF-8 cannot. */
    private static boolean hasHalfCharacter(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (Character.isSurrogate(text.charAt(i))) {
                if (i + 1 == text.length()
                        || !Character.isSurrogatePair(text.charAt(i), text.charAt(i + 1))) {
                    return true;
                }
                i++;
            }
        }
        return false;
    }

    /** The constant or default of a company. */
    private JsonNode fixed(JsonNode others, String company, Kind kind, RuleTrace trace) {
        JsonNode own =
                byCompany.isEmpty() || company == null
                        ? null
                        : byCompany.get(CompanyValuesReader.keyOf(company));
        JsonNode value = own == null ? others : own;
        if (trace != null) {
            trace.fixed(own == null ? kind : Kind.BY_COMPANY, rule, company, value);
        }
        return value;
    }

    private JsonNode transformed(
            ObjectNode source, String company, List<String> notes, RuleTrace trace) {
        if (trace != null) {
            trace.read(rule, source);
        }
        JsonNode read = sources.length == 1 ? sources[0].read(source) : readAll(source);
        if (read != NULL && read.isContainerNode() && sources.length == 1) {
            throw rejected(described() + " is a structure, not a value. Name a column in it");
        }
        JsonNode computed = function == null || read == NULL ? read : computed(read, trace);
        if (computed == NULL) {
            return fixed(whenEmpty, company, Kind.DEFAULT, trace);
        }
        JsonNode mapped = valueMap == null ? computed : mapped(computed, company, trace);
        return mapped.isTextual() && mapped.textValue().length() > maxLength
                ? shortened(mapped.textValue(), notes, trace)
                : mapped;
    }

    /** The values of several source fields as an array; a null node if all of them are empty. */
    private JsonNode readAll(ObjectNode source) {
        ArrayNode values = JsonNodeFactory.instance.arrayNode(sources.length);
        boolean empty = true;
        for (RowField field : sources) {
            JsonNode value = field.read(source);
            empty &= value == NULL;
            values.add(value);
        }
        return empty ? NULL : values;
    }

    private JsonNode computed(JsonNode value, RuleTrace trace) {
        try {
            JsonNode result = function.apply(value);
            JsonNode computed = isEmpty(result) ? NULL : result;
            if (trace != null) {
                trace.step(Kind.APPLY, rule.conversion().apply(), computed);
            }
            return computed;
        } catch (UnfitValueException unfit) {
            throw rejected(described() + ": " + unfit.getMessage());
        }
    }

    private JsonNode mapped(JsonNode value, String company, RuleTrace trace) {
        String text = text(value);
        JsonNode mapped = valueMap.get(text);
        if (trace != null && (mapped != null || valueMap.unknown() == Unknown.KEEP)) {
            trace.mapped(valueMap, text, mapped == null ? value : mapped);
        }
        if (mapped != null) {
            return mapped;
        }
        if (rule.otherwise().isPresent()) {
            return value;
        }
        if (valueMap.unknown() == Unknown.REJECT) {
            throw rejected(
                    String.format(
                            "\"%s\" in %s is not in the value map. Correct it in the source, or add"
                                    + " it to %s",
                            Visible.excerpt(text), described(), valueMap.place()));
        }
        return valueMap.unknown() == Unknown.KEEP
                ? value
                : fixed(whenEmpty, company, Kind.DEFAULT, trace);
    }

    private JsonNode shortened(String text, List<String> notes, RuleTrace trace) {
        if (over == Over.REJECT) {
            throw rejected(
                    String.format(
                            "%s has %d characters, at most %d are allowed: \"%s\". Shorten it in the source",
                            described(), text.length(), maxLength, Visible.excerpt(text)));
        }
        JsonNode value =
                over == Over.EMPTY ? NULL : TextNode.valueOf(MaxLength.cut(text, maxLength));
        if (trace != null) {
            trace.step(Kind.MAX_LENGTH, String.valueOf(maxLength), value);
        }
        if (notes != null) {
            notes.add(
                    String.format(
                            "%s is %s, because %s has %d characters and at most %d are allowed: \"%s\"",
                            rule.target(),
                            over == Over.EMPTY ? "left empty" : "cut",
                            described(),
                            text.length(),
                            maxLength,
                            Visible.excerpt(text)));
        }
        return value;
    }

    /** Whether a value counts as empty: null, absent, or a text of blanks only. */
    static boolean isEmpty(JsonNode value) {
        return value == null
                || value.isNull()
                || value.isMissingNode()
                || value.isTextual() && value.textValue().isBlank();
    }

    /**
     * The text of a value in keys and value maps. 1, 1.0 and 1.00 have the same text; a number with
     * a huge exponent keeps the exponent.
     */
    static String text(JsonNode value) {
        if (value.isTextual()) {
            return value.textValue();
        }
        if (!value.isBigDecimal()) {
            return value.asText();
        }
        BigDecimal number = value.decimalValue().stripTrailingZeros();
        return Math.abs(number.scale()) > MOST_DIGITS ? number.toString() : number.toPlainString();
    }

    private RejectedRowException rejected(String reason) {
        return new RejectedRowException(rule.target(), reason);
    }

    /** The source fields, for messages. */
    private String described() {
        if (!(rule.origin() instanceof From from)) {
            return "the constant";
        }
        List<String> names = from.paths().stream().map(FieldPath::text).toList();
        return String.join(", ", names);
    }
}
