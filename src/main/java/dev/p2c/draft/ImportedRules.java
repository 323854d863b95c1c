package dev.p2c.draft;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.p2c.mapping.FieldPath;
import dev.p2c.mapping.Suggestion;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Turns the pairs of a field list into rules; what has no rule is left, with its line. */
final class ImportedRules {

    /** Longer value maps get a file of their own. */
    private static final int INLINE = 6;

    private static final String BEHIND = "a lookup: name a column behind it";

    private final String task;
    private final ImportSide source;
    private final ImportSide target;
    private final List<Left> left;
    private final Map<String, DraftRule> rules = new LinkedHashMap<>();
    private final Map<String, String> valueMaps = new LinkedHashMap<>();

    /**
     * @param left collects what is not carried over
     */
    ImportedRules(String task, ImportSide source, ImportSide target, List<Left> left) {
        this.task = task;
        this.source = source;
        this.target = target;
        this.left = left;
    }

    /** The rules by target field. */
    Map<String, DraftRule> rules() {
        return rules;
    }

    /** The texts of value map files by name. */
    Map<String, String> valueMaps() {
        return valueMaps;
    }

    void add(FieldPair pair) {
        if (pair.target().isEmpty()) {
            left(pair, "a line without a target field, source " + pair.source());
        } else if (target.isCompany(pair.target())) {
            left(pair, pair.target() + " takes no rule: its value is the company of the run");
        } else if (target.lookup(pair.target()).isPresent()) {
            String path = target.lookup(pair.target()).get();
            lookup(pair, target, pair.target(), path);
            rules.putIfAbsent(path, DraftRule.comment(path, pair.source(), BEHIND));
        } else {
            Optional<String> field = target.field(pair.target()).filter(target::isThere);
            field.ifPresentOrElse(to -> add(pair, to), () -> unknown(pair, target, pair.target()));
        }
    }

    private void add(FieldPair pair, String to) {
        if (rules.containsKey(to) && rules.get(to).active()) {
            left(pair, "a second rule for " + to + "; the first one is in the mapping");
            return;
        }
        boolean isNone = pair.source().isEmpty() || pair.source().equalsIgnoreCase("none");
        if (!FieldPath.isPath(to) || !isNone && !FieldPath.isPath(pair.source())) {
            left(pair, "the field " + (FieldPath.isPath(to) ? pair.source() : to) + " is no path");
        } else if (isNone) {
            constant(pair, to);
        } else if (source.lookup(pair.source()).isPresent()) {
            String path = source.lookup(pair.source()).get();
            lookup(pair, source, pair.source(), path);
            rules.put(to, DraftRule.comment(to, path, BEHIND));
        } else {
            Optional<String> from = source.field(pair.source()).filter(source::isThere);
            from.ifPresentOrElse(
                    of -> rules.put(to, rule(pair, of, to)),
                    () -> {
                        unknown(pair, source, pair.source());
                        rules.put(to, DraftRule.comment(to, pair.source(), "no such source field"));
                    });
        }
    }

    private void unknown(FieldPair pair, ImportSide side, String field) {
        left(pair, side.name() + " has no field " + field + "." + side.instead(field));
    }

    private void lookup(FieldPair pair, ImportSide side, String field, String path) {
        left(
                pair,
                "%s of %s is a lookup: name a column behind it, such as %s"
                        .formatted(field, side.name(), path));
    }

    private void left(FieldPair pair, String message) {
        left.add(new Left(pair.line(), message));
    }

    private void constant(FieldPair pair, String to) {
        Optional<JsonNode> value =
                pair.transforms().stream()
                        .filter(Transform.Default.class::isInstance)
                        .map(one -> ((Transform.Default) one).value())
                        .findFirst();
        if (value.isEmpty() || pair.transforms().size() > 1) {
            left(pair, to + " has neither a source field nor a single default");
            return;
        }
        rules.put(
                to,
                DraftRule.given(
                        to, "{ constant: " + YamlText.of(typed(pair, to, value.get())) + " }"));
    }

    private DraftRule rule(FieldPair pair, String from, String to) {
        List<String> options = new ArrayList<>(List.of("from: " + from));
        List<String> unknown = new ArrayList<>();
        dates(from, to).ifPresent(options::add);
        for (Transform transform : pair.transforms()) {
            if (transform instanceof Transform.Default && hasBlank(pair)) {
                left(
                        pair,
                        "the default of " + to + ", whose value map has one for an empty source");
                continue;
            }
            String name = option(pair, transform, to);
            String word = name.replaceFirst(":.*", ":");
            if (name.isEmpty() || options.stream().anyMatch(o -> o.startsWith(word))) {
                String what =
                        transform instanceof Transform.Unknown other
                                ? other.description()
                                : "a second " + word.replace(":", "");
                unknown.add(what);
                left(pair, what + " of " + to);
            } else {
                options.add(name);
            }
        }
        String value = options.size() == 1 ? from : "{ " + String.join(", ", options) + " }";
        if (!unknown.isEmpty()) {
            return DraftRule.comment(to, value, "without " + String.join(", ", unknown));
        }
        return needsZone(from, to) ? zone(pair, from, to) : DraftRule.given(to, value);
    }

