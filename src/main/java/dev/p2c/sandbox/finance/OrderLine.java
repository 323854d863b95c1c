package dev.p2c.sandbox.finance;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** How far one line of an order has come. Reads and writes the stored line. */
record OrderLine(FinanceDraft row) {

    int sequence() {
        return (Integer) row.get("LineCreationSequenceNumber");
    }

    /** Ordered and not canceled. */
    BigDecimal quantity() {
        return row.number("OrderedSalesQuantity").subtract(row.hidden(Hidden.CANCELED));
    }

    BigDecimal delivered() {
        return row.hidden(Hidden.DELIVERED);
    }

    BigDecimal invoiced() {
        return row.hidden(Hidden.INVOICED);
    }

    /** On picking lists and not yet on a packing slip. */
    BigDecimal picked() {
        return row.number("PickedQuantity");
    }

    BigDecimal undelivered() {
        return quantity().subtract(delivered());
    }

    boolean isCanceled() {
        return quantity().signum() == 0 && row.hidden(Hidden.CANCELED).signum() != 0;
    }

    boolean isInvoiced() {
        return invoiced().compareTo(quantity()) >= 0;
    }

    boolean isDelivered() {
        return delivered().compareTo(quantity()) >= 0;
    }

    boolean isPicked() {
        return picked().add(delivered()).compareTo(quantity()) >= 0;
    }

    void pick(BigDecimal quantity) {
        row.set("PickedQuantity", picked().add(quantity));
    }

    void deliver(BigDecimal quantity) {
        row.hide(Hidden.DELIVERED, delivered().add(quantity));
        row.set("PickedQuantity", picked().subtract(quantity).max(BigDecimal.ZERO));
    }

    /** What is invoiced is delivered, too. */
    void invoice(BigDecimal quantity) {
        row.hide(Hidden.INVOICED, invoiced().add(quantity));
        row.hide(Hidden.DELIVERED, delivered().max(invoiced()));
    }

    void cancelRest() {
        row.hide(Hidden.CANCELED, row.hidden(Hidden.CANCELED).add(undelivered()));
        row.set("PickedQuantity", BigDecimal.ZERO);
    }

    String status() {
        if (isCanceled()) {
            return "Canceled";
        }
        if (quantity().signum() == 0 || !isDelivered()) {
            return "Backorder";
        }
        return isInvoiced() ? "Invoiced" : "Delivered";
    }

    /**
     * The part of a line's amount that falls to a quantity, so that the parts of all invoices add
     * up to the cent whatever their number.
     *
     * @param from quantity that earlier parts were for
     * @param to quantity that this part goes up to
     */
    BigDecimal share(BigDecimal amount, BigDecimal from, BigDecimal to) {
        return upTo(amount, to).subtract(upTo(amount, from));
    }

    private BigDecimal upTo(BigDecimal amount, BigDecimal quantity) {
        BigDecimal ordered = row.number("OrderedSalesQuantity");
        if (quantity.signum() == 0 || ordered.signum() == 0) {
            return BigDecimal.ZERO;
        }
        return amount.multiply(quantity).divide(ordered, 2, RoundingMode.HALF_UP);
    }
}
