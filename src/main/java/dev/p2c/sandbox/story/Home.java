package dev.p2c.sandbox.story;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/**
 * A place that somebody lives at or works in.
 *
 * @param state code; empty where addresses of the country have none
 */
record Home(String street, String city, String state, String postalCode, String country) {

    private static final List<String> STREETS =
            List.of("Main Street", "Station Road", "Market Square", "Harbour Lane", "Mill Lane");

    private static final List<Home> CITIES =
            List.of(
                    new Home("", "Seattle", "WA", "98101", "United States"),
                    new Home("", "Denver", "CO", "80202", "United States"),
                    new Home("", "Boston", "MA", "02108", "United States"),
                    new Home("", "Austin", "TX", "78701", "United States"),
                    new Home("", "Toronto", "ON", "M5H 2N2", "Canada"),
                    new Home("", "Leeds", "", "LS1 4AB", "United Kingdom"),
                    new Home("", "Bristol", "", "BS1 5TR", "United Kingdom"),
                    new Home("", "Oslo", "", "0150", "Norway"),
                    new Home("", "Malm\u00f6", "", "211 22", "Sweden"),
                    new Home("", "Hamburg", "", "20095", "Germany"),
                    new Home("", "Lyon", "", "69002", "France"),
                    new Home("", "Sydney", "NSW", "2000", "Australia"));

    static Home any(Chance chance) {
        Home city = chance.pick(CITIES);
        String street = chance.between(1, 180) + " " + chance.pick(STREETS);
        return new Home(street, city.city, city.state, city.postalCode, city.country);
    }

    /** As somebody in a hurry types it. */
    Home in(String otherCountry) {
        return new Home(street, city, state, postalCode, otherCountry);
    }

    /**
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
