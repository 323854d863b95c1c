package dev.p2c.sandbox.story;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.p2c.sandbox.story.Catalogue.DocumentLine;
import java.util.List;
import java.util.Optional;

/** Simulates salespeople who enter orders and activate them. */
final class OrderDesk {

    private static final String GIFT = "gift wrapping";

    private final ServiceClient sales;
    private final DraftDesk drafts;

    OrderDesk(ServiceClient sales, DraftDesk drafts) {
        this.sales = sales;
        this.drafts = drafts;
    }

    /** Writes and activates an order without a quote. */
    Optional<Event> order(Deal deal) {
        Optional<List<DocumentLine>> lines = drafts.write(deal, DraftType.ORDER, deal.orderId());
        if (lines.isEmpty()) {
            return Optional.empty();
        }
        number(deal);
        activate(deal);
        return Event.happened(
                EventKind.ORDER,
                "%s orders %s, order %s",
                deal.customer().name(),
                Catalogue.listed(lines.get()),
                deal.order());
    }

    /** Writes and activates a second order of the same customer. */
    Optional<Event> orderAgain(Deal deal) {
        deal.secondRound();
        return order(deal);
    }

    /** Activates the order that came from a quote. */
    Optional<Event> activateOrder(Deal deal) {
        String flag = "msdynce_hasexternallymaintainedproductsonly";
        if (!drafts.read(DraftType.ORDER, deal.orderId(), flag).path(flag).asBoolean()) {
            return Optional.empty();
        }
        activate(deal);
        return Event.happened(
                EventKind.ORDER, "%s: order %s is activated", deal.customer().name(), deal.order());
    }

    /**
     * Adds a write-in line to an order. Sales then refuses to activate the order, because Finance
     * has no such product.
     */
    Optional<Event> orderWithGift(Deal deal) {
        Optional<List<DocumentLine>> lines = drafts.write(deal, DraftType.ORDER, deal.orderId());
        if (lines.isEmpty()) {
            return Optional.empty();
        }
        number(deal);
        String gift = "salesorderdetails(" + deal.random("gift").uuid() + ")";
        ObjectNode row = ServiceClient.object();
        row.put("sequencenumber", lines.get().size() + 1);
        row.put("isproductoverridden", true);
        row.put("productdescription", GIFT);
        row.put("quantity", 1);
        row.put("priceperunit", 5);
        row.put("salesorderid@odata.bind", "/salesorders(" + deal.orderId() + ")");
        sales.put(gift, row);
        deal.correctBy(wrapped -> unwrap(wrapped, gift));
        return Event.happened(
                EventKind.MISTAKE,
                "%s wants %s on order %s, %s",
                deal.customer().name(),
                GIFT,
                deal.order(),
                refusal(deal));
    }

    private String refusal(Deal deal) {
        try {
            activate(deal);
            return "and the order is activated";
        } catch (RefusedCallException e) {
            if (e.isAlert()) {
                return "but Sales refuses: " + e.getMessage();
            }
            throw e;
        }
    }

    private Optional<Event> unwrap(Deal deal, String gift) {
        sales.delete(gift);
        return Event.happened(
                EventKind.CORRECTION, "order %s no longer contains %s", deal.order(), GIFT);
    }

    private void number(Deal deal) {
        JsonNode order = drafts.read(DraftType.ORDER, deal.orderId(), "ordernumber");
        deal.ordered(deal.orderId(), order.path("ordernumber").asText());
    }

    private void activate(Deal deal) {
        if (drafts.isDraftOrder(deal.orderId())) {
            sales.press("orders/" + deal.order() + "/activate", ServiceClient.object());
        }
    }
}
