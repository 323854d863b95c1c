package dev.p2c.sandbox.sales;

import java.util.UUID;

/**
 * Sets the columns that show a contact's company as an account or as another contact (Dataverse,
 * contact, {@code accountid} and {@code parentcontactid}).
 */
final class ParentCompanyColumns implements PluginStep {

    private final SalesTables tables;

    ParentCompanyColumns(SalesTables tables) {
        this.tables = tables;
    }

    @Override
    public void before(SalesDraft draft) {
        if (draft.changes("_parentcustomerid_value")) {
            UUID company = draft.id("_parentcustomerid_value");
            boolean account = tables.row("accounts", company) != null;
            draft.set("_accountid_value", account ? company : null);
            draft.set("_parentcontactid_value", account ? null : company);
        }
    }
}
