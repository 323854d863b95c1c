package dev.p2c.sandbox.finance;

import java.math.BigDecimal;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The periodic task "Calculate sales totals". The total tax is that of lines and header charges, as
 * {@code SumTax} of an invoice journal; {@code OrderHeaderTaxAmount} is the part on header charges.
 * {@code TotalDiscountAmount} is the discount on the whole document; "the line discount is not
 * included" (Finance, analysis cubes, {@code CustInvoiceJour.EndDiscMST}).
 */
final class DocumentTotals {

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
        DocumentTax tax = tax(header, kind);
        for (FinanceDraft line : lines) {
            line.set(
                    "TotalTaxAmount",
                    tax.ofLine(liveAmount(line, kind, "LineAmount", tax.rounding())));
            line.set("TotalChargesAmount", BigDecimal.ZERO);
            line.set("AreTotalsCalculated", "Yes");
        }
        BigDecimal charges = header.internal(InternalColumn.CHARGES);
        BigDecimal headerTax = tax.ofCharges(charges);
        BigDecimal lineTax = sum(lines, line -> line.number("TotalTaxAmount"));
        BigDecimal amounts =
                sum(lines, line -> liveAmount(line, kind, "LineAmount", tax.rounding()));
        BigDecimal discount = tax.discount(amounts);
        header.set(kind.total("HeaderTaxAmount"), headerTax);
        header.set(kind.total("TotalTaxAmount"), lineTax.add(headerTax));
        header.set("TotalDiscountAmount", discount);
        header.set(kind.total("TotalChargesAmount"), charges);
        header.set(
                kind.total("TotalDiscountAmount"),
                sum(lines, line -> liveAmount(line, kind, "TotalDiscountAmount", tax.rounding()))
                        .add(discount));
        BigDecimal withTax = tax.withTax(amounts, lineTax).subtract(discount);
        header.set(kind.total("TotalAmount"), withTax.add(charges).add(headerTax));
        header.set(kind.totalsFlag(), "Yes");
        rows.store(header);
        for (FinanceDraft line : lines) {
            DocumentLineRules.show(line, header, kind);
            rows.store(line);
        }
    }

    /** Amount of a line without its canceled quantity. */
    private static BigDecimal liveAmount(
            FinanceDraft line, DocumentKind kind, String column, AmountRounding rounding) {
        if (kind == DocumentKind.QUOTATION
                || line.internal(InternalColumn.CANCELED).signum() == 0) {
            return line.number(column);
        }
        OrderLine order = new OrderLine(line);
        return order.share(line.number(column), BigDecimal.ZERO, order.quantity(), rounding);
    }

    /** How a document is taxed; without tax if the customer has no sales tax group. */
    DocumentTax tax(FinanceDraft header, DocumentKind kind) {
        BigDecimal percent =
                rows.related()
                        .customer(header.company(), header.text(kind.customer()))
                        .map(customer -> rows.settings().taxPercent(customer.text("SalesTaxGroup")))
                        .orElse(BigDecimal.ZERO);
        BigDecimal discount =
                kind == DocumentKind.QUOTATION
                        ? header.number("TotalDiscountPercentage")
                        : header.internal(InternalColumn.TOTAL_DISCOUNT_PERCENT);
        AmountRounding rounding = rows.related().rounding(header.text("CurrencyCode"));
        return new DocumentTax(
                percent, header.yes("ArePricesIncludingSalesTax"), discount, rounding);
    }

    static <T> BigDecimal sum(List<T> items, Function<T, BigDecimal> amount) {
        return Stream.concat(Stream.of(BigDecimal.ZERO), items.stream().map(amount))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
