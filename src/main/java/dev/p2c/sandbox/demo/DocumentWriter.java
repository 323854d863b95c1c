package dev.p2c.sandbox.demo;

import dev.p2c.sandbox.demo.SeededRandom.ValueKind;
import dev.p2c.sandbox.demo.TimestampGenerator.Times;
import dev.p2c.sandbox.sales.SalesRows;
import dev.p2c.sandbox.store.EntityTable;
import dev.p2c.sandbox.store.Row;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Writes quotes and orders of one branch into Sales. Their products are maintained by Finance, as
 * the templates require. Most documents are drafts.
 */
final class DocumentWriter {

    private static final int ACTIVE_QUOTE = 1;
    private static final int IN_PROGRESS = 2;
    private static final int ACTIVE_ORDER = 647_390_000;
    private static final int NOT_CONFIGURED = 2;
    private static final int ACTIVE_EVERY = 6;
    private static final List<String> SUBJECTS =
            List.of(
                    "New workwear",
                    "Spring order",
                    "Equipment for the new hall",
                    "Replacement parts",
                    "Trade fair stand",
                    "Yearly call-off",
                    "Office move");

    private final SalesRows rows;
    private final Branch branch;
    private final List<Offer> offers;
    private final TimestampGenerator timestamps;

    /**
     * @param branch seller of the documents
     * @param offers products in Sales that Finance maintains
     */
    DocumentWriter(
            SalesRows rows, Branch branch, List<Offer> offers, TimestampGenerator timestamps) {
        this.rows = rows;
        this.branch = branch;
        this.offers = List.copyOf(offers);
        this.timestamps = timestamps;
    }

    /** Id of the quote or order with this place in its sequence. */
    static UUID id(ValueKind kind, long number) {
        return new SeededRandom(DemoData.SEED, kind, number).uuid();
    }

    /** Writes a quote with its lines. Sales assigns the quote number. */
    void quote(long number, Customer customer) {
        SeededRandom random = new SeededRandom(DemoData.SEED, ValueKind.QUOTE, number);
        UUID id = random.uuid();
        Map<String, Object> header = header(customer, random);
        header.put("quoteid", id);
        rows.create("quotes", header);
        List<UUID> lines = lines("quotedetails", "quoteid", id, random);
        if (number % ACTIVE_EVERY == 0) {
            rows.update("quotes", id, Map.of("statecode", ACTIVE_QUOTE, "statuscode", IN_PROGRESS));
        }
        backdate("quotes", "quotedetails", id, lines, timestamps.of(ValueKind.QUOTE, number));
    }

    /** Writes an order with its lines. Sales assigns the order number. */
    void order(long number, Customer customer) {
        SeededRandom random = new SeededRandom(DemoData.SEED, ValueKind.ORDER, number);
        UUID id = random.uuid();
        Map<String, Object> header = header(customer, random);
        header.put("salesorderid", id);
        rows.create("salesorders", header);
        List<UUID> lines = lines("salesorderdetails", "salesorderid", id, random);
        if (number % ACTIVE_EVERY == 0) {
            rows.update("salesorders", id, Map.of("msdynce_processingstatus", ACTIVE_ORDER));
            for (UUID line : lines) {
                rows.update("salesorderdetails", line, Map.of("msdynce_orderissubmitted", true));
            }
        }
        backdate(
                "salesorders",
                "salesorderdetails",
                id,
                lines,
                timestamps.of(ValueKind.ORDER, number));
    }

    private Map<String, Object> header(Customer customer, SeededRandom random) {
        Map<String, Object> row = new HashMap<>();
        row.put("name", random.pick(SUBJECTS) + " for " + customer.name());
        row.put("_customerid_value", customer.id());
        row.put("_ownerid_value", branch.team());
        row.put("_transactioncurrencyid_value", AccountRows.currency(branch.currency()));
        row.put("_pricelevelid_value", branch.priceList());
        AccountRows.address(row, "billto", customer.billTo());
        AccountRows.address(row, "shipto", customer.shipTo());
        row.put("shipto_name", customer.name());
        row.put("billto_name", customer.name());
        return row;
    }

    private List<UUID> lines(String set, String parent, UUID header, SeededRandom random) {
        List<UUID> ids = new ArrayList<>();
        int count = random.between(1, 4);
        for (int sequence = 1; sequence <= count; sequence++) {
            Offer offer = random.pick(offers);
            Map<String, Object> row = new HashMap<>();
            UUID id = random.uuid();
            row.put(set.substring(0, set.length() - 1) + "id", id);
            row.put("_" + parent + "_value", header);
            row.put("_productid_value", offer.product());
            row.put("_uomid_value", offer.unit());
            row.put("quantity", BigDecimal.valueOf(random.between(1, 25)));
            row.put("sequencenumber", sequence);
            row.put("producttypecode", 1);
            row.put("propertyconfigurationstatus", NOT_CONFIGURED);
            if (random.chance(30)) {
                row.put("manualdiscountamount", BigDecimal.valueOf(random.between(100, 900), 2));
            }
            rows.create(set, row);
            ids.add(id);
        }
        return ids;
    }

    /**
     * Sets the dates of a document directly in the store. Through the service this is not possible:
     * the rules that a line triggers set the time of change to now, and an active document cannot
     * be changed.
     */
    private void backdate(String headers, String lines, UUID id, List<UUID> lineIds, Times times) {
        rows.store()
                .write(
                        () -> {
                            backdate(headers, id, times);
                            lineIds.forEach(line -> backdate(lines, line, times));
                            return null;
                        });
    }

    private void backdate(String set, UUID id, Times times) {
        EntityTable table = rows.store().table(set);
        Row row = rows.get(set, id);
        Map<Integer, Object> values = row.toMap();
        values.put(table.model().index("createdon"), times.created());
        values.put(table.model().index("modifiedon"), times.modified());
        table.put(values);
    }

    /** Ids of a product and of the unit in which it is sold. */
    record Offer(UUID product, UUID unit) {}

    /** Customer of a document, with billing and delivery address. */
    record Customer(UUID id, String name, PostalAddress billTo, PostalAddress shipTo) {

        static Customer of(Company company) {
            PostalAddress delivery = company.delivery();
            PostalAddress address = company.address();
            return new Customer(
                    company.id(), company.name(), address, delivery == null ? address : delivery);
        }
    }
}
