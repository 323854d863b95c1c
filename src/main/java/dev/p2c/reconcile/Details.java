package dev.p2c.reconcile;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.p2c.error.RejectedRowException;
import dev.p2c.mapping.MappedRow;
import dev.p2c.odata.model.Query;
import dev.p2c.reconcile.Difference.FieldDifference;
import dev.p2c.reconcile.Difference.Kind;
import dev.p2c.reconcile.Difference.Repair;
import dev.p2c.state.FieldChange;
import dev.p2c.task.plan.Plan;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Reads rows again that seemed to differ, from both systems, and finds the fields that differ. A
 * row that was changed or brought across meanwhile is no difference any more.
 */
final class Details {

    private static final int BATCH = 200;

    private final Plan plan;
    private final ComparedFields fields;
    private final Headers headers;
    private final Reasons reasons;

    /** Tells why rows differ, from what the application knows. */
    @FunctionalInterface
    interface Reasons {

        /**
         * Finds the reasons for a batch of rows.
         *
         * @return by integration key; rows without a reason are absent
         */
        Map<String, Reason> of(Plan plan, String company, List<Pair> rows);
    }

    /**
     * Why a row differs.
     *
     * @param isFailure whether the row is listed among the failures, with a cure of its own
     */
    record Reason(String text, boolean isFailure) {
        static final Reason NONE = new Reason("", false);
    }

    /**
     * A source row with its mapped form and the row of the target.
     *
     * @param target empty if the target lacks the row
     */
    record Pair(ObjectNode source, MappedRow mapped, Optional<ObjectNode> target) {}

    Details(Plan plan, ComparedFields fields, Headers headers, Reasons reasons) {
        this.plan = plan;
        this.fields = fields;
        this.headers = headers;
        this.reasons = reasons;
    }

    /** The text by which {@link #of} reads a source row again. */
    static String text(String company, String ownKey) {
        return company + "\n" + ownKey;
    }

    /** The company in a text made by {@link #text}. */
    static String company(String text) {
        return text.substring(0, text.indexOf('\n'));
    }

    /** Compares the rows of some entries once more. */
    void of(SourceTable table, List<Integer> entries, Consumer<Difference> found) {
        for (int from = 0; from < entries.size(); from += BATCH) {
            Map<String, List<Map<String, JsonNode>>> keys = new LinkedHashMap<>();
            for (int entry : entries.subList(from, Math.min(from + BATCH, entries.size()))) {
                String text = table.text(entry);
                String company = company(text);
                keys.computeIfAbsent(company, unused -> new ArrayList<>())
                        .add(Keys.own(text.substring(company.length() + 1)));
            }
            keys.forEach((company, own) -> compare(company, own, found));
        }
    }

    private void compare(
            String company, List<Map<String, JsonNode>> own, Consumer<Difference> found) {
        List<Pair> pairs = new ArrayList<>();
        for (Pair pair : read(company, own)) {
            if (pair.target().isEmpty() || !differences(pair).isEmpty()) {
                pairs.add(pair);
            }
        }
        Map<String, Reason> why = reasons.of(plan, company, pairs);
        for (Pair pair : pairs) {
            Reason reason = why.getOrDefault(pair.mapped().key(), Reason.NONE);
            found.accept(
                    pair.target().isEmpty()
                            ? missing(company, pair, reason)
                            : different(company, pair, reason));
        }
    }

    private Difference different(String company, Pair pair, Reason reason) {
        String once = plan.mapping().target().once().orElse("");
        List<FieldDifference> differing = explained(pair);
        List<FieldChange> changes =
                differing.stream()
                        .filter(field -> !fields.isCalculated(field.name()))
                        .map(each -> new FieldChange(each.name(), each.target(), each.source()))
                        .toList();
        boolean isRepairable = once.isEmpty() && !changes.isEmpty() && !reason.isFailure();
        return new Difference(
                plan.task(),
                company,
                pair.mapped().key(),
                Kind.DIFFERENT,
                differing,
                reason.text().isEmpty() ? once : reason.text(),
                Optional.of(repair(false, changes, pair)).filter(repair -> isRepairable));
    }

    private Difference missing(String company, Pair pair, Reason reason) {
        String header = headers.reason(plan.mapping(), company, pair.mapped()).orElse("");
        List<FieldChange> values =
                FieldChange.ofNew(plan.values().created(pair.mapped(), Set.of()));
        return new Difference(
                plan.task(),
                company,
                pair.mapped().key(),
                Kind.MISSING,
                List.of(),
                reason.text().isEmpty() ? header : reason.text(),
                Optional.of(repair(true, values, pair)).filter(repair -> !reason.isFailure()));
    }