    private static boolean hasBlank(FieldPair pair) {
        return pair.transforms().stream()
                .anyMatch(
                        one -> one instanceof Transform.Values map && map.values().containsKey(""));
    }

    /** A day of Finance is sent as midday. */
    private Optional<String> dates(String from, String to) {
        boolean isDay = target.kind(to) == FieldKind.DAY && source.kind(from) == FieldKind.TIME;
        return isDay && sendsMidday() ? Optional.of("apply: day") : Optional.empty();
    }

    private boolean sendsMidday() {
        return source.connection().filter(c -> c.dialect().sendsDaysAsMidday()).isPresent();
    }

    private boolean needsZone(String from, String to) {
        boolean areDates = source.kind(from).isDate() && target.kind(to).isDate();
        return areDates
                && source.kind(from) == FieldKind.TIME
                && !(target.kind(to) == FieldKind.DAY && sendsMidday());
    }

    private DraftRule zone(FieldPair pair, String from, String to) {
        left(
                pair,
                to + ": which day a point in time is depends on a zone; choose it in the mapping");
        return DraftRule.comment(
                to, "{ from: " + from + ", apply: day(Europe/Oslo) }", "the zone, or apply: time");
    }

    /** The option of a rule; empty for a transform that has none. */
    private String option(FieldPair pair, Transform transform, String to) {
        if (transform instanceof Transform.Default value) {
            return "default: " + YamlText.of(typed(pair, to, value.value()));
        }
        if (transform instanceof Transform.Truncate cut) {
            return "maxLength: { length: " + cut.length() + ", over: cut }";
        }
        return transform instanceof Transform.Values map
                ? "valueMap: " + valueMap(pair, to, map.values())
                : "";
    }

    private String valueMap(FieldPair pair, String to, Map<String, JsonNode> values) {
        Map<String, JsonNode> typed = new LinkedHashMap<>();
        Map<String, String> keys = new LinkedHashMap<>();
        values.forEach(
                (code, value) -> {
                    String key = code.strip().toLowerCase(Locale.ROOT);
                    if (keys.putIfAbsent(key, code) == null) {
                        typed.put(code, typed(pair, to, value));
                    } else {
                        left(
                                pair,
                                "\""
                                        + code
                                        + "\" in the value map of "
                                        + to
                                        + ": case does not count");
                    }
                });
        if (typed.size() <= INLINE) {
            return YamlText.map(typed);
        }
        String name = task + "-" + to.replaceAll("[^A-Za-z0-9]+", "-").toLowerCase(Locale.ROOT);
        valueMaps.put(
                name, ValueMapText.of(source.name() + " to " + target.name() + ", " + to, typed));
        return name;
    }

    /** The value in the type of the target field, where that is known. */
    private JsonNode typed(FieldPair pair, String to, JsonNode value) {
        if (!value.isTextual()) {
            return value;
        }
        String text = value.textValue();
        return switch (target.kind(to)) {
            case NUMBER -> number(pair, to, text);
            case FLAG -> flag(pair, to, text);
            case MEMBER -> member(pair, to, text);
            default -> value;
        };
    }

    private JsonNode number(FieldPair pair, String to, String text) {
        try {
            return DecimalNode.valueOf(new BigDecimal(text.strip()));
        } catch (NumberFormatException e) {
            left(pair, "\"" + text + "\" for " + to + ", which is a number");
            return TextNode.valueOf(text);
        }
    }

    private JsonNode flag(FieldPair pair, String to, String text) {
        return switch (text.strip().toLowerCase(Locale.ROOT)) {
            case "true", "yes", "1" -> BooleanNode.TRUE;
            case "false", "no", "0" -> BooleanNode.FALSE;
            default -> {
                left(pair, "\"" + text + "\" for " + to + ", which is true or false");
                yield TextNode.valueOf(text);
            }
        };
    }

    private JsonNode member(FieldPair pair, String to, String text) {
        String type = Names.property(target.type(), to).orElseThrow().type();
        Optional<String> member = Names.member(target.model(), type, text);
        if (member.isEmpty()) {
            left(
                    pair,
                    "\"%s\" is no member of %s.%s"
                            .formatted(
                                    text,
                                    to,
                                    Suggestion.didYouMean(text, target.model().members(type))));
        }
        return TextNode.valueOf(member.orElse(text));
    }
}
