package dev.p2c.sandbox.story;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * A mistake made while entering a company, which keeps the company out of Finance until it is
 * corrected.
 */
enum EntryMistake {
    NONE,
    /** A country that is not in the country map. */
    COUNTRY,
    /** A name longer than Finance accepts. */
    NAME,
    /** A currency that Finance does not have. */
    CURRENCY;

    private static final String CURRENCY_BIND = "transactioncurrencyid@odata.bind";
    private static final List<String> COUNTRIES =
            List.of("Norwey", "Untied States", "Grate Britain", "Germnay", "Atlantis");
    private static final String LONG =
            ", formerly known as the International Trading and Shipping Company of the"
                    + " Northern Provinces, founded 1871";

    /**
     * Puts the mistake into the row of a new account.
     *
     * @param currency finds the reference to a currency by its code
     * @return what is wrong, in words
     */
    String apply(ObjectNode row, DealRandom random, UnaryOperator<String> currency) {
        switch (this) {
            case COUNTRY -> {
                String country = random.pick(COUNTRIES);
                row.put("address1_country", country);
                return "in " + country;
            }
            case NAME -> {
                row.put("name", row.path("name").asText() + LONG);
                return "with a name that is too long for Finance";
            }
            case CURRENCY -> {
                row.put(CURRENCY_BIND, currency.apply("PLN"));
                return "with the currency PLN, which Finance does not have";
            }
            default -> {
                return "";
            }
        }
    }

    /**
     * Writes the corrected value.
     *
     * @param currency finds the reference to a currency by its code
     * @return what was corrected, in words
     */
    String correct(
            ObjectNode row, String name, CustomerAddress address, UnaryOperator<String> currency) {
        switch (this) {
            case COUNTRY -> {
                row.put("address1_country", address.country());
                return "the country is corrected to " + address.country();
            }
            case NAME -> {
                row.put("name", name);
                return "the name is shortened";
            }
            case CURRENCY -> {
                row.put(CURRENCY_BIND, currency.apply("USD"));
                return "the currency is corrected to USD";
            }
            default -> {
                return "";
            }
        }
    }
}
