package dev.p2c.reconcile;

import dev.p2c.reconcile.Difference.FieldDifference;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Explains differences of amounts that the target calculates. */
final class Amounts {

    private static final Pattern NUMBER = Pattern.compile("-?\\d{1,30}(\\.\\d{1,30})?");

    /** A cent on each of five lines; what is more is not put down to rounding. */
    private static final BigDecimal MOST_ROUNDED = new BigDecimal("0.05");

    private Amounts() {}

    /** Whether a column holds an amount of tax, by its name. */
    static boolean isTax(String column) {
        return column.toLowerCase(Locale.ROOT).contains("tax");
    }

    /**
     * Adds the explanation, if a tax is one or a rounding of cents.
     *
     * @param taxes of the row on both sides, by column
     */
    static FieldDifference explained(FieldDifference field, Map<String, String> taxes) {
        Optional<BigDecimal> difference = difference(field);
        Optional<String> tax =
                taxes.entrySet().stream()
                        .filter(each -> NUMBER.matcher(each.getValue()).matches())
                        .filter(
                                each ->
                                        difference
                                                .filter(
                                                        by ->
                                                                by.compareTo(
                                                                                amount(
                                                                                                each
                                                                                                        .getValue())
                                                                                        .abs())
                                                                        == 0)
                                                .isPresent())
                        .map(each -> "tax: " + each.getValue() + " (" + each.getKey() + ")")
                        .findFirst();
        if (tax.isPresent()) {
            return field.byDesign(tax.get());
        }
        return difference
                .filter(by -> by.compareTo(MOST_ROUNDED) <= 0)
                .map(by -> field.because("rounding: " + by.toPlainString()))
                .orElse(field);
    }

    /** By how much two amounts differ; empty unless both are numbers. */
    static Optional<BigDecimal> difference(FieldDifference field) {
        boolean areNumbers =
                NUMBER.matcher(field.source()).matches()
                        && NUMBER.matcher(field.target()).matches();
        return areNumbers
                ? Optional.of(amount(field.source()).subtract(amount(field.target())).abs())
                : Optional.empty();
    }

    private static BigDecimal amount(String text) {
        return new BigDecimal(text);
    }
}
