package dev.p2c.sandbox.sales;

import com.fasterxml.jackson.databind.JsonNode;
import dev.p2c.sandbox.http.InitialData;
import dev.p2c.sandbox.http.Seeder;
import dev.p2c.sandbox.odata.ReaderSettings;
import dev.p2c.sandbox.store.Row;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/**
 * Sales without HTTP, with two currencies, three price lists, a unit, two products, an account and
 * a contact.
 */
final class SalesFixture {

    static final Instant NOW = Instant.parse("2026-09-28T22:57:53.789Z");
    static final UUID USD = id(1);
    static final UUID EUR = id(2);
    static final UUID STANDARD = id(11);
    static final UUID CHEAP = id(12);
    static final UUID EURO_LIST = id(13);
    static final UUID UNITS = id(21);
    static final UUID EACH = id(22);
    static final UUID FROM_FINANCE = id(31);
    static final UUID TYPED_IN_SALES = id(32);
    static final UUID ACCOUNT = id(41);
    static final UUID CONTACT = id(42);

    final SalesService service;
    final SalesRows rows;

    SalesFixture() {
        this(SalesSettings.defaults());
    }

    SalesFixture(SalesSettings settings) {
        service =
                SalesService.open(
                        settings,
                        ReaderSettings.sales(),
                        Clock.fixed(NOW, ZoneOffset.UTC),
                        new References());
        service.reset(InitialData.EMPTY);
        rows = service.rows();
    }

    static UUID id(int number) {
        return new UUID(0x4000L, 0x8000_0000_0000_0000L + number);
    }

    Object get(String set, UUID id, String column) {
        return rows.value(set, rows.get(set, id), column);
    }

    UUID create(String set, Map<String, ?> values) {
        Row row = rows.create(set, values);
        return rows.id(set, row);
    }

    UUID order(Map<String, ?> more) {
        return document("salesorders", more);
    }

    UUID document(String set, Map<String, ?> more) {
        Map<String, Object> values = new HashMap<>();
        values.put("name", "Pumps");
        values.put("_customerid_value", ACCOUNT);
        values.put("_pricelevelid_value", STANDARD);
        values.putAll(more);
        return create(set, values);
    }

    UUID line(SalesDocument document, UUID header, UUID product, Map<String, ?> more) {
        Map<String, Object> values = new HashMap<>();
        values.put(document.parent(), header);
        values.put("_productid_value", product);
        values.put("_uomid_value", EACH);
        values.put("quantity", BigDecimal.ONE);
        values.put("propertyconfigurationstatus", 2);
        values.put("producttypecode", 1);
        values.putAll(more);
        return create(document.lines(), values);
    }

    private static final class References implements Seeder<SalesRows> {
        @Override
        public void reference(SalesRows rows) {
            currency(rows, USD, "USD", "1");
            currency(rows, EUR, "EUR", "0.8");
            list(rows, STANDARD, "Standard", USD);
            list(rows, CHEAP, "Agreed prices", USD);
            list(rows, EURO_LIST, "Euro", EUR);
            rows.create("uomschedules", Map.of("uomscheduleid", UNITS, "name", "Default unit"));
            rows.create("uoms", Map.of("uomid", EACH, "name", "ea", "_uomscheduleid_value", UNITS));
            product(rows, FROM_FINANCE, "P-1", true);
            product(rows, TYPED_IN_SALES, "P-2", false);
            rows.create("accounts", Map.of("accountid", ACCOUNT, "name", "Contoso"));
            rows.create("contacts", Map.of("contactid", CONTACT, "lastname", "Lovelace"));
        }

        private static void currency(SalesRows rows, UUID id, String code, String rate) {
            rows.create(
                    "transactioncurrencies",
                    Map.of(
                            "transactioncurrencyid", id,
                            "isocurrencycode", code,
                            "currencyname", code,
                            "exchangerate", new BigDecimal(rate)));
        }

        private static void list(SalesRows rows, UUID id, String name, UUID currency) {
            rows.create(
                    "pricelevels",
                    Map.of(
                            "pricelevelid", id,
                            "name", name,
                            "_transactioncurrencyid_value", currency));
        }

        private static void product(SalesRows rows, UUID id, String number, boolean external) {
            rows.create(
                    "products",
                    Map.of(
                            "productid", id,
                            "productnumber", number,
                            "name", "Pump " + number,
                            "price", new BigDecimal("12.50"),
                            "_pricelevelid_value", STANDARD,
                            "_defaultuomid_value", EACH,
                            "_defaultuomscheduleid_value", UNITS,
                            "quantitydecimal", 2,
                            "statecode", 0,
                            "msdynce_ismaintainedexternally", external));
        }

        @Override
        public void demo(SalesRows rows) {
            rows.create("accounts", Map.of("name", "Demo"));
        }

        @Override
        public Object seed(SalesRows rows, JsonNode counts) {
            return Map.of();
        }
    }
}
