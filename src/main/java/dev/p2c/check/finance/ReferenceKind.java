package dev.p2c.check.finance;

import java.util.Locale;
import java.util.regex.Pattern;

/** Rows of Finance that a value must name, with the columns that name them. */
public enum ReferenceKind {
    CUSTOMER_GROUP(
            "customer group",
            "CustomerGroupId",
            "CustomerGroups",
            "CustomerGroupId",
            "Accounts receivable > Setup > Customer groups"),
    SITE(
            "site",
            "SiteId|DefaultShippingSiteId|ShippingSiteId",
            "OperationalSitesV2",
            "SiteId",
            "Inventory management > Setup > Inventory breakdown > Sites"),
    WAREHOUSE(
            "warehouse",
            "WarehouseId|DefaultShippingWarehouseId|ShippingWarehouseId",
            "Warehouses",
            "WarehouseId",
            "Inventory management > Setup > Inventory breakdown > Warehouses"),
    CURRENCY(
            "currency",
            "CurrencyCode|SalesCurrencyCode",
            "Currencies",
            "CurrencyCode",
            "General ledger > Currencies > Currencies"),
    UNIT(
            "unit",
            "SalesUnitSymbol",
            "UnitsOfMeasure",
            "UnitSymbol",
            "Organization administration > Setup > Units > Units"),
    PAYMENT_TERMS(
            "terms of payment",
            "PaymentTerms|PaymentTermsName",
            "PaymentTerms",
            "Name",
            "Accounts receivable > Payments setup > Terms of payment"),
    PAYMENT_METHOD(
            "method of payment",
            "PaymentMethod|CustomerPaymentMethodName",
            "CustomerPaymentMethods",
            "Name",
            "Accounts receivable > Payments setup > Methods of payment"),
    DELIVERY_TERMS(
            "terms of delivery",
            "DeliveryTerms|DeliveryTermsCode|DeliveryTermsId",
            "DeliveryTerms",
            "TermsCode",
            "Sales and marketing > Setup > Distribution > Terms of delivery"),
    DELIVERY_MODE(
            "mode of delivery",
            "DeliveryMode|DeliveryModeCode",
            "DeliveryModesV2",
            "ModeCode",
            "Sales and marketing > Setup > Distribution > Modes of delivery"),
    TAX_GROUP(
            "sales tax group",
            "SalesTaxGroup|SalesTaxGroupCode",
            "TaxGroups",
            "TaxGroupCode",
            "Tax > Indirect taxes > Sales tax > Sales tax groups"),
    LANGUAGE(
            "language",
            "LanguageId",
            "LanguageCodes",
            "LanguageCodeId",
            "System administration > Setup > Languages"),
    COUNTRY(
            "country/region",
            "\\w*AddressCountryRegionISOCode",
            "AddressCountryRegions",
            "ISOcode",
            "Organization administration > Global address book > Addresses > Address setup >"
                    + " Country/region"),
    ORIGIN(
            "sales origin",
            "SalesOrderOriginCode",
            "SalesOrderOriginCodes",
            "OriginCode",
            "Sales and marketing > Setup > Sales orders > Sales origin");

    private final String label;
    private final String set;
    private final String column;
    private final String menu;
    private final Pattern names;

    /**
     * @param names columns of any entity that hold the value
     * @param column of the set
     * @param menu where people create such a row
     */
    ReferenceKind(String label, String names, String set, String column, String menu) {
        this.label = label;
        this.names = Pattern.compile(names);
        this.set = set;
        this.column = column;
        this.menu = menu;
    }

    /** What people call such a row. */
    public String label() {
        return label;
    }

    /** The entity set of such rows. */
    public String set() {
        return set;
    }

    /** The column of the set that holds the value. */
    public String column() {
        return column;
    }

    /** Where people create such a row. */
    public String menu() {
        return menu;
    }

    /** {@code finance.customer-group}. */
    String id() {
        return FinanceChecks.SYSTEM + "." + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Whether values of a column name such rows. */
    public boolean isNamedBy(String column) {
        return names.matcher(column).matches();
    }
}
