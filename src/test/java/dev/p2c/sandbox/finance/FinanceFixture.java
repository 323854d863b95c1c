package dev.p2c.sandbox.finance;

import dev.p2c.sandbox.model.EntityModel;
import dev.p2c.sandbox.model.ServiceModel;
import dev.p2c.sandbox.odata.FinanceEtag;
import dev.p2c.sandbox.store.Key;
import dev.p2c.sandbox.store.Row;
import dev.p2c.sandbox.store.Store;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Finance without HTTP, with the reference data of two companies and one product. */
final class FinanceFixture {

    static final Instant NOW = Instant.parse("2026-07-30T08:58:53Z");

    private final Store store = new Store(ServiceModel.finance());
    final FinanceRows rows;

    FinanceFixture() {
        this(FinanceSettings.defaults());
    }

    FinanceFixture(FinanceSettings settings) {
        rows = new FinanceRows(store, settings, Clock.fixed(NOW, ZoneOffset.UTC));
        shared();
        of("usmf", "en-US");
        of("demf", "de");
    }

    private void shared() {
        for (String currency : new String[] {"USD", "EUR"}) {
            rows.create("Currencies", null, Map.of("CurrencyCode", currency));
        }
        for (String language : new String[] {"en-US", "de"}) {
            rows.create("LanguageCodes", null, Map.of("LanguageCodeId", language));
        }
        for (String unit : new String[] {"ea", "pcs"}) {
            rows.create("UnitsOfMeasure", null, Map.of("UnitSymbol", unit));
        }
        country("USA", "US");
        country("DEU", "DE");
    }

    private void country(String id, String iso) {
        rows.create("AddressCountryRegions", null, Map.of("CountryRegion", id, "ISOcode", iso));
    }

    private void of(String company, String language) {
        rows.create(
                "LegalEntities", null, Map.of("LegalEntityId", company, "LanguageId", language));
        rows.create("CustomerGroups", company, Map.of("CustomerGroupId", "10"));
        rows.create("OperationalSitesV2", company, Map.of("SiteId", "1"));
        rows.create("Warehouses", company, Map.of("WarehouseId", "13", "OperationalSiteId", "1"));
        rows.create(
                "SellableReleasedProducts",
                company,
                Map.of(
                        "ProductNumber", "D0001",
                        "ProductName", "MidRangeSpeaker",
                        "SalesUnitSymbol", "ea",
                        "SalesPrice", new BigDecimal("345.50"),
                        "CurrencyCode", "USD"));
    }

    /** Values of a customer with everything that an order needs. */
    Map<String, Object> customer(String account) {
        Map<String, Object> values = new HashMap<>();
        values.put("CustomerAccount", account);
        values.put("OrganizationName", "Contoso Retail San Diego");
        values.put("CustomerGroupId", "10");
        values.put("SalesCurrencyCode", "USD");
        values.put("SiteId", "1");
        values.put("WarehouseId", "13");
        values.put("AddressStreet", "456 Peach Road");
        values.put("AddressCity", "San Diego");
        values.put("AddressState", "CA");
        values.put("AddressZipCode", "92114");
        values.put("AddressCountryRegionISOCode", "US");
        return values;
    }

    Row create(String set, Map<String, Object> values) {
        return rows.create(set, null, values);
    }

    Row create(String set, Object... namesAndValues) {
        return rows.create(set, null, map(namesAndValues));
    }

    Row update(String set, Row row, Object... namesAndValues) {
        return rows.update(set, row.key(), map(namesAndValues));
    }

    static Map<String, Object> map(Object... namesAndValues) {
        Map<String, Object> values = new HashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            values.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        return values;
    }

    /** Finds a row by its key; null if there is none. */
    Row row(String set, Object... key) {
        return store.table(set).get(Key.of(key));
    }

    List<Row> all(String set) {
        return store.table(set).stream().toList();
    }

    int count(String set) {
        return store.table(set).size();
    }

    Object get(String set, Row row, String column) {
        return row.get(store.table(set).model().index(column));
    }

    int[] etag(String set, Row row) {
        EntityModel model = store.table(set).model();
        Object versions = row.get(FinanceEtag.COLUMN);
        return versions == null ? FinanceEtag.initial(model) : (int[]) versions;
    }
}
