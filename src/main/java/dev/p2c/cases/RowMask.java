package dev.p2c.cases;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.p2c.mapping.FieldPath;
import dev.p2c.mapping.FieldRule;
import dev.p2c.mapping.FieldRule.From;
import dev.p2c.mapping.Filter;
import dev.p2c.mapping.MappedRow.Candidate;
import dev.p2c.mapping.Mapping;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * Replaces the personal data of a source row by plausible values of the same shape. Every text is
 * personal unless the mapping decides on the text or its column's name says that the text is a
 * code.
 */
final class RowMask {

    private static final Pattern CODE =
            Pattern.compile(
                    "(?i).*(currency|isocode|country|language|uom|dataareaid|productnumber"
                            + "|itemnumber|state(?!ment)|statuscode|pricelevel|groupid|siteid"
                            + "|warehouseid|paymentterm|deliverymode|deliveryterm|typecode|typeid).*");

    /** Entity sets, and lookups, whose rows are of no person. */
    private static final Pattern GOODS =
            Pattern.compile(
                    "(?i)(product|uom|unitsofmeasure|pricelevel|currenc|transactioncurrenc"
                            + "|sellablereleasedproduct|releasedproduct|businessunit).*");

    private static final Pattern BIRTH = Pattern.compile("(?i).*(birth|anniversary).*");
    private static final Pattern DAY = Pattern.compile("\\d{4}-\\d\\d-\\d\\d.*");

    /** Months and days that every year has. */
    private static final int LATEST_DAY = 28;

    private static final int MONTHS = 12;

    private final Mapping mapping;
    private final Predicate<String> isText;
    private final PlausibleText plausible;
    private final Map<String, String> deciding;

    /**
     * @param isText whether a field of the source, {@code name} or {@code ownerid.fullname}, holds
     *     texts and no codes of an enumeration, dates or ids
     */
    RowMask(Mapping mapping, Predicate<String> isText, byte[] salt) {
        this.mapping = mapping;
        this.isText = isText;
        this.plausible = new PlausibleText(salt);
        this.deciding = deciding(mapping);
    }

    /**
     * A row without personal data.
     *
     * @param replaced the fields whose values are others
     * @param kept the fields whose numbers, dates and texts stay, each with the reason
     */
    record Masked(ObjectNode row, SortedSet<String> replaced, SortedMap<String, String> kept) {}

    /** The fields on whose value the mapping decides, with what decides. */
    private static Map<String, String> deciding(Mapping mapping) {
        Map<String, String> fields = new HashMap<>();
        Mapping.Source source = mapping.source();
        source.filter()
                .ifPresent(
                        f ->
                                Filter.parse(f)
                                        .names()
                                        .forEach(n -> fields.put(n.dotted(), "filter")));
        source.require().forEach(required -> fields.put(required.column(), "require"));
        source.inactive().ifPresent(inactive -> fields.put(inactive.column(), "inactive"));
        for (FieldRule rule : mapping.rules()) {
            if (rule.usesValueMap() && rule.origin() instanceof From from) {
                from.paths()
                        .forEach(path -> fields.put(path.text(), "value map of " + rule.target()));
            }
        }
        return fields;
    }

    /** Masks the columns that the mapping reads; the others are left out. */
    Masked apply(ObjectNode row) {
        Masked masked =
                new Masked(JsonNodeFactory.instance.objectNode(), new TreeSet<>(), new TreeMap<>());
        for (String column : mapping.sourceColumns().select()) {
            if (row.has(column)) {
                masked.row().set(column, value(column, column, row.get(column), masked));
            }
        }
        mapping.sourceColumns().paths().stream()
                .filter(FieldPath::isLookup)
                .forEach(path -> path.candidates().forEach(to -> related(path, to, row, masked)));
        return masked;
    }

    private void related(FieldPath path, Candidate to, ObjectNode row, Masked masked) {
        JsonNode other = row.get(to.navigation());
        if (other == null) {
            return;
        }
        if (!other.isObject()) {
            masked.row().set(to.navigation(), other);
            return;
        }
        ObjectNode copy =
                Optional.ofNullable(masked.row().get(to.navigation()))
                        .filter(JsonNode::isObject)
                        .map(ObjectNode.class::cast)
                        .orElseGet(() -> masked.row().putObject(to.navigation()));
        String name = to.navigation() + "." + to.attribute();
        if (other.has(to.attribute())) {
            copy.set(to.attribute(), value(name, path.text(), other.get(to.attribute()), masked));
        }
    }

    /**
     * @param path the field as the mapping writes it
     */
    private JsonNode value(String name, String path, JsonNode value, Masked masked) {
        if (value.isNumber()) {
            masked.kept().put(name, reasonToKeep(name, path).orElse("a number"));
        }
        if (!value.isTextual() || value.textValue().isBlank()) {
            return value;
        }
        Optional<String> reason = reasonToKeep(name, path);
        if (reason.isPresent()) {
            masked.kept().put(name, reason.get());
            return value;
        }
        String text = value.textValue();
        boolean isDate = DAY.matcher(text).matches();
        String other = isDate ? day(name, text) : masked(name, text);
        if (!other.equals(text)) {
            masked.replaced().add(name);
        } else if (isDate) {
            masked.kept().put(name, "a date");
        } else if (!isText.test(name)) {
            masked.kept().put(name, "a code by its type");
        }
        return TextNode.valueOf(other);
    }

    private Optional<String> reasonToKeep(String name, String path) {
        if (deciding.containsKey(path)) {
            return Optional.of(deciding.get(path));
        }
        boolean isOfGoods =
                GOODS.matcher(mapping.source().entity()).matches()
                        || name.contains(".") && GOODS.matcher(name).matches();
        return isOfGoods || CODE.matcher(name).matches()
                ? Optional.of("a code by its name")
                : Optional.empty();
    }

    private String masked(String name, String text) {
        return isText.test(name) || PlausibleText.isId(text) ? plausible.of(text) : text;
    }

    /** A birthday becomes another day of the same year; other days stay. */
    private String day(String name, String text) {
        if (!BIRTH.matcher(name).matches()) {
            return text;
        }
        int digits = Math.floorMod(plausible.of(text).hashCode(), MONTHS * LATEST_DAY);
        return "%s-%02d-%02d%s"
                .formatted(
                        text.substring(0, 4),
                        1 + digits / LATEST_DAY,
                        1 + digits % LATEST_DAY,
                        text.substring(10));
    }
}
