package dev.p2c.sandbox.sales;

import dev.p2c.sandbox.store.Row;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * System pricing calculation (System settings, Sales, "Use system pricing calculation system"). Off
 * while an integration user writes and sales order processing integration is enabled: then the
 * integration user sends the totals (Enable sales order processing integration).
 */
final class PriceCalculation {

    private static final String CURRENCY = "_transactioncurrencyid_value";
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private final SalesTables tables;
    private final SalesSettings settings;
    private final ApplicationUsers users;

    PriceCalculation(SalesTables tables, SalesSettings settings, ApplicationUsers users) {
        this.users = users;
        this.tables = tables;
        this.settings = settings;
    }

    boolean isOn() {
        Object system =
                tables.value(
                        "organizations", settings.organization(), "oobpricecalculationenabled");
        boolean caller =
                tables.is("organizations", settings.organization(), "issopintegrationenabled")
                        && tables.is("systemusers", users.current(), "isintegrationuser");
        return !Boolean.FALSE.equals(system) && !caller;
    }

    /**
     * Calculates a line: extended amount = quantity * price - discounts + tax, each for the whole
     * line.
     */
    void line(SalesDraft line) {
        BigDecimal quantity = line.amount("quantity");
        int decimals = MoneyDecimals.ofCurrency(tables, line.id(CURRENCY));
        BigDecimal base = money(quantity.multiply(line.amount("priceperunit")), decimals);
        BigDecimal manual = line.amount("manualdiscountamount");
        BigDecimal volume = line.amount("volumediscountamount").multiply(quantity);
        BigDecimal discount = (perUnit() ? manual.multiply(quantity) : manual).add(volume);
        line.set("baseamount", base);
        line.set(
                "extendedamount", money(base.subtract(discount).add(line.amount("tax")), decimals));
    }

    /** Totals of a header from its stored lines, by column. */
    Map<String, Object> totals(SalesDocument document, UUID header, SalesDraft inputs) {
        List<Row> lines = tables.where(document.lines(), document.parent(), header);
        BigDecimal tax = sum(document, lines, "tax");
        BigDecimal items = sum(document, lines, "extendedamount").subtract(tax);
        BigDecimal percent = inputs.amount("discountpercentage");
        int decimals = MoneyDecimals.ofCurrency(tables, inputs.id(CURRENCY));
        BigDecimal discount =
                money(items.multiply(percent).divide(HUNDRED), decimals)
                        .add(inputs.amount("discountamount"));
        BigDecimal lessFreight = items.subtract(discount);
        Map<String, Object> totals = new HashMap<>();
        totals.put("totallineitemamount", items);
        totals.put("totallineitemdiscountamount", lineDiscount(document, lines));
        totals.put("totaldiscountamount", discount);
        totals.put("totalamountlessfreight", lessFreight);
        totals.put("totaltax", tax);
        totals.put("totalamount", lessFreight.add(inputs.amount("freightamount")).add(tax));
        totals.replaceAll((column, amount) -> money((BigDecimal) amount, decimals));
        return totals;
    }

    private BigDecimal lineDiscount(SalesDocument document, List<Row> lines) {
        BigDecimal items =
                sum(document, lines, "extendedamount").subtract(sum(document, lines, "tax"));
        return sum(document, lines, "baseamount").subtract(items);
    }

    private BigDecimal sum(SalesDocument document, List<Row> lines, String column) {
        int at = tables.table(document.lines()).model().index(column);
        return lines.stream()
                .map(row -> (BigDecimal) row.get(at))
                .filter(amount -> amount != null)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private boolean perUnit() {
        Object method =
                tables.value("organizations", settings.organization(), "discountcalculationmethod");
        return Integer.valueOf(1).equals(method);
    }

    private static BigDecimal money(BigDecimal amount, int decimals) {
        return amount.setScale(decimals, RoundingMode.HALF_UP);
    }
}
