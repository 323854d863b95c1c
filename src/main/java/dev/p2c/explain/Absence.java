package dev.p2c.explain;

import dev.p2c.error.ConfigurationException;
import dev.p2c.mapping.KeyText;
import dev.p2c.mapping.Mapping.Document;
import dev.p2c.task.plan.Plan;
import dev.p2c.task.plan.Plans;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Says why no company has a row of a key: its header is missing, or the key is another one. */
final class Absence {

    private final Plans plans;
    private final Plan plan;
    private final SourceSearch search;
    private final boolean suggests;

    Absence(Plans plans, Plan plan, SourceSearch search, boolean suggests) {
        this.suggests = suggests;
        this.plans = plans;
        this.plan = plan;
        this.search = search;
    }

    Verdict of(String key, List<String> companies) {
        Optional<String> header = missingHeader(key, companies);
        if (header.isPresent()) {
            return Verdict.of(Outcome.NO_HEADER, header.get());
        }
        String reason =
                "%s has no row of %s with the key %s"
                        .formatted(plan.source().name(), plan.mapping().source().entity(), key);
        return Verdict.of(Outcome.NO_SUCH_ROW, reason).with(near(key, companies));
    }

    private List<String> near(String key, List<String> companies) {
        if (!suggests) {
            return List.of();
        }
        NearKeys keys = new NearKeys(plan);
        List<String> near =
                companies.stream()
                        .flatMap(company -> keys.of(key, company).stream())
                        .distinct()
                        .toList();
        return near.isEmpty()
                ? List.of()
                : List.of(
                        near.stream()
                                .map(other -> "\"" + other + "\"")
                                .collect(Collectors.joining(", ", "Similar keys: ", "")));
    }

    /** A key names its header by a lookup, or in a key field that the mapping marks. */
    private Optional<String> missingHeader(String key, List<String> companies) {
        boolean isUnresolved =
                companies.stream().allMatch(c -> search.columns(Optional.of(c)).isEmpty());
        Optional<Document> document = plan.mapping().target().document();
        if (isUnresolved && document.isEmpty()) {
            return Optional.of(
                    plan.source().name() + " has no row that the key names: " + lookups(key));
        }
        return document.flatMap(of -> missing(of, key, companies));
    }

    private Optional<String> missing(Document document, String key, List<String> companies) {
        List<String> names = plan.targetKeys().names();
        List<String> values = names.size() == 1 ? List.of(key) : KeyText.parts(key);
        String header = values.get(names.indexOf(document.field()));
        try {
            SourceSearch headers = new SourceSearch(plans.current(document.headers()), header);
            boolean isThere = companies.stream().anyMatch(c -> !headers.ofCompany(c).isEmpty());
            return isThere
                    ? Optional.empty()
                    : Optional.of(
                            "%s has no document %s; see bin/p2c explain %s %s"
                                    .formatted(
                                            plan.source().name(),
                                            header,
                                            document.headers(),
                                            header));
        } catch (ConfigurationException brokenMapping) {
            return Optional.empty();
        }
    }

    private String lookups(String key) {
        List<String> names = plan.targetKeys().names();
        List<String> values = names.size() == 1 ? List.of(key) : KeyText.parts(key);
        List<String> parts = new ArrayList<>();
        for (int part = 0; part < names.size(); part++) {
            if (plan.sourceKeys().isLookup(part)) {
                String path = plan.mapping().sourceColumns().keyPaths().get(part).text();
                parts.add(path + " " + values.get(part));
            }
        }
        return String.join(", ", parts);
    }
}
