package dev.p2c.desk;

import dev.p2c.state.FailureGroup;
import dev.p2c.text.Advice;
import dev.p2c.text.Counted;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A group of failures in a sentence, such as {@code 412 order lines wait for unit pal in Sales}.
 */
final class CauseText {

    private static final Pattern AWAITED = Pattern.compile("(\\w+)\\.\\w+=(.*?)(?= or \\w+\\.|$)");

    private static final Map<String, String> NOUNS =
            Map.ofEntries(
                    Map.entry("uoms", "unit"),
                    Map.entry("uomschedules", "unit group"),
                    Map.entry("accounts", "account"),
                    Map.entry("contacts", "contact"),
                    Map.entry("products", "product"),
                    Map.entry("pricelevels", "price list"),
                    Map.entry("salesorders", "order"),
                    Map.entry("quotes", "quote"),
                    Map.entry("invoices", "invoice"),
                    Map.entry("transactioncurrencies", "currency"),
                    Map.entry("CustomersV2", "customer"),
                    Map.entry("CustomersV3", "customer"),
                    Map.entry("CDSSalesOrderHeaders", "order"),
                    Map.entry("CDSSalesQuotationHeaders", "quotation"));

    private CauseText() {}

    static String of(FailureGroup group, TaskEnds ends) {
        return String.format(
                Locale.ROOT,
                "%,d %s %s",
                group.rows(),
                rows(group.task(), group.rows()),
                what(group, ends));
    }

    /** {@code order lines} for the task {@code order-lines-to-sales}. */
    private static String rows(String task, long number) {
        String noun = task.replaceAll("-to-.*$", "").replace('-', ' ');
        return number == 1 && noun.endsWith("s") && !noun.endsWith("ss")
                ? noun.substring(0, noun.length() - 1)
                : noun;
    }

    private static String what(FailureGroup group, TaskEnds ends) {
        String field = group.field().isEmpty() ? "" : group.field() + ": ";
        boolean isOne = group.rows() == 1;
        return switch (group.kind()) {
            case PARKED -> parked(group, ends, isOne);
            case REJECTED ->
                    (isOne ? "was refused: " : "were refused: ")
                            + field
                            + Advice.without(group.cause());
            case CONFLICT ->
                    (isOne ? "was" : "were") + " changed in both systems: " + group.field();
            case DELETED ->
                    "%s deleted in %s; %s still has %s"
                            .formatted(
                                    isOne ? "was" : "were",
                                    ends.source(),
                                    ends.target(),
                                    isOne ? "it" : "them");
        };
    }

    private static String parked(FailureGroup group, TaskEnds ends, boolean isOne) {
        Matcher awaited = AWAITED.matcher(group.cause().replaceFirst("^waits for ", ""));
        if (!group.cause().startsWith("waits for ") || !awaited.lookingAt()) {
            return (isOne ? "waits: " : "wait: ") + group.cause();
        }
        return "%s for %s in %s"
                .formatted(
                        isOne ? "waits" : "wait",
                        awaited(group.waitsFor(), isOne ? "" : group.cause()),
                        ends.target());
    }

    /**
     * What is awaited, in words: {@code unit pal}, or {@code their units} if each row has its own.
     */
    static String awaited(String waitsFor, String cause) {
        Matcher one = AWAITED.matcher(waitsFor);
        if (!one.lookingAt()) {
            return waitsFor;
        }
        String noun = NOUNS.getOrDefault(one.group(1), "a row of " + one.group(1));
        return cause.contains("…") ? "their " + plural(noun) : noun + " " + one.group(2);
    }

    private static String plural(String noun) {
        return noun.startsWith("a row of ")
                ? noun.replaceFirst("a row", "rows")
                : Counted.plural(noun);
    }
}
