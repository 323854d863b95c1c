package dev.p2c.sandbox.finance;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The periodic task "Calculate sales totals". Tax on the charges of a header is in {@code
 * OrderHeaderTaxAmount}; the total tax contains only tax on lines (Prospect to cash, sales orders).
 */
final class DocumentTotals {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private final FinanceRows rows;

    DocumentTotals(FinanceRows rows) {
        this.rows = rows;
    }

    /** Calculates the totals of all documents with outdated totals; returns how many there were. */
    int calculate(DocumentKind kind) {
        List<FinanceDraft> outdated =
                rows.related()
                        .all(kind.headerSet())
                        .filter(header -> !header.yes(kind.totalsFlag()))
                        .toList();
        outdated.forEach(header -> calculate(kind, header));
        return outdated.size();
    }

    private void calculate(DocumentKind kind, FinanceDraft header) {
        List<FinanceDraft> lines =
                rows.related().lines(kind, header.company(), header.text(kind.number()));
        BigDecimal percent = taxPercent(header, kind);
        for (FinanceDraft line : lines) {
            line.set("TotalTaxAmount", tax(liveAmount(line, kind, "LineAmount"), percent));
            line.set("TotalChargesAmount", BigDecimal.ZERO);
            line.set("AreTotalsCalculated", "Yes");
        }
        BigDecimal charges = header.internal(InternalColumn.CHARGES);
        BigDecimal headerTax = tax(charges, percent);
        BigDecimal lineTax = sum(lines, line -> line.number("TotalTaxAmount"));
        BigDecimal net = sum(lines, line -> liveAmount(line, kind, "LineAmount"));
        header.set(kind.total("HeaderTaxAmount"), headerTax);
        header.set(kind.total("TotalTaxAmount"), lineTax);
        header.set(kind.total("TotalChargesAmount"), charges);
        header.set(
                kind.total("TotalDiscountAmount"),
                sum(lines, line -> liveAmount(line, kind, "TotalDiscountAmount")));
        header.set(kind.total("TotalAmount"), net.add(lineTax).add(charges).add(headerTax));
        header.set(kind.totalsFlag(), "Yes");
        rows.store(header);
        for (FinanceDraft line : lines) {
            DocumentLineRules.show(line, header, kind);
            rows.store(line);
        }
    }

    /** Amount of a line without its canceled quantity. */
    private static BigDecimal liveAmount(FinanceDraft line, DocumentKind kind, String column) {
        if (kind == DocumentKind.QUOTATION
                || line.internal(InternalColumn.CANCELED).signum() == 0) {
            return line.number(column);
        }
        OrderLine order = new OrderLine(line);
        return order.share(line.number(column), BigDecimal.ZERO, order.quantity());
    }

    /** Tax percentage of the customer's sales tax group; zero if the customer has none. */
    BigDecimal taxPercent(FinanceDraft header, DocumentKind kind) {
        return rows.related()
                .customer(header.company(), header.text(kind.customer()))
                .map(customer -> rows.settings().taxPercent(customer.text("SalesTaxGroup")))
                .orElse(BigDecimal.ZERO);
    }

    static BigDecimal tax(BigDecimal amount, BigDecimal percent) {
        return amount.multiply(percent).divide(HUNDRED, 2, RoundingMode.HALF_UP);
    }

    static <T> BigDecimal sum(List<T> items, Function<T, BigDecimal> amount) {
        return Stream.concat(Stream.of(BigDecimal.ZERO), items.stream().map(amount))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
