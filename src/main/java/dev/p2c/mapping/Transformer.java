package dev.p2c.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.p2c.error.RejectedRowException;
import dev.p2c.mapping.FieldRule.From;
import dev.p2c.mapping.MappedRow.ParentRow;
import dev.p2c.mapping.MappedRow.Reference;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/** Turns source rows into target rows by one mapping. Immutable and thread-safe. */
public final class Transformer {

    private static final int COMPANY = -1;
    private static final int BYTES_A_RULE = 48;

    private final Mapping mapping;
    private final CompiledRule[] rules;
    private final int[] keyRules;
    private final int references;

    /** By name: moving a line in the file must not make every row look changed. */
    private final int[] hashOrder;

    private final byte[][] hashNames;
    private final boolean hasCompany;

    public Transformer(Mapping mapping) {
        this.mapping = mapping;
        List<FieldRule> fieldRules = mapping.rules();
        List<String> key = mapping.target().key();
        this.rules =
                fieldRules.stream()
                        .map(rule -> new CompiledRule(rule, key.contains(rule.target())))
                        .toArray(CompiledRule[]::new);
        List<String> targets = fieldRules.stream().map(FieldRule::target).toList();
        this.keyRules = key.stream().mapToInt(targets::indexOf).toArray();
        this.hasCompany = key.contains(Mapping.COMPANY);
        this.references = (int) fieldRules.stream().filter(Transformer::isReference).count();
        this.hashOrder =
                IntStream.range(0, rules.length)
                        .boxed()
                        .sorted(Comparator.comparing(targets::get))
                        .mapToInt(Integer::intValue)
                        .toArray();
        this.hashNames =
                targets.stream()
                        .map(target -> target.getBytes(StandardCharsets.UTF_8))
                        .toArray(byte[][]::new);
    }

    private static boolean isReference(FieldRule rule) {
        return rule.path().isLookup();
    }

    /**
     * @param source a row as the service wrote it; values of the result may be nodes of it, so it
     *     must not be changed afterwards
     * @param company the target's {@code dataAreaId}
     * @throws RejectedRowException with every reason at once; its field is the first one's
     */
    public MappedRow apply(ObjectNode source, String company) {
        JsonNode[] values = new JsonNode[rules.length];
        for (int i = 0; i < rules.length; i++) {
            try {
                values[i] = rules[i].value(source);
            } catch (RejectedRowException first) {
                throw withLaterReasons(first, i + 1, source);
            }
        }
        TextNode companyNode = hasCompany ? TextNode.valueOf(company) : null;
        return new MappedRow(
                keyText(values),
                keyFields(values, companyNode),
                fields(values, companyNode),
                references(values),
                parents(values),
                hash(values, company));
    }

    /** Why the row does not go across as it is; empty for a row that does. */
    public Optional<String> skip(ObjectNode source) {
        for (Requirement required : mapping.source().require()) {
            if (!required.isMet(source)) {
                return Optional.of(required.reason());
            }
        }
        return Optional.empty();
    }

    /**
     * Only the integration key, for a row of which only {@link #keySelect()} was read.
     *
     * @throws RejectedRowException if a part of it is empty or cannot be mapped
     */
    public String key(ObjectNode source) {
        JsonNode[] values = new JsonNode[rules.length];
        for (int rule : keyRules) {
            if (rule != COMPANY) {
                values[rule] = rules[rule].value(source);
            }
        }
        return keyText(values);
    }

    /** A person who mends a row wants to mend it once. */
    private RejectedRowException withLaterReasons(
            RejectedRowException first, int from, ObjectNode source) {
        StringBuilder reasons = new StringBuilder(first.getMessage());
        for (int i = from; i < rules.length; i++) {
            try {
                rules[i].value(source);
            } catch (RejectedRowException another) {
                reasons.append("; ").append(another.field()).append(": ");
                reasons.append(another.getMessage());
            }
        }
        return new RejectedRowException(first.field(), reasons.toString());
    }

    private String keyText(JsonNode[] values) {
        int parts = keyRules.length - (hasCompany ? 1 : 0);
        StringBuilder text = new StringBuilder();
        for (int rule : keyRules) {
            if (rule != COMPANY) {
                String part = CompiledRule.text(values[rule]);
                if (parts == 1) {
                    return part;
                }
                text.append(text.length() == 0 ? "" : "|").append(escaped(part));
            }
        }
        return text.toString();
    }

