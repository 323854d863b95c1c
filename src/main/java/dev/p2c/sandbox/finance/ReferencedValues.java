package dev.p2c.sandbox.finance;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Checks values that must exist in another table, and stores them in the spelling of that table.
 */
final class ReferencedValues {

    private static final ColumnReference CURRENCY =
            new ColumnReference("CurrencyCode", "Currencies", "Currency");
    private static final ColumnReference LANGUAGE =
            new ColumnReference("LanguageId", "LanguageCodes", "Language");
    private static final ColumnReference UNIT =
            new ColumnReference("SalesUnitSymbol", "UnitsOfMeasure", "Unit");
    private static final ColumnReference PRODUCT =
            new ColumnReference("ProductNumber", "SellableReleasedProducts", "Item number");
    private static final ColumnReference LINE_SITE =
            new ColumnReference("ShippingSiteId", "OperationalSitesV2", "Site");
    private static final ColumnReference LINE_WAREHOUSE =
            new ColumnReference("ShippingWarehouseId", "Warehouses", "Warehouse");
    private static final ColumnReference SITE =
            new ColumnReference("DefaultShippingSiteId", "OperationalSitesV2", "Site");
    private static final ColumnReference WAREHOUSE =
            new ColumnReference("DefaultShippingWarehouseId", "Warehouses", "Warehouse");
    private static final ColumnReference INVOICE_ACCOUNT =
            new ColumnReference("InvoiceCustomerAccountNumber", "CustomersV2", "Invoice account");
    private static final ColumnReference DELIVERY_COUNTRY =
            country("DeliveryAddressCountryRegionISOCode");
    private static final ColumnReference INVOICE_COUNTRY =
            country("InvoiceAddressCountryRegionISOCode");

    private static final Map<String, List<ColumnReference>> RULES =
            Map.of(
                    "CustomersV2",
                    List.of(
                            new ColumnReference(
                                    "CustomerGroupId", "CustomerGroups", "Customer group"),
                            new ColumnReference("SalesCurrencyCode", "Currencies", "Currency"),
                            LANGUAGE,
                            new ColumnReference("SiteId", "OperationalSitesV2", "Site"),
                            new ColumnReference("WarehouseId", "Warehouses", "Warehouse"),
                            new ColumnReference("PaymentTerms", "PaymentTerms", "Terms of payment"),
                            new ColumnReference("DeliveryTerms", "DeliveryTerms", "Delivery terms"),
                            new ColumnReference(
                                    "DeliveryMode", "DeliveryModesV2", "Mode of delivery"),
                            country("AddressCountryRegionISOCode"),
                            DELIVERY_COUNTRY,
                            INVOICE_COUNTRY),
                    "CDSContactPersons",
                    List.of(
                            new ColumnReference(
                                    "AssociatedPartyNumber", "Parties", "Associated party number"),
                            country("PrimaryAddressCountryRegionISOCode")),
                    "CDSSalesOrderHeaders",
                    header("OrderingCustomerAccountNumber"),
                    "CDSSalesQuotationHeaders",
                    header("RequestingCustomerAccountNumber"),
                    "CDSSalesOrderLinesV2",
                    line(
                            new ColumnReference(
                                    "SalesOrderNumber", "CDSSalesOrderHeaders", "Sales order")),
                    "CDSSalesQuotationLines",
                    line(
                            new ColumnReference(
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

    private static ColumnReference country(String column) {
        return new ColumnReference(column, "AddressCountryRegions", "Country/region");
    }

    private static List<ColumnReference> header(String customer) {
        return List.of(
                new ColumnReference(customer, "CustomersV2", "Customer account"),
                INVOICE_ACCOUNT,
                CURRENCY,
                LANGUAGE,
                SITE,
                WAREHOUSE,
                DELIVERY_COUNTRY,
                INVOICE_COUNTRY);
    }

    private static List<ColumnReference> line(ColumnReference header) {
        return List.of(
                header, PRODUCT, UNIT, LINE_SITE, LINE_WAREHOUSE, CURRENCY, DELIVERY_COUNTRY);
    }

    /**
     * Changes sent values to the spelling of the referenced table; unknown values stay unchanged.
     */
    void respell(FinanceDraft draft) {
        for (ColumnReference rule : rules(draft)) {
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
        for (ColumnReference rule : rules(draft)) {
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

    private static List<ColumnReference> rules(FinanceDraft draft) {
        return RULES.getOrDefault(draft.model().set(), List.of());
    }

    private Optional<String> target(ColumnReference rule, FinanceDraft draft) {
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
    private record ColumnReference(String column, String set, String field) {}
}
