package dev.p2c.check.finance;

import java.util.List;

/**
 * Columns of Finance that take numbers of Sales and that a number sequence numbers otherwise.
 *
 * <p>The names of the data types are those of the Application Object Tree; where no public source
 * settles the name, all candidates are tried.
 */
public enum NumberedColumn {
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

    private final String set;
    private final String column;
    private final String label;
    private final List<String> dataTypes;
    private final String menu;

    NumberedColumn(String set, String column, String label, List<String> dataTypes, String menu) {
        this.set = set;
        this.column = column;
        this.label = label;
        this.dataTypes = dataTypes;
        this.menu = menu;
    }

    /** The entity set. */
    public String set() {
        return set;
    }

    /** The column of the set. */
    public String column() {
        return column;
    }

    /** What people call the number. */
    public String label() {
        return label;
    }

    /** Where people choose the sequence. */
    public String menu() {
        return menu;
    }

    List<String> dataTypes() {
        return dataTypes;
    }
}
