package dev.p2c.sandbox.finance;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Values that must exist in another table. What is found is stored in that table's spelling. */
final class ReferencedValues {

    private static final Rule CURRENCY = new Rule("CurrencyCode", "Currencies", "Currency");
    private static final Rule LANGUAGE = new Rule("LanguageId", "LanguageCodes", "Language");
    private static final Rule UNIT = new Rule("SalesUnitSymbol", "UnitsOfMeasure", "Unit");
    private static final Rule PRODUCT =
            new Rule("ProductNumber", "SellableReleasedProducts", "Item number");
    private static final Rule LINE_SITE = new Rule("ShippingSiteId", "OperationalSitesV2", "Site");
    private static final Rule LINE_WAREHOUSE =
            new Rule("ShippingWarehouseId", "Warehouses", "Warehouse");
    private static final Rule SITE =
            new Rule("DefaultShippingSiteId", "OperationalSitesV2", "Site");
    private static final Rule WAREHOUSE =
            new Rule("DefaultShippingWarehouseId", "Warehouses", "Warehouse");
    private static final Rule INVOICE_ACCOUNT =
            new Rule("InvoiceCustomerAccountNumber", "CustomersV2", "Invoice account");
    private static final Rule DELIVERY_COUNTRY = country("DeliveryAddressCountryRegionISOCode");
    private static final Rule INVOICE_COUNTRY = country("InvoiceAddressCountryRegionISOCode");

    private static final Map<String, List<Rule>> RULES =
            Map.of(
                    "CustomersV2",
                    List.of(
                            new Rule("CustomerGroupId", "CustomerGroups", "Customer group"),
                            new Rule("SalesCurrencyCode", "Currencies", "Currency"),
                            LANGUAGE,
                            new Rule("SiteId", "OperationalSitesV2", "Site"),
                            new Rule("WarehouseId", "Warehouses", "Warehouse"),
                            new Rule("PaymentTerms", "PaymentTerms", "Terms of payment"),
                            new Rule("DeliveryTerms", "DeliveryTerms", "Delivery terms"),
                            new Rule("DeliveryMode", "DeliveryModesV2", "Mode of delivery"),
                            country("AddressCountryRegionISOCode"),
                            DELIVERY_COUNTRY,
                            INVOICE_COUNTRY),
                    "CDSContactPersons",
                    List.of(
                            new Rule("AssociatedPartyNumber", "Parties", "Associated party number"),
                            country("PrimaryAddressCountryRegionISOCode")),
                    "CDSSalesOrderHeaders",
                    header("OrderingCustomerAccountNumber"),
                    "CDSSalesQuotationHeaders",
                    header("RequestingCustomerAccountNumber"),
                    "CDSSalesOrderLinesV2",
                    line(new Rule("SalesOrderNumber", "CDSSalesOrderHeaders", "Sales order")),
                    "CDSSalesQuotationLines",
                    line(
                            new Rule(
                                    "SalesQuotationNumber",
                                    "CDSSalesQuotationHeaders",
                                    "Quotation")));

    private static final Map<String, String> TABLES =
            Map.ofEntries(
                    Map.entry("AddressCountryRegions", "Country/regions"),
                    Map.entry("CDSSalesOrderHeaders", "Sales orders"),
                    Map.entry("CDSSalesQuotationHeaders", "Sales quotations"),
                    Map.entry("Currencies", "Currencies"),
                    Map.entry("CustomerGroups", "Customer groups"),
                    Map.entry("CustomersV2", "Customers"),
                    Map.entry("DeliveryModesV2", "Modes of delivery"),
                    Map.entry("DeliveryTerms", "Terms of delivery"),
                    Map.entry("LanguageCodes", "Languages"),
                    Map.entry("OperationalSitesV2", "Sites"),
                    Map.entry("Parties", "Global address book"),
                    Map.entry("PaymentTerms", "Terms of payment"),
                    Map.entry("SellableReleasedProducts", "Released products"),
                    Map.entry("UnitsOfMeasure", "Units"),
                    Map.entry("Warehouses", "Warehouses"));

    private final Related related;

    ReferencedValues(Related related) {
        this.related = related;
    }

    private static Rule country(String column) {
        return new Rule(column, "AddressCountryRegions", "Country/region");
    }

    private static List<Rule> header(String customer) {
        return List.of(
                new Rule(customer, "CustomersV2", "Customer account"),
                INVOICE_ACCOUNT,
                CURRENCY,
                LANGUAGE,
                SITE,
                WAREHOUSE,
                DELIVERY_COUNTRY,
                INVOICE_COUNTRY);
    }

    private static List<Rule> line(Rule header) {
        return List.of(
                header, PRODUCT, UNIT, LINE_SITE, LINE_WAREHOUSE, CURRENCY, DELIVERY_COUNTRY);
    }

    /** Puts what was sent into the spelling of the table it refers to; unknown values stay. */
    void respell(FinanceDraft draft) {
        for (Rule rule : rules(draft)) {
            if (draft.sent(rule.column) && !draft.isEmpty(rule.column)) {
                target(rule, draft).ifPresent(found -> draft.set(rule.column, found));
            }
        }
    }

    /** Only values that this write changes are looked at, as in a form. */
    void check(FinanceDraft draft, InfologEntries log) {
        for (Rule rule : rules(draft)) {
            String value = draft.text(rule.column);
            if (!value.isEmpty() && draft.changes(rule.column) && target(rule, draft).isEmpty()) {
                log.error(notFound(value, rule.field, TABLES.get(rule.set)));
            }
        }
    }

    static String notFound(String value, String field, String table) {
        return "The value '%s' in field '%s' is not found in the related table '%s'."
                .formatted(value, field, table);
    }

    private static List<Rule> rules(FinanceDraft draft) {
        return RULES.getOrDefault(draft.model().set(), List.of());
    }

    private Optional<String> target(Rule rule, FinanceDraft draft) {
        String value = draft.text(rule.column);
        return switch (rule.set) {
            case "AddressCountryRegions" -> related.country(value).map(c -> c.text("ISOcode"));
            case "Parties" -> related.customerOfParty(value).map(c -> c.text("PartyNumber"));
            case "Currencies", "LanguageCodes", "UnitsOfMeasure" ->
                    related.find(rule.set, value).map(row -> row.text(row.model().key().get(0)));
            default ->
                    related.find(rule.set, draft.company(), value)
                            .map(row -> row.text(row.model().key().get(1)));
        };
    }

    /**
     * @param set where the value must be; {@code Parties} is the address book, which is no set
     * @param field as the form of Finance calls it
     */
    private record Rule(String column, String set, String field) {}
}
