package dev.p2c.sandbox.story;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.p2c.sandbox.story.Catalogue.DocumentLine;
import dev.p2c.sandbox.story.Catalogue.PricedProduct;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Simulates salespeople who write draft quotes and orders. */
final class DraftDesk {

    private static final int DRAFT_QUOTE = 0;
    private static final int DRAFT_ORDER = 647_390_011;
    private static final String STATUS = "msdynce_processingstatus";

    private final ServiceClient sales;
    private final Catalogue catalogue;

    DraftDesk(ServiceClient sales) {
        this.sales = sales;
        this.catalogue = new Catalogue(sales);
    }

    /**
     * Writes a header and its lines; does not change a document that is no longer a draft.
     *
     * @return the lines; empty while there is no product to sell
     */
    Optional<List<DocumentLine>> write(Deal deal, DraftType type, UUID id) {
        List<PricedProduct> products = catalogue.products();
        if (products.isEmpty()) {
            return Optional.empty();
        }
        DealRandom random = deal.random(type.headers());
        List<DocumentLine> lines = Catalogue.lines(random, products);
        if (isWritable(type, id)) {
            sales.put(type.headers() + "(" + id + ")", header(deal, random));
            for (DocumentLine line : lines) {
                ObjectNode row = line.row();
                row.put(type.key() + "@odata.bind", "/" + type.headers() + "(" + id + ")");
                sales.put(type.lines() + "(" + line.id() + ")", row);
            }
        }
        deal.lines(lines.size());
        return Optional.of(lines);
    }

    /** True if the document is a draft or does not exist yet. */
    private boolean isWritable(DraftType type, UUID id) {
        String query = "%s?$select=statecode,%s&$filter=%s eq %s";
        String columns = type == DraftType.ORDER ? STATUS : "quotenumber";
        JsonNode found = sales.rows(query.formatted(type.headers(), columns, type.key(), id));
        return found.isEmpty()
                || found.at("/0/statecode").asInt() == DRAFT_QUOTE
                        && found.at("/0/" + STATUS).asInt(DRAFT_ORDER) == DRAFT_ORDER;
    }

    private ObjectNode header(Deal deal, DealRandom random) {
        DealCustomer customer = deal.customer();
        ObjectNode row = ServiceClient.object();
        row.put("name", random.pick(SampleNames.SUBJECTS) + " for " + customer.name());
        row.put(customer.bind(), customer.link());
        row.put("pricelevelid@odata.bind", "/pricelevels(" + catalogue.priceList() + ")");
        customer.address().writeTo(row, "shipto");
        customer.address().writeTo(row, "billto");
        return row;
    }

    JsonNode read(DraftType type, UUID id, String columns) {
        return sales.get(type.headers() + "(" + id + ")?$select=" + columns);
    }

    static boolean isDraftQuote(JsonNode quote) {
        return quote.path("statecode").asInt() == DRAFT_QUOTE;
    }

    boolean isDraftOrder(UUID id) {
        return read(DraftType.ORDER, id, STATUS).path(STATUS).asInt() == DRAFT_ORDER;
    }
}
