package dev.p2c.sandbox.finance;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Checks values that must exist in another table, and stores them in the spelling of that table.
 */
final class ReferencedValues {

    private static final Reference CURRENCY =
            new Reference("CurrencyCode", "Currencies", "Currency");
    private static final Reference LANGUAGE =
            new Reference("LanguageId", "LanguageCodes", "Language");
    private static final Reference UNIT =
            new Reference("SalesUnitSymbol", "UnitsOfMeasure", "Unit");
    private static final Reference PRODUCT =
            new Reference("ProductNumber", "SellableReleasedProducts", "Item number");
    private static final Reference LINE_SITE =
            new Reference("ShippingSiteId", "OperationalSitesV2", "Site");
    private static final Reference LINE_WAREHOUSE =
            new Reference("ShippingWarehouseId", "Warehouses", "Warehouse");
    private static final Reference SITE =
            new Reference("DefaultShippingSiteId", "OperationalSitesV2", "Site");
    private static final Reference WAREHOUSE =
            new Reference("DefaultShippingWarehouseId", "Warehouses", "Warehouse");
    private static final Reference INVOICE_ACCOUNT =
            new Reference("InvoiceCustomerAccountNumber", "CustomersV2", "Invoice account");
    private static final Reference DELIVERY_COUNTRY =
            country("DeliveryAddressCountryRegionISOCode");
    private static final Reference INVOICE_COUNTRY = country("InvoiceAddressCountryRegionISOCode");

    private static final Map<String, List<Reference>> RULES =
            Map.of(
                    "CustomersV2",
                    List.of(
                            new Reference("CustomerGroupId", "CustomerGroups", "Customer group"),
                            new Reference("SalesCurrencyCode", "Currencies", "Currency"),
                            LANGUAGE,
                            new Reference("SiteId", "OperationalSitesV2", "Site"),
                            new Reference("WarehouseId", "Warehouses", "Warehouse"),
                            new Reference("PaymentTerms", "PaymentTerms", "Terms of payment"),
                            new Reference("DeliveryTerms", "DeliveryTerms", "Delivery terms"),
                            new Reference("DeliveryMode", "DeliveryModesV2", "Mode of delivery"),
                            country("AddressCountryRegionISOCode"),
                            DELIVERY_COUNTRY,
                            INVOICE_COUNTRY),
                    "CDSContactPersons",
                    List.of(
                            new Reference(
                                    "AssociatedPartyNumber", "Parties", "Associated party number"),
                            country("PrimaryAddressCountryRegionISOCode")),
                    "CDSSalesOrderHeaders",
                    header("OrderingCustomerAccountNumber"),
                    "CDSSalesQuotationHeaders",
                    header("RequestingCustomerAccountNumber"),
                    "CDSSalesOrderLinesV2",
                    line(new Reference("SalesOrderNumber", "CDSSalesOrderHeaders", "Sales order")),
                    "CDSSalesQuotationLines",
                    line(
                            new Reference(
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

    private final RelatedRows related;

    ReferencedValues(RelatedRows related) {
        this.related = related;
    }

    private static Reference country(String column) {
        return new Reference(column, "AddressCountryRegions", "Country/region");
    }

    private static List<Reference> header(String customer) {
        return List.of(
                new Reference(customer, "CustomersV2", "Customer account"),
                INVOICE_ACCOUNT,
                CURRENCY,
                LANGUAGE,
                SITE,
                WAREHOUSE,
                DELIVERY_COUNTRY,
                INVOICE_COUNTRY);
    }

    private static List<Reference> line(Reference header) {
        return List.of(
                header, PRODUCT, UNIT, LINE_SITE, LINE_WAREHOUSE, CURRENCY, DELIVERY_COUNTRY);
    }

    /**
     * Changes sent values to the spelling of the referenced table; unknown values stay unchanged.
     */
    void respell(FinanceDraft draft) {
        for (Reference rule : rules(draft)) {
            if (draft.sent(rule.column) && !draft.isEmpty(rule.column)) {
                target(rule, draft).ifPresent(found -> draft.set(rule.column, found));
            }
        }
    }

    /**
     * Reports values that do not exist in the referenced table. Checks only values that the write
     * changes, as a form does.
     */
    void check(FinanceDraft draft, Infolog infolog) {
        for (Reference rule : rules(draft)) {
            String value = draft.text(rule.column);
            if (!value.isEmpty() && draft.changes(rule.column) && target(rule, draft).isEmpty()) {
                infolog.error(notFound(value, rule.field, TABLES.get(rule.set)));
            }
        }
    }

    static String notFound(String value, String field, String table) {
        return "The value '%s' in field '%s' is not found in the related table '%s'."
                .formatted(value, field, table);
    }

    private static List<Reference> rules(FinanceDraft draft) {
        return RULES.getOrDefault(draft.model().set(), List.of());
    }

    private Optional<String> target(Reference rule, FinanceDraft draft) {
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
     * A column whose values must exist in an entity set.
     *
     * @param set the entity set that must contain the value; {@code Parties} stands for the address
     *     book, which is not an entity set
     * @param field label of the column on the form
     */
    private record Reference(String column, String set, String field) {}
}
