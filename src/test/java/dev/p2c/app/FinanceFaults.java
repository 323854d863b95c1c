package dev.p2c.app;

import static dev.p2c.app.Fault.done;

import dev.p2c.sandbox.SandboxClient;
import java.util.List;
import java.util.Map;

/** Faults in the set-up of Finance. */
final class FinanceFaults {

    /** Value rows of the mapping of accounts that name what Finance does not have. */
    static final String MORE_VALUES =
            """
              PaymentTerms: { constant: NET99 }
              PaymentMethod: { constant: BARTER }
              DeliveryTerms: { constant: XXX }
              DeliveryMode: { constant: "99" }
              SalesTaxGroup: { constant: NOTAX }
              InvoiceAddressCountryRegionISOCode: { constant: QQ }
              NoSuchColumn: { constant: x }
            """;

    private final SandboxClient finance;

    FinanceFaults(SandboxClient finance) {
        this.finance = finance;
    }

    /** Rows that are gone or were never set up, and sequences, jobs and rights. */
    List<Fault> all() {
        return List.of(
                deleted(
                        "finance.customer-group",
                        "10 does not exist in usmf",
                        "CustomerGroups(dataAreaId='usmf',CustomerGroupId='10')"),
                deleted(
                        "finance.site",
                        "1 does not exist in demf",
                        "OperationalSitesV2(dataAreaId='demf',SiteId='1')"),
                deleted(
                        "finance.warehouse",
                        "13 does not exist in usmf",
                        "Warehouses(dataAreaId='usmf',WarehouseId='13')"),
                deleted("finance.currency", "USD does not exist", "Currencies('USD')"),
                deleted("finance.unit", "ea does not exist", "UnitsOfMeasure('ea')"),
                deleted("finance.language", "en-us does not exist", "LanguageCodes('en-US')"),
                deleted(
                        "finance.rights",
                        "no security role",
                        "SecurityUserRoleAssociations(UserId='p2c',SecurityRoleIdentifier='-SYSADMIN-')"),
                sequence("customer account of usmf", "CustomerAccount"),
                sequence("party id", "PartyNumber"),
                sequence("quotation of usmf", "SalesQuotationNumber"),
                sequence("sales order of usmf", "SalesOrderNumber"),
                control("finance.totals-job", "Canceled", "jobs/totals-job", STOPPED),
                control("finance.line-numbers", LINES, "jobs/empty-line-numbers", "{}"),
                control("finance.rights", "may not read CDSContactPersons", "faults", FORBIDDEN),
                new Fault("finance.distinct-products", "demf has 1 released", this::release));
    }

    private static final String STOPPED = "{\"status\":\"Canceled\"}";
    private static final String LINES = "2 lines of CDSSalesOrderLines in usmf";
    private static final String FORBIDDEN = "{\"path\":\"CDSContactPersons\",\"status\":403}";

    /** Those that {@link #MORE_VALUES} brings. */
    static List<Fault> ofMappings() {
        return List.of(
                Fault.seeded("finance.payment-terms", "NET99"),
                Fault.seeded("finance.payment-method", "BARTER"),
                Fault.seeded("finance.delivery-terms", "XXX"),
                Fault.seeded("finance.delivery-mode", "99"),
                Fault.seeded("finance.tax-group", "NOTAX"),
                Fault.seeded("finance.country", "QQ"),
                Fault.seeded("finance.origin", "NOORIGIN"),
                Fault.seeded("finance.names", "NoSuchColumn"),
                Fault.seeded("sales.names", "nosuchcolumn"),
                Fault.seeded("sales.lookups", "isocurrencycode QQQ"),
                Fault.seeded("sales.product-state", "publish: false"));
    }

    /** Those of an old release, which hide other faults. */
    List<Fault> ofRelease() {
        return List.of(
                control(
                        "finance.release",
                        "entity set CDSSalesOrderLines",
                        "release",
                        "{\"without\":[\"CDSSalesOrderLines\",\"CustomersV2.IsExternallyMaintained\"]}"),
                Fault.seeded("finance.release", "column IsExternallyMaintained of CustomersV2"),
                Fault.seeded("finance.names", "unknown entity set \"CDSSalesOrderLines\""));
    }

    private Fault deleted(String id, String evidence, String address) {
        return new Fault(id, evidence, () -> done(finance.delete(address + "?cross-company=true")));
    }

    private Fault sequence(String evidence, String column) {
        String body = "{\"column\":\"%s\",\"manual\":false}".formatted(column);
        return control("finance.number-sequences", evidence, "sequences", body);
    }

    private Fault control(String id, String evidence, String call, String body) {
        return Fault.control(finance, id, evidence, call, body);
    }

    private void release() {
        done(
                finance.post(
                        "ReleasedProductsV2",
                        Map.of(
                                "dataAreaId", "demf",
                                "ItemNumber", "NEW-1",
                                "ProductNumber", "NEW-1")));
    }
}
