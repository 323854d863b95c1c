package dev.p2c.sandbox.finance;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Set;

/**
 * Settings that differ between installations of Finance.
 *
 * @param defaultCompany company of the calling user, in lower case
 * @param currencies accounting currency by company, in lower case; USD if none is given
 * @param taxPercents sales tax by sales tax group; a group without a percentage is exempt
 * @param automaticOnly number sequences, by column name, that refuse a number from outside
 * @param refusesLongText true: a text longer than its field is an error; false: the text is
 *     truncated. The lengths are those of the standard product; the service does not publish them
 * @param honoursIfMatch true: an outdated {@code If-Match} is answered with 412; it is not
 *     documented whether the real service does so
 * @param computedInEtag true: an etag changes with every column; false: not with {@link
 *     ComputedColumns}. It is not documented which tables the entities of orders join
 */
public record FinanceSettings(
        String defaultCompany,
        Map<String, String> currencies,
        Map<String, BigDecimal> taxPercents,
        Set<String> automaticOnly,
        boolean refusesLongText,
        boolean honoursIfMatch,
        boolean computedInEtag) {

    public FinanceSettings {
        currencies = Map.copyOf(currencies);
        taxPercents = Map.copyOf(taxPercents);
        automaticOnly = Set.copyOf(automaticOnly);
    }

    public static FinanceSettings defaults() {
        return new FinanceSettings(
                "usmf",
                Map.of("usmf", "USD", "dat", "USD", "demf", "EUR"),
                Map.of("STD", new BigDecimal("8.25")),
                Set.of(),
                true,
                true,
                false);
    }

    /**
     * Copies the settings with number sequences that refuse a number from outside.
     *
     * @param columns column names, for example {@code SalesOrderNumber}
     */
    public FinanceSettings withAutomaticOnly(Set<String> columns) {
        return new FinanceSettings(
                defaultCompany,
                currencies,
                taxPercents,
                columns,
                refusesLongText,
                honoursIfMatch,
                computedInEtag);
    }

    public FinanceSettings withRefusesLongText(boolean refuses) {
        return new FinanceSettings(
                defaultCompany,
                currencies,
                taxPercents,
                automaticOnly,
                refuses,
                honoursIfMatch,
                computedInEtag);
    }

    public FinanceSettings withComputedInEtag(boolean included) {
        return new FinanceSettings(
                defaultCompany,
                currencies,
                taxPercents,
                automaticOnly,
                refusesLongText,
                honoursIfMatch,
                included);
    }

    BigDecimal taxPercent(String group) {
        return taxPercents.getOrDefault(group, BigDecimal.ZERO);
    }

    String currencyOf(String company) {
        return currencies.getOrDefault(company, "USD");
    }
}