    private Repair repair(boolean creates, List<FieldChange> fields, Pair pair) {
        Map<String, String> source = plan.sourceKeys().spelled(pair.source());
        return new Repair(creates, fields, pair.mapped().hash(), source);
    }

    private List<FieldDifference> differences(Pair pair) {
        return fields.differences(
                fields.ours(pair.mapped()), fields.theirs(pair.target().orElseThrow()));
    }

    private List<FieldDifference> explained(Pair pair) {
        Map<String, String> taxes =
                fields.taxes(fields.ours(pair.mapped()), pair.target().orElseThrow());
        return differences(pair).stream()
                .map(field -> fields.isCalculated(field.name()) ? calculated(field, taxes) : field)
                .toList();
    }

    private FieldDifference calculated(FieldDifference field, Map<String, String> taxes) {
        return fields.isInitial(field.name(), field.target())
                ? field.because(plan.target().name() + " has not calculated it")
                : Amounts.explained(field, taxes);
    }

    /**
     * Looks for the source rows of keys that only the target seemed to have: a row may have been
     * brought across meanwhile, or have left the task's filter.
     *
     * @param companies whose rows the target has
     */
    void ofExtra(List<String> companies, List<String> keys, Consumer<Difference> found) {
        for (int from = 0; from < keys.size(); from += BATCH) {
            Set<String> left = new LinkedHashSet<>();
            keys.subList(from, Math.min(from + BATCH, keys.size())).forEach(left::add);
            for (String company : companies) {
                behind(company, List.copyOf(left), plan.queries().rows(company, BATCH))
                        .forEach(left::remove);
            }
            Map<String, String> outside = new HashMap<>();
            for (String company : companies) {
                Query all = plan.queries().rows(company, BATCH).withFilter(Optional.empty());
                behind(company, List.copyOf(left), all)
                        .forEach(key -> outside.putIfAbsent(key, outsideTheFilter()));
            }
            left.forEach(key -> found.accept(extra(companies.get(0), key, outside)));
        }
    }

    private String outsideTheFilter() {
        return "its row in " + plan.source().name() + " is outside the filter of the task";
    }

    private Difference extra(String company, String key, Map<String, String> outside) {
        String why =
                outside.getOrDefault(key, "no row of " + plan.source().name() + " has the key");
        return Difference.without(plan.task(), company, key, Kind.EXTRA, why);
    }

    /** Which of the keys a row of the query has. */
    private List<String> behind(String company, List<String> keys, Query query) {
        Map<String, String> byForm = new HashMap<>();
        List<Map<String, JsonNode>> columns = new ArrayList<>();
        for (String key : keys) {
            byForm.put(Keys.form(key), key);
            plan.sourceKeys().find(key, company).ifPresent(columns::add);
        }
        return plan.source().readByKeys(query, columns).stream()
                .map(row -> byForm.get(Keys.form(plan.sourceKeys().text(row))))
                .filter(Objects::nonNull)
                .toList();
    }

    private List<Pair> read(String company, List<Map<String, JsonNode>> own) {
        List<ObjectNode> sources = new ArrayList<>();
        List<MappedRow> mapped = new ArrayList<>();
        for (ObjectNode row : plan.source().readByKeys(plan.queries().rows(company, BATCH), own)) {
            if (plan.transformer().skip(row).isEmpty()) {
                mapped(row, company)
                        .ifPresent(
                                target -> {
                                    sources.add(row);
                                    mapped.add(target);
                                });
            }
        }
        List<Optional<ObjectNode>> targets =
                plan.target()
                        .current(plan.mapping().target().entity(), Optional.of(company))
                        .read(
                                Stream.concat(
                                                fields.select().stream(),
                                                fields.taxColumns().stream())
                                        .distinct()
                                        .toList(),
                                fields.expand(),
                                mapped.stream().map(MappedRow::keyFields).toList());
        List<Pair> pairs = new ArrayList<>();
        for (int i = 0; i < mapped.size(); i++) {
            pairs.add(new Pair(sources.get(i), mapped.get(i), targets.get(i)));
        }
        return pairs;
    }

    /** Empty for a row that is rejected since it was read first. */
    private Optional<MappedRow> mapped(ObjectNode row, String company) {
        try {
            return Optional.of(plan.transformer().apply(row, company));
        } catch (RejectedRowException e) {
            return Optional.empty();
        }
    }
}
