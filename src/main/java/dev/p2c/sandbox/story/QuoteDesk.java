package dev.p2c.sandbox.story;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.p2c.sandbox.story.Catalogue.DocumentLine;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Simulates salespeople who send quotes, win them and lose them. */
final class QuoteDesk {

    private static final int ACTIVE_QUOTE = 1;
    private static final int LOST = 5;

    private final ServiceClient sales;
    private final FinanceDesk finance;
    private final DraftDesk drafts;

    QuoteDesk(ServiceClient sales, FinanceDesk finance, DraftDesk drafts) {
        this.sales = sales;
        this.finance = finance;
        this.drafts = drafts;
    }

    /** Writes and activates a quote. */
    Optional<Event> offer(Deal deal) {
        Optional<List<DocumentLine>> lines = drafts.write(deal, DraftType.QUOTE, deal.quoteId());
        if (lines.isEmpty()) {
            return Optional.empty();
        }
        JsonNode quote =
                drafts.read(DraftType.QUOTE, deal.quoteId(), "quotenumber,statecode,totalamount");
        deal.quoted(quote.path("quotenumber").asText());
        if (DraftDesk.isDraftQuote(quote)) {
            sales.press("quotes/" + deal.quote() + "/activate", ServiceClient.object());
        }
        return Event.happened(
                EventKind.OFFER,
                "%s is offered %s for %s USD, quote %s",
                deal.customer().name(),
                Catalogue.listed(lines.get()),
                Money.format(quote.path("totalamount").decimalValue()),
                deal.quote());
    }

    /** Wins the quote once Finance has it; the quote becomes a draft order. */
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
        return Event.happened(
                EventKind.WON,
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

    /** Closes the quote as lost once Finance has it. */
    Optional<Event> lose(Deal deal) {
        if (!finance.hasQuotation(deal)) {
            return Optional.empty();
        }
        JsonNode quote = drafts.read(DraftType.QUOTE, deal.quoteId(), "statecode");
        if (quote.path("statecode").asInt() == ACTIVE_QUOTE) {
            ObjectNode body = ServiceClient.object().put("Status", LOST);
            body.putObject("QuoteClose")
                    .put("subject", "Lost")
                    .put("quoteid@odata.bind", "/quotes(" + deal.quoteId() + ")");
            sales.post("CloseQuote", body);
        }
        return Event.happened(
                EventKind.LOST,
                "%s buys elsewhere, quote %s is lost",
                deal.customer().name(),
                deal.quote());
    }
}
