package dev.p2c.sandbox.sales;

import java.util.UUID;

/** Sets the account or the contact column of a document from its customer. */
final class CustomerColumns implements PluginStep {

    private final SalesTables tables;

    CustomerColumns(SalesTables tables) {
        this.tables = tables;
    }

    @Override
    public void before(SalesDraft draft) {
        UUID customer = draft.id("_customerid_value");
        if (customer == null) {
            throw WebApiErrors.business("You should specify a parent contact or account.");
        }
        if (draft.changes("_customerid_value")) {
            boolean account = tables.row("accounts", customer) != null;
            draft.set("_accountid_value", account ? customer : null);
            draft.set("_contactid_value", account ? null : customer);
        }
    }
}
