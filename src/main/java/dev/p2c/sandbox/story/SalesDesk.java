package dev.p2c.sandbox.story;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.p2c.sandbox.story.Catalogue.Item;
import dev.p2c.sandbox.story.Catalogue.Line;
import dev.p2c.sandbox.story.Event.Kind;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/** Salespeople offer, win and lose, and take orders. */
final class SalesDesk {

    private static final int DRAFT_QUOTE = 0;
    private static final int ACTIVE_QUOTE = 1;
    private static final int LOST = 5;
    private static final int DRAFT_ORDER = 647_390_011;
    private static final String STATUS = "msdynce_processingstatus";
    private static final String GIFT = "gift wrapping";

    private final ServiceClient sales;
    private final FinanceDesk finance;
    private final Catalogue catalogue;

    SalesDesk(ServiceClient sales, FinanceDesk finance) {
        this.sales = sales;
        this.finance = finance;
        this.catalogue = new Catalogue(sales);
    }

    /** A quote for what is in the catalogue, activated. */
    Optional<Event> offer(Deal deal) {
        Optional<List<Line>> lines = write(deal, Paper.QUOTE, deal.quoteId());
        if (lines.isEmpty()) {
            return Optional.empty();
        }
        JsonNode quote = read(Paper.QUOTE, deal.quoteId(), "quotenumber,statecode,totalamount");
        deal.quoted(quote.path("quotenumber").asText());
        if (quote.path("statecode").asInt() == DRAFT_QUOTE) {
            sales.press("quotes/" + deal.quote() + "/activate", ServiceClient.object());
        }
        return happened(
                Kind.OFFER,
                "%s is offered %s for %s USD, quote %s",
                deal.customer().name(),
                told(lines.get()),
                Money.of(quote.path("totalamount").decimalValue()),
                deal.quote());
    }

    /** The customer takes the offer that Finance has seen; the order that it becomes is a draft. */
    Optional<Event> win(Deal deal) {
        if (!finance.hasQuotation(deal)) {
            return Optional.empty();
        }
        if (orderOf(deal).isEmpty()) {
            ObjectNode body = ServiceClient.object();
            body.put("QuoteId", deal.quoteId().toString());
            body.put("QuoteCloseStatus", -1);
            body.putObject("QuoteClose").put("subject", "Won");
            sales.post("ConvertQuoteToSalesOrder", body);
        }
        JsonNode order = orderOf(deal).get(0);
        UUID id = UUID.fromString(order.path("salesorderid").asText());
        deal.ordered(id, order.path("ordernumber").asText());
        return happened(
                Kind.WON,
                "%s takes quote %s, which becomes order %s",
                deal.customer().name(),
                deal.quote(),
                deal.order());
    }

    private JsonNode orderOf(Deal deal) {
        return sales.rows(
                "salesorders?$select=salesorderid,ordernumber&$filter=_quoteid_value eq "
                        + deal.quoteId());
    }

    /** The customer buys elsewhere. */
    Optional<Event> lose(Deal deal) {
        if (!finance.hasQuotation(deal)) {
            return Optional.empty();
        }
        JsonNode quote = read(Paper.QUOTE, deal.quoteId(), "statecode");
        if (quote.path("statecode").asInt() == ACTIVE_QUOTE) {
            ObjectNode body = ServiceClient.object().put("Status", LOST);
            body.putObject("QuoteClose")
                    .put("subject", "Lost")
                    .put("quoteid@odata.bind", "/quotes(" + deal.quoteId() + ")");
            sales.post("CloseQuote", body);
        }
        return happened(
                Kind.LOST,
                "%s buys elsewhere, quote %s is lost",
                deal.customer().name(),
                deal.quote());
    }

    /** An order without a quote, activated. */
    Optional<Event> order(Deal deal) {
        Optional<List<Line>> lines = write(deal, Paper.ORDER, deal.orderId());
        if (lines.isEmpty()) {
            return Optional.empty();
        }
        number(deal);
        activate(deal);
        return happened(
                Kind.ORDER,
                "%s orders %s, order %s",
                deal.customer().name(),
                told(lines.get()),
                deal.order());
    }

    /** Another one of the same customer. */
    Optional<Event> orderAgain(Deal deal) {
        deal.secondRound();
        return order(deal);
    }

    /** The order that the quote became is activated. */
    Optional<Event> activateOrder(Deal deal) {
        String flag = "msdynce_hasexternallymaintainedproductsonly";
        if (!read(Paper.ORDER, deal.orderId(), flag).path(flag).asBoolean()) {
            return Optional.empty();
        }
        activate(deal);
        return happened(
                Kind.ORDER, "%s: order %s is activated", deal.customer().name(), deal.order());
    }

