package dev.p2c.sandbox.sales;

import java.util.UUID;

/**
 * Sets the columns of a contact's company, among them {@code msdynce_iscompanyanaccount}, which
 * says that the company is an account and not another contact (Prospect to cash solution,
 * PreOperationContactCreate and PreOperationContactUpdate).
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
            draft.set("msdynce_iscompanyanaccount", account);
            draft.set("_accountid_value", account ? company : null);
            draft.set("_parentcontactid_value", account ? null : company);
        }
    }
}
