package dev.p2c.sandbox.story;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/**
 * The postal address of a customer.
 *
 * @param state state code; empty for countries whose addresses have none
 */
record CustomerAddress(
        String street, String city, String state, String postalCode, String country) {

    private static final List<String> STREETS =
            List.of("Main Street", "Station Road", "Market Square", "Harbour Lane", "Mill Lane");

    private static final List<CustomerAddress> CITIES =
            List.of(
                    new CustomerAddress("", "Seattle", "WA", "98101", "United States"),
                    new CustomerAddress("", "Denver", "CO", "80202", "United States"),
                    new CustomerAddress("", "Boston", "MA", "02108", "United States"),
                    new CustomerAddress("", "Austin", "TX", "78701", "United States"),
                    new CustomerAddress("", "Toronto", "ON", "M5H 2N2", "Canada"),
                    new CustomerAddress("", "Leeds", "", "LS1 4AB", "United Kingdom"),
                    new CustomerAddress("", "Bristol", "", "BS1 5TR", "United Kingdom"),
                    new CustomerAddress("", "Oslo", "", "0150", "Norway"),
                    new CustomerAddress("", "Malm\u00f6", "", "211 22", "Sweden"),
                    new CustomerAddress("", "Hamburg", "", "20095", "Germany"),
                    new CustomerAddress("", "Lyon", "", "69002", "France"),
                    new CustomerAddress("", "Sydney", "NSW", "2000", "Australia"));

    static CustomerAddress any(DealRandom random) {
        CustomerAddress city = random.pick(CITIES);
        String street = random.between(1, 180) + " " + random.pick(STREETS);
        return new CustomerAddress(street, city.city, city.state, city.postalCode, city.country);
    }

    /**
     * Writes the address into the columns with a prefix.
     *
     * @param prefix {@code address1}, {@code shipto} or {@code billto}
     */
    void writeTo(ObjectNode row, String prefix) {
        row.put(prefix + "_line1", street);
        row.put(prefix + "_city", city);
        row.put(prefix + "_stateorprovince", state.isEmpty() ? null : state);
        row.put(prefix + "_postalcode", postalCode);
        row.put(prefix + "_country", country);
    }
}