    /** Something on the order that Finance does not know: its button refuses. */
    Optional<Event> orderWithGift(Deal deal) {
        Optional<List<Line>> lines = write(deal, Paper.ORDER, deal.orderId());
        if (lines.isEmpty()) {
            return Optional.empty();
        }
        number(deal);
        String gift = "salesorderdetails(" + deal.chance("gift").uuid() + ")";
        ObjectNode row = ServiceClient.object();
        row.put("sequencenumber", lines.get().size() + 1);
        row.put("isproductoverridden", true);
        row.put("productdescription", GIFT);
        row.put("quantity", 1);
        row.put("priceperunit", 5);
        row.put("salesorderid@odata.bind", "/salesorders(" + deal.orderId() + ")");
        sales.put(gift, row);
        deal.correctBy(wrapped -> unwrap(wrapped, gift));
        return happened(
                Kind.MISTAKE,
                "%s wants %s on order %s, %s",
                deal.customer().name(),
                GIFT,
                deal.order(),
                refusal(deal));
    }

    private String refusal(Deal deal) {
        try {
            activate(deal);
            return "and gets it";
        } catch (RefusedDealException e) {
            if (e.isAlert()) {
                return "and the form says: " + e.getMessage();
            }
            throw e;
        }
    }

    private Optional<Event> unwrap(Deal deal, String gift) {
        sales.delete(gift);
        return happened(Kind.CORRECTION, "order %s goes without %s", deal.order(), GIFT);
    }

    private void number(Deal deal) {
        JsonNode order = read(Paper.ORDER, deal.orderId(), "ordernumber");
        deal.ordered(deal.orderId(), order.path("ordernumber").asText());
    }

    private void activate(Deal deal) {
        if (read(Paper.ORDER, deal.orderId(), STATUS).path(STATUS).asInt() == DRAFT_ORDER) {
            sales.press("orders/" + deal.order() + "/activate", ServiceClient.object());
        }
    }

    /** Header and lines, a draft. Empty while there is nothing to sell. */
    private Optional<List<Line>> write(Deal deal, Paper paper, UUID id) {
        List<Item> items = catalogue.items();
        if (items.isEmpty()) {
            return Optional.empty();
        }
        Chance chance = deal.chance(paper.headers());
        List<Line> lines = Catalogue.lines(chance, items);
        if (isDraft(paper, id)) {
            sales.put(paper.headers() + "(" + id + ")", header(deal, chance));
            for (Line line : lines) {
                ObjectNode row = line.row();
                row.put(paper.key() + "@odata.bind", "/" + paper.headers() + "(" + id + ")");
                sales.put(paper.lines() + "(" + line.id() + ")", row);
            }
        }
        deal.lines(lines.size());
        return Optional.of(lines);
    }

    /** Also where there is none yet. */
    private boolean isDraft(Paper paper, UUID id) {
        String query = "%s?$select=statecode,%s&$filter=%s eq %s";
        String columns = paper == Paper.ORDER ? STATUS : "quotenumber";
        JsonNode found = sales.rows(query.formatted(paper.headers(), columns, paper.key(), id));
        return found.isEmpty()
                || found.at("/0/statecode").asInt() == DRAFT_QUOTE
                        && found.at("/0/" + STATUS).asInt(DRAFT_ORDER) == DRAFT_ORDER;
    }

    private ObjectNode header(Deal deal, Chance chance) {
        Customer customer = deal.customer();
        ObjectNode row = ServiceClient.object();
        row.put("name", chance.pick(Names.SUBJECTS) + " for " + customer.name());
        row.put(customer.bind(), customer.link());
        row.put("pricelevelid@odata.bind", "/pricelevels(" + catalogue.list() + ")");
        customer.home().writeTo(row, "shipto");
        customer.home().writeTo(row, "billto");
        return row;
    }

    private JsonNode read(Paper paper, UUID id, String columns) {
        return sales.get(paper.headers() + "(" + id + ")?$select=" + columns);
    }

    private static String told(List<Line> lines) {
        return lines.stream().map(Line::toString).collect(Collectors.joining(", "));
    }

    private static Optional<Event> happened(Kind kind, String text, Object... values) {
        return Optional.of(Event.of(kind, text, values));
    }

    /** What salespeople write. */
    private enum Paper {
        QUOTE("quotes", "quotedetails", "quoteid"),
        ORDER("salesorders", "salesorderdetails", "salesorderid");

        private final String headers;
        private final String lines;
        private final String key;

        Paper(String headers, String lines, String key) {
            this.headers = headers;
            this.lines = lines;
            this.key = key;
        }

        String headers() {
            return headers;
        }

        String lines() {
            return lines;
        }

        String key() {
            return key;
        }
    }
}
