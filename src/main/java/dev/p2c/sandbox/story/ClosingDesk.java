package dev.p2c.sandbox.story;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.Optional;

/** Simulates salespeople who close a deal once Sales shows what Finance did with the order. */
final class ClosingDesk {

    private static final int CONFIRMED = 647_390_001;
    private static final int CANCELED = 647_390_010;
    private static final String STATUS = "msdynce_processingstatus";

    private final ServiceClient sales;
    private final ServiceClient finance;

    ClosingDesk(ServiceClient sales, ServiceClient finance) {
        this.sales = sales;
        this.finance = finance;
    }

    /** Delays a step until Sales shows the order as confirmed. */
    DealStep onceConfirmedInSales(DealStep next) {
        return deal -> status(deal) == CONFIRMED ? next.attempt(deal) : Optional.empty();
    }

    /**
     * Closes the deal once all of its invoices are in Sales with the totals they have in Finance.
     */
    Optional<Event> fileInvoices(Deal deal) {
        BigDecimal total = BigDecimal.ZERO;
        for (String number : deal.invoices()) {
            Optional<BigDecimal> amount = arrived(number);
            if (amount.isEmpty()) {
                return Optional.empty();
            }
            total = total.add(amount.get());
        }
        return Optional.of(
                Event.of(
                        EventKind.CLOSED,
                        "Sales has invoice %s, order %s comes to %s USD",
                        String.join(" and ", deal.invoices()),
                        deal.order(),
                        Money.format(total)));
    }

    private Optional<BigDecimal> arrived(String number) {
        JsonNode here =
                sales.rows(
                        "invoices?$select=totalamount&$filter=invoicenumber eq '" + number + "'");
        JsonNode there =
                finance.rows(
                        "ExternallyMaintainedCustomerSalesInvoiceHeaders?cross-company=true"
                                + "&$select=TotalInvoiceAmount&$filter=InvoiceNumber eq '"
                                + number
                                + "'");
        if (here.isEmpty() || there.isEmpty()) {
            return Optional.empty();
        }
        BigDecimal posted = there.at("/0/TotalInvoiceAmount").decimalValue();
        return Optional.of(posted)
                .filter(amount -> here.at("/0/totalamount").decimalValue().compareTo(amount) == 0);
    }

    /** Closes the deal once Sales shows the order as canceled. */
    Optional<Event> fileCancellation(Deal deal) {
        return status(deal) == CANCELED
                ? Optional.of(
                        Event.of(
                                EventKind.CLOSED, "Sales shows order %s as canceled", deal.order()))
                : Optional.empty();
    }

    private int status(Deal deal) {
        String order = "salesorders(" + deal.orderId() + ")?$select=" + STATUS;
        return sales.get(order).path(STATUS).asInt();
    }
}
