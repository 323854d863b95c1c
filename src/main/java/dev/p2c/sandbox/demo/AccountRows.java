package dev.p2c.sandbox.demo;

import dev.p2c.sandbox.demo.TimestampGenerator.Times;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/** Builds rows of {@code accounts} in Sales from companies. */
final class AccountRows {

    private static final int CUSTOMER = 3;
    private static final String LONG_NAME =
            "%s, formerly Consolidated Home Entertainment Distribution and Wholesale of the"
                    + " Pacific Northwest";

    private AccountRows() {}

    static Map<String, Object> of(Company company, Branch branch, Times times) {
        Map<String, Object> row = new HashMap<>();
        row.put("accountid", company.id());
        row.put("accountnumber", company.accountNumber());
        row.put("name", company.name());
        row.put("telephone1", company.phone());
        row.put("fax", company.fax());
        row.put("emailaddress1", "office@" + company.domain());
        row.put("websiteurl", "https://www." + company.domain());
        row.put("numberofemployees", company.employees());
        row.put("creditlimit", company.creditLimit());
        row.put("revenue", company.revenue());
        row.put("description", company.description());
        row.put("customertypecode", CUSTOMER);
        row.put("_ownerid_value", branch.team());
        row.put("_transactioncurrencyid_value", currency(company.country().currency()));
        address(row, "address1", company.address());
        if (company.delivery() != null) {
            address(row, "address2", company.delivery());
        }
        row.put("createdon", times.created());
        row.put("modifiedon", times.modified());
        return row;
    }

    /** An account of company {@code usmf} with an intentional mistake, see {@link DemoData}. */
    static Map<String, Object> wrong(Company company, Times times) {
        Map<String, Object> row = of(company, Branch.USA, times);
        switch ((int) company.number()) {
            case DemoData.LONG_NAME_AT -> row.put("name", LONG_NAME.formatted(company.name()));
            case DemoData.UNKNOWN_COUNTRY_AT -> row.put("address1_country", "Atlantis");
            case DemoData.UNKNOWN_CURRENCY_AT ->
                    row.put("_transactioncurrencyid_value", currency("PLN"));
            default -> row.put("description", "Has been a customer in Finance for years");
        }
        return row;
    }

    /** Puts an address into a row under columns with this prefix. */
    static void address(Map<String, Object> row, String prefix, PostalAddress address) {
        row.put(prefix + "_line1", address.street());
        row.put(prefix + "_city", address.city().name());
        row.put(prefix + "_stateorprovince", address.state());
        row.put(prefix + "_postalcode", address.postalCode());
        row.put(prefix + "_country", address.country().name());
    }

    /**
     * Id of a currency in Sales.
     *
     * @param isoCode one of the reference currencies
     */
    static UUID currency(String isoCode) {
        return ReferenceData.id("transactioncurrencies/" + isoCode);
    }
}
