package dev.p2c.sandbox.finance;

import java.math.BigDecimal;

/**
 * Quantities and status of an order line. Reads and changes the draft of the line. A line of a
 * negative quantity, an item that comes back, goes the same way with negative quantities.
 */
record OrderLine(FinanceDraft draft) {

    int sequence() {
        return (Integer) draft.get("LineCreationSequenceNumber");
    }

    /** Ordered quantity that is not canceled. */
    BigDecimal quantity() {
        return draft.number("OrderedSalesQuantity")
                .subtract(draft.internal(InternalColumn.CANCELED));
    }

    BigDecimal delivered() {
        return draft.internal(InternalColumn.DELIVERED);
    }

    BigDecimal invoiced() {
        return draft.internal(InternalColumn.INVOICED);
    }

    /** Quantity on picking lists that is not yet on a packing slip. */
    BigDecimal picked() {
        return draft.number("PickedQuantity");
    }

    BigDecimal undelivered() {
        return quantity().subtract(delivered());
    }

    boolean isCanceled() {
        return quantity().signum() == 0 && draft.internal(InternalColumn.CANCELED).signum() != 0;
    }

    boolean isInvoiced() {
        return isAtLeast(invoiced(), quantity());
    }

    boolean isDelivered() {
        return isAtLeast(delivered(), quantity());
    }

    boolean isPicked() {
        return isAtLeast(picked().add(delivered()), quantity());
    }

    /** True if a quantity covers another one of the same sign. */
    static boolean isAtLeast(BigDecimal quantity, BigDecimal other) {
        return quantity.abs().compareTo(other.abs()) >= 0;
    }

    void pick(BigDecimal quantity) {
        draft.set("PickedQuantity", picked().add(quantity));
    }

    void deliver(BigDecimal quantity) {
        draft.setInternal(InternalColumn.DELIVERED, delivered().add(quantity));
        boolean allPicked = isAtLeast(quantity, picked());
        draft.set("PickedQuantity", allPicked ? BigDecimal.ZERO : picked().subtract(quantity));
    }

    /** Invoices a quantity; an invoiced quantity also counts as delivered. */
    void invoice(BigDecimal quantity) {
        draft.setInternal(InternalColumn.INVOICED, invoiced().add(quantity));
        if (!isAtLeast(delivered(), invoiced())) {
            draft.setInternal(InternalColumn.DELIVERED, invoiced());
        }
    }

    void cancelRest() {
        draft.setInternal(
                InternalColumn.CANCELED,
                draft.internal(InternalColumn.CANCELED).add(undelivered()));
        draft.set("PickedQuantity", BigDecimal.ZERO);
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
     * Share of an amount of the line for a range of its quantity. The shares of any number of
     * invoices add up to the amount, to the last decimal.
     *
     * @param from quantity that earlier shares cover
     * @param to quantity up to which this share goes
     * @param rounding of amounts in the currency of the line
     */
    BigDecimal share(BigDecimal amount, BigDecimal from, BigDecimal to, AmountRounding rounding) {
        return upTo(amount, to, rounding).subtract(upTo(amount, from, rounding));
    }

    private BigDecimal upTo(BigDecimal amount, BigDecimal quantity, AmountRounding rounding) {
        BigDecimal ordered = draft.number("OrderedSalesQuantity");
        if (quantity.signum() == 0 || ordered.signum() == 0) {
            return BigDecimal.ZERO;
        }
        return rounding.ofRatio(amount.multiply(quantity), ordered);
    }
}
