package dev.p2c.sandbox.story;

import com.fasterxml.jackson.databind.JsonNode;
import dev.p2c.sandbox.story.Event.Kind;
import java.math.BigDecimal;
import java.util.Optional;

/** Salespeople look what has become of their orders, and put the deal away. */
final class Archive {

    private static final int CONFIRMED = 647_390_001;
    private static final int CANCELED = 647_390_010;
    private static final String STATUS = "msdynce_processingstatus";

    private final ServiceClient sales;
    private final ServiceClient finance;

    Archive(ServiceClient sales, ServiceClient finance) {
        this.sales = sales;
        this.finance = finance;
    }

    /** What comes next happens only after Sales knows that the order is confirmed. */
    DealStep onceConfirmedInSales(DealStep next) {
        return deal -> status(deal) == CONFIRMED ? next.attempt(deal) : Optional.empty();
    }

    /** All invoices are in Sales, with the totals they have in Finance. */
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
                        Kind.CLOSED,
                        "Sales has invoice %s, order %s comes to %s USD",
                        String.join(" and ", deal.invoices()),
                        deal.order(),
                        Money.of(total)));
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

    /** Sales knows that the order is canceled. */
    Optional<Event> fileCancellation(Deal deal) {
        return status(deal) == CANCELED
                ? Optional.of(
                        Event.of(Kind.CLOSED, "Sales shows order %s as canceled", deal.order()))
                : Optional.empty();
    }

    private int status(Deal deal) {
        String order = "salesorders(" + deal.orderId() + ")?$select=" + STATUS;
        return sales.get(order).path(STATUS).asInt();
    }
}