    /** So that the keys a|b, c and a, b|c stay two keys. */
    private static String escaped(String part) {
        return part.indexOf('|') < 0 && part.indexOf('\\') < 0
                ? part
                : part.replace("\\", "\\\\").replace("|", "\\|");
    }

    private Map<String, JsonNode> keyFields(JsonNode[] values, TextNode company) {
        Map<String, JsonNode> key = new LinkedHashMap<>(4);
        for (int rule : keyRules) {
            if (rule == COMPANY) {
                key.put(Mapping.COMPANY, company);
            } else {
                key.put(rules[rule].rule().target(), values[rule]);
            }
        }
        return Collections.unmodifiableMap(key);
    }

    private ObjectNode fields(JsonNode[] values, TextNode company) {
        Map<String, JsonNode> fields = new LinkedHashMap<>(values.length * 2);
        if (company != null) {
            fields.put(Mapping.COMPANY, company);
        }
        for (int i = 0; i < values.length; i++) {
            FieldRule rule = rules[i].rule();
            if (!isReference(rule)) {
                fields.put(rule.target(), values[i]);
            }
        }
        return new ObjectNode(JsonNodeFactory.instance, fields);
    }

    private List<Reference> references(JsonNode[] values) {
        if (references == 0) {
            return List.of();
        }
        List<Reference> found = new ArrayList<>(references);
        for (int i = 0; i < values.length; i++) {
            FieldRule rule = rules[i].rule();
            if (isReference(rule)) {
                found.add(
                        new Reference(
                                rule.target(), rule.path().candidates(), values[i], rule.later()));
            }
        }
        return Collections.unmodifiableList(found);
    }

    private List<ParentRow> parents(JsonNode[] values) {
        List<ParentRow> found = new ArrayList<>(0);
        for (int i = 0; i < values.length; i++) {
            FieldRule rule = rules[i].rule();
            if (rule.parent().isPresent() && !values[i].isNull()) {
                found.add(
                        new ParentRow(rule.target(), rule.parent().get(), values[i], rule.later()));
            }
        }
        return List.copyOf(found);
    }

    private String hash(JsonNode[] values, String company) {
        RowHash hash = new RowHash(BYTES_A_RULE * (values.length + 1));
        if (hasCompany) {
            hash.text(company.getBytes(StandardCharsets.UTF_8));
        }
        for (int rule : hashOrder) {
            hash.text(hashNames[rule]).value(values[rule]);
        }
        return hash.hex();
    }

    /** Columns to read: those of the rules, and those by which changes are found. */
    public List<String> select() {
        Set<String> columns = new LinkedHashSet<>();
        sourcePaths().stream()
                .filter(path -> !path.isLookup())
                .forEach(p -> columns.add(p.column()));
        columns.addAll(SourceReader.columns(mapping.source().changes()));
        mapping.source().require().forEach(required -> columns.add(required.column()));
        mapping.source().follows().ifPresent(follows -> columns.add(follows.by()));
        return List.copyOf(columns);
    }

    /** Source fields behind the integration key, in its order, the company left out. */
    public List<FieldPath> keyPaths() {
        return Arrays.stream(keyRules)
                .filter(rule -> rule != COMPANY)
                .mapToObj(rule -> rules[rule].rule().origin())
                .filter(From.class::isInstance)
                .map(origin -> ((From) origin).paths().get(0))
                .toList();
    }

    /** Columns that find a row again: those of its key, and those by which changes are found. */
    public List<String> keySelect() {
        Set<String> columns = new LinkedHashSet<>(SourceReader.columns(mapping.source().changes()));
        keyPaths().forEach(path -> columns.add(path.column()));
        return List.copyOf(columns);
    }

    /** Lookups to read with the row, each with its columns. */
    public List<String> expand() {
        return FieldPath.expand(sourcePaths());
    }

    /** What the rules read. */
    public List<FieldPath> sourcePaths() {
        return Arrays.stream(rules)
                .map(compiled -> compiled.rule().origin())
                .filter(From.class::isInstance)
                .flatMap(origin -> ((From) origin).paths().stream())
                .toList();
    }
}
