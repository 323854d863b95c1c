package dev.p2c.sandbox.sales;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.p2c.sandbox.http.ODataAnswer;
import dev.p2c.sandbox.http.ODataCall;
import dev.p2c.sandbox.odata.ODataReader;
import dev.p2c.sandbox.odata.ResourceAddress;
import dev.p2c.sandbox.store.Row;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Runs actions on quotes, orders and invoices by name (Sales, actions of the entity pages). */
final class SalesActions {

    private static final int WON = 2;
    private static final int CLOSED = 3;
    private static final int CANCELED = 2;
    private static final int FULFILLED = 3;
    private static final int DRAFT = 2;
    private static final int REVISED = 3;

    private final SalesTables tables;
    private final ODataReader reader;
    private final LookupReferences references;
    private final SalesWriter writer;
    private final DocumentClosing closing;
    private final DocumentCopy copies;
    private final Map<String, Action> byName = new HashMap<>();

    SalesActions(
            SalesTables tables,
            ODataReader reader,
            LookupReferences references,
            SalesWriter writer) {
        this.tables = tables;
        this.reader = reader;
        this.references = references;
        this.writer = writer;
        this.closing = new DocumentClosing(tables, writer);
        this.copies = new DocumentCopy(tables, writer);
        byName.put("WinQuote", close("QuoteClose", SalesDocument.QUOTE, Set.of(1), WON));
        byName.put("CloseQuote", close("QuoteClose", SalesDocument.QUOTE, Set.of(0, 1), CLOSED));
        byName.put(
                "FulfillSalesOrder",
                close("OrderClose", SalesDocument.ORDER, Set.of(0, 1), FULFILLED));
        byName.put(
                "CancelSalesOrder",
                close("OrderClose", SalesDocument.ORDER, Set.of(0, 1), CANCELED));
        byName.put("ReviseQuote", this::revise);
        byName.put("ConvertQuoteToSalesOrder", this::order);
        byName.put("ConvertSalesOrderToInvoice", this::invoice);
        byName.put("PublishProductHierarchy", this::publish);
        byName.put("LockSalesOrderPricing", lock(SalesDocument.ORDER, true));
        byName.put("UnlockSalesOrderPricing", lock(SalesDocument.ORDER, false));
        byName.put("LockInvoicePricing", lock(SalesDocument.INVOICE, true));
        byName.put("UnlockInvoicePricing", lock(SalesDocument.INVOICE, false));
    }

    /** An action, which runs inside a write. */
    private interface Action {
        ODataAnswer run(ODataCall call, ObjectNode body);
    }

    boolean knows(String name) {
        return byName.containsKey(name);
    }

    ODataAnswer run(String name, ODataCall call) {
        ObjectNode body = SalesJson.object(call);
        return tables.store().write(() -> byName.get(name).run(call, body));
    }

    private Action close(String parameter, SalesDocument document, Set<Integer> from, int state) {
        return (call, body) -> {
            JsonNode activity = body.path(parameter);
            Row row = bound(call, document, activity);
            closing.close(document, row, from, state, body.path("Status").asInt(-1));
            return ODataAnswer.of(204);
        };
    }

    private ODataAnswer revise(ODataCall call, ObjectNode body) {
        Row quote = byId(SalesDocument.QUOTE, body.path("QuoteId"));
        Row closed = quote;
        if (closing.state(SalesDocument.QUOTE, quote) == 1) {
            closed = closing.close(SalesDocument.QUOTE, quote, Set.of(1), CLOSED, -1);
        }
        Object revision = tables.value("quotes", closed, "revisionnumber");
        Map<String, Object> extra = new HashMap<>();
        extra.put("revisionnumber", revision == null ? 1 : (Integer) revision + 1);
        extra.put("quotenumber", tables.value("quotes", closed, "quotenumber"));
        return answer(
                call,
                SalesDocument.QUOTE,
                copies.copy(SalesDocument.QUOTE, closed, SalesDocument.QUOTE, extra));
    }

    private ODataAnswer order(ODataCall call, ObjectNode body) {
        Row quote = byId(SalesDocument.QUOTE, body.path("QuoteId"));
        if (closing.state(SalesDocument.QUOTE, quote) != WON) {
            int status = body.path("QuoteCloseStatus").asInt(-1);
            closing.close(SalesDocument.QUOTE, quote, Set.of(1), WON, status);
        }
        Map<String, Object> extra = Map.of("_quoteid_value", tables.id("quotes", quote));
        return answer(
                call,
                SalesDocument.ORDER,
                copies.copy(SalesDocument.QUOTE, quote, SalesDocument.ORDER, extra));
    }

    private ODataAnswer invoice(ODataCall call, ObjectNode body) {
        Row order = byId(SalesDocument.ORDER, body.path("SalesOrderId"));
        Map<String, Object> extra = Map.of("_salesorderid_value", tables.id("salesorders", order));
        return answer(
                call,
                SalesDocument.INVOICE,
                copies.copy(SalesDocument.ORDER, order, SalesDocument.INVOICE, extra));
    }

    /**
     * Publishes a product without a family: a draft, or a product under revision, becomes active
     * (PublishProductHierarchy, bound to a product).
     */
    private ODataAnswer publish(ODataCall call, ObjectNode body) {
        int end = Math.max(0, call.path().lastIndexOf('/'));
        Row product = references.address(call.path().substring(0, end), call).row();
        Object state = tables.value("products", product, "statecode");
        if (!Set.of(DRAFT, REVISED).contains(state)) {
            throw WebApiErrors.business(
                    "Only a product in the state Draft or Under Revision can be published.");
        }
        writer.amend(tables.table("products"), product, Map.of("statecode", 0, "statuscode", 1));
        return ODataAnswer.of(204);
    }

    private Action lock(SalesDocument document, boolean locked) {
        return (call, body) -> {
            int end = call.path().lastIndexOf('/');
            Row row =
                    end > 0
                            ? references.address(call.path().substring(0, end), call).row()
                            : byId(
                                    document,
                                    body.elements().hasNext() ? body.elements().next() : body);
            writer.amend(tables.table(document.headers()), row, Map.of("ispricelocked", locked));
            return ODataAnswer.of(204);
        };
    }

    private Row bound(ODataCall call, SalesDocument document, JsonNode activity) {
        JsonNode bind = activity.path(document.key() + "@odata.bind");
        if (bind.isTextual()) {
            ResourceAddress address = references.address(bind.textValue(), call);
            return address.row();
        }
        return byId(document, activity.path(document.key()).path(document.key()));
    }

    private Row byId(SalesDocument document, JsonNode id) {
        try {
            UUID key = UUID.fromString(id.asText());
            Row row = tables.row(document.headers(), key);
            if (row != null) {
                return row;
            }
            throw WebApiErrors.missing(tables.table(document.headers()).model(), key);
        } catch (IllegalArgumentException e) {
            throw WebApiErrors.invalid(
                    "The parameter that names the " + document.key() + " is missing.");
        }
    }

    private ODataAnswer answer(ODataCall call, SalesDocument document, Row row) {
        return reader.representation(call, 200, tables.table(document.headers()), row);
    }
}
