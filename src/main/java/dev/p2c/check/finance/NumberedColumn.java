package dev.p2c.check.finance;

import java.util.List;

/**
 * Columns of Finance that take numbers of Sales and that a number sequence numbers otherwise.
 *
 * <p>The names of the data types are those of the Application Object Tree; where no public source
 * settles the name, all candidates are tried.
 */
enum NumberedColumn {
    CUSTOMER(
            "CustomersV2",
            "CustomerAccount",
            "customer account",
            List.of("CustAccount"),
            "Accounts receivable > Setup > Accounts receivable parameters > Number sequences"),
    PARTY(
            "CustomersV2",
            "PartyNumber",
            "party id",
            List.of("DirPartyNumber", "DirPartyNumberId"),
            "Organization administration > Global address book > Global address book parameters >"
                    + " Number sequences"),
    CONTACT(
            "CDSContactPersons",
            "ContactPersonPartyNumber",
            "party id",
            PARTY.dataTypes,
            PARTY.menu),
    QUOTATION(
            "CDSSalesQuotationHeaders",
            "SalesQuotationNumber",
            "quotation",
            List.of("SalesQuotationId", "QuotationId", "QuotationIdBase"),
            CUSTOMER.menu),
    ORDER(
            "CDSSalesOrderHeaders",
            "SalesOrderNumber",
            "sales order",
            List.of("SalesId", "SalesIdBase"),
            CUSTOMER.menu);

    final String set;
    final String column;
    final String label;
    final List<String> dataTypes;
    final String menu;

    NumberedColumn(String set, String column, String label, List<String> dataTypes, String menu) {
        this.set = set;
        this.column = column;
        this.label = label;
        this.dataTypes = dataTypes;
        this.menu = menu;
    }
}
