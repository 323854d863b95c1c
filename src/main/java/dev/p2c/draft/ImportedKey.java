package dev.p2c.draft;

import dev.p2c.error.ConfigurationException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The integration key of an imported mapping. */
final class ImportedKey {

    private final ImportSide source;
    private final ImportSide target;
    private final Map<String, DraftRule> rules;

    /**
     * @param rules by target field; a key field that has none gets one
     */
    ImportedKey(ImportSide source, ImportSide target, Map<String, DraftRule> rules) {
        this.source = source;
        this.target = target;
        this.rules = rules;
    }

    /**
     * The key with the company column, where the target has one.
     *
     * @param given {@code SOURCE=TARGET}, or only the target field where it has a rule
     */
    List<String> fields(List<String> given) {
        List<String> fields = new ArrayList<>();
        target.connection()
                .flatMap(known -> known.dialect().companyColumn())
                .filter(column -> target.type().orElseThrow().properties().containsKey(column))
                .ifPresent(fields::add);
        if (given.isEmpty()) {
            fields.addAll(ownKey());
        }
        for (String pair : given) {
            String[] parts = pair.split("=", -1);
            String field = parts[parts.length - 1];
            if (parts.length == 2) {
                rules.putIfAbsent(field, DraftRule.given(field, parts[0]));
            }
            if (!rules.containsKey(field)) {
                throw new ConfigurationException(
                        "--key " + pair,
                        "the list has no pair for " + field + "; write SOURCE=TARGET");
            }
            fields.add(field);
        }
        return fields;
    }

    private List<String> ownKey() {
        List<String> own =
                target.type().map(type -> type.key()).orElse(List.of()).stream()
                        .filter(field -> !target.isCompany(field))
                        .toList();
        boolean isKnown =
                !own.isEmpty()
                        && own.stream()
                                .allMatch(
                                        field ->
                                                Optional.ofNullable(rules.get(field))
                                                        .filter(DraftRule::active)
                                                        .isPresent());
        if (!isKnown) {
            throw new ConfigurationException(
                    "--key",
                    "the list does not say which fields identify a row of %s. Say which of these: --key SOURCE=TARGET (%s)"
                            .formatted(
                                    target.name(),
                                    String.join(", ", rules.keySet().stream().limit(8).toList())));
        }
        return own;
    }

    /** How changed rows are found. */
    String changes(List<String> key) {
        if (source.type().isPresent()) {
            return ChangesText.of(source.type().get());
        }
        return source.name().connection().equals("finance")
                ? ChangesText.sweep(
                        key.stream()
                                .map(rules::get)
                                .filter(rule -> rule != null)
                                .map(rule -> rule.value().replaceAll("^\\{ from: (\\w+).*", "$1"))
                                .toList())
                : ChangesText.watermark("modifiedon");
    }
}
