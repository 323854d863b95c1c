package dev.p2c.sandbox.sales;

/**
 * Sets {@code msdynce_iscompanyanaccount}, which says that a contact's company is an account and
 * not another contact (Prospect to cash solution, PreOperationContactCreate and
 * PreOperationContactUpdate).
 */
final class CompanyIsAccount implements PluginStep {

    private final SalesTables tables;

    CompanyIsAccount(SalesTables tables) {
        this.tables = tables;
    }

    @Override
    public void before(SalesDraft draft) {
        if (draft.changes("_parentcustomerid_value")) {
            boolean account = tables.row("accounts", draft.id("_parentcustomerid_value")) != null;
            draft.set("msdynce_iscompanyanaccount", account);
        }
    }
}
