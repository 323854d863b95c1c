package dev.p2c.sandbox.story;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.Optional;

/** Simulates the steps of a deal that order processing, warehouse and accounting do in Finance. */
final class FinanceDesk {

    private static final String ORDERS =
            "CDSSalesOrderHeaders?cross-company=true&$filter=SalesOrderNumber eq '%s'"
                    + "&$select=dataAreaId,SalesOrderNumber,SalesOrderProcessingStatus,AreTotalsUpdated";
    private static final String ORDER_LINES =
            "CDSSalesOrderLines?cross-company=true&$filter=SalesOrderNumber eq '%s'"
                    + "&$select=dataAreaId,SalesOrderNumber,LineCreationSequenceNumber,OrderedSalesQuantity";
    private static final String QUOTATION_LINES =
            "CDSSalesQuotationLines?cross-company=true&$filter=SalesQuotationNumber eq '%s'"
                    + "&$select=SalesQuotationNumber,LineCreationSequenceNumber";
    private static final BigDecimal TWO = BigDecimal.valueOf(2);
    private static final int ONE_CARTON = 1500;
    private static final int ONE_PALLET = 9500;

    private final ServiceClient finance;

    FinanceDesk(ServiceClient finance) {
        this.finance = finance;
    }

    /** True if the quotation of the deal is in Finance with all of its lines. */
    boolean hasQuotation(Deal deal) {
        return finance.rows(QUOTATION_LINES.formatted(deal.quote())).size() == deal.lines();
    }

    /** Confirms the order once it is in Finance with all of its lines. */
    Optional<Event> confirm(Deal deal) {
        return confirmable(deal).map(order -> confirmed(deal, order));
    }

    /** Confirms the order and adds a charge for freight. */
    Optional<Event> confirmWithFreight(Deal deal) {
        return confirmable(deal).map(order -> charged(deal, order));
    }

    private Event charged(Deal deal, JsonNode order) {
        BigDecimal freight = deal.random("freight").cents(ONE_CARTON, ONE_PALLET);
        press(order, "charge", ServiceClient.object().put("amount", freight));
        Event event = confirmed(deal, order);
        return Event.of(event.kind(), "%s, with %s USD freight", event.text(), freight);
    }

    private Optional<JsonNode> confirmable(Deal deal) {
        boolean whole = lines(deal).size() == deal.lines();
        return whole ? order(deal) : Optional.empty();
    }

    private Event confirmed(Deal deal, JsonNode order) {
        press(order, "confirm", ServiceClient.object());
        return Event.of(
                EventKind.CONFIRMED,
                "order %s of %s is confirmed in Finance (%s)",
                deal.order(),
                deal.customer().name(),
                order.path("dataAreaId").asText());
    }

    /**
     * Runs the periodic task that calculates totals; returns an event only if it calculated any.
     */
    Optional<Event> calculateTotals() {
        int orders =
                finance.press("jobs/calculate-totals", ServiceClient.object())
                        .path("orders")
                        .asInt();
        return orders == 0
                ? Optional.empty()
                : Event.happened(
                        EventKind.TOTALS,
                        "totals of %d order%s calculated",
                        orders,
                        orders == 1 ? "" : "s");
    }

    Optional<Event> pick(Deal deal) {
        return after(deal, "Confirmed")
                .map(
                        order -> {
                            press(order, "pick", ServiceClient.object());
                            return Event.of(EventKind.PICKED, "order %s is picked", deal.order());
                        });
    }

    Optional<Event> ship(Deal deal) {
        return after(deal, "Picked").map(order -> shipped(deal, order, "order %s is shipped"));
    }

    /** Ships half of each line, in whole pieces, as products are sold. */
    Optional<Event> shipHalf(Deal deal) {
        return after(deal, "Picked")
                .map(
                        order -> {
                            ObjectNode body = ServiceClient.object();
                            ObjectNode quantities = body.putObject("lines");
                            for (JsonNode line : lines(deal)) {
                                quantities.put(
                                        line.path("LineCreationSequenceNumber").asText(),
                                        line.path("OrderedSalesQuantity")
                                                .decimalValue()
                                                .divideToIntegralValue(TWO));
                            }
                            press(order, "ship", body);
                            return Event.of(
                                    EventKind.PARTLY_SHIPPED,
                                    "half of order %s is shipped, the rest follows",
                                    deal.order());
                        });
    }

    Optional<Event> shipRest(Deal deal) {
        return after(deal, "PartiallyInvoiced")
                .map(order -> shipped(deal, order, "the rest of order %s is shipped"));
    }

    private Event shipped(Deal deal, JsonNode order, String text) {
        press(order, "ship", ServiceClient.object());
        return Event.of(EventKind.SHIPPED, text, deal.order());
    }

    /** Posts an invoice for everything delivered and not yet invoiced. */
    Optional<Event> invoice(Deal deal) {
        return order(deal)
                .filter(order -> status(order).contains("Delivered"))
                .map(
                        order -> {
                            JsonNode posted = press(order, "invoice", ServiceClient.object());
                            deal.invoiced(posted.path("invoice").asText());
                            return Event.of(
                                    EventKind.INVOICED,
                                    "invoice %s is posted for order %s",
                                    posted.path("invoice").asText(),
                                    deal.order());
                        });
    }

    /** Cancels the confirmed order. */
    Optional<Event> cancel(Deal deal) {
        return after(deal, "Confirmed")
                .map(
                        order -> {
                            press(order, "cancel", ServiceClient.object());
                            return Event.of(
                                    EventKind.CANCELED,
                                    "%s cancels order %s",
                                    deal.customer().name(),
                                    deal.order());
                        });
    }

    /** The order, if it has this status and its totals are calculated. */
    private Optional<JsonNode> after(Deal deal, String status) {
        return order(deal)
                .filter(order -> status(order).equals(status))
                .filter(order -> order.path("AreTotalsUpdated").asText().equals("Yes"));
    }

    private static String status(JsonNode order) {
        return order.path("SalesOrderProcessingStatus").asText();
    }

    private Optional<JsonNode> order(Deal deal) {
        JsonNode found = finance.rows(ORDERS.formatted(deal.order()));
        return found.isEmpty() ? Optional.empty() : Optional.of(found.get(0));
    }

    private JsonNode lines(Deal deal) {
        return finance.rows(ORDER_LINES.formatted(deal.order()));
    }

    private JsonNode press(JsonNode order, String button, ObjectNode body) {
        body.put("company", order.path("dataAreaId").asText());
        String number = order.path("SalesOrderNumber").asText();
        return finance.press("orders/" + number + "/" + button, body);
    }
}
