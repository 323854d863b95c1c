package dev.p2c.sandbox.story;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.function.UnaryOperator;

/** What somebody gets wrong when he enters a company. Finance will not have it so. */
enum Flaw {
    NONE,
    /** A country that the country map does not know. */
    COUNTRY,
    /** More than Finance takes. */
    NAME,
    /** A currency that Finance does not have, as a missing customer group would be. */
    CURRENCY;

    private static final String CURRENCY_BIND = "transactioncurrencyid@odata.bind";
    private static final List<String> COUNTRIES =
            List.of("Norwey", "Untied States", "Grate Britain", "Germnay", "Atlantis");
    private static final String LONG =
            ", formerly known as the International Trading and Shipping Company of the"
                    + " Northern Provinces, founded 1871";

    /**
     * @param currency a currency's row by its code
     * @return what is wrong, in words
     */
    String spoil(ObjectNode row, Chance chance, UnaryOperator<String> currency) {
        switch (this) {
            case COUNTRY -> {
                String country = chance.pick(COUNTRIES);
                row.put("address1_country", country);
                return "in " + country;
            }
            case NAME -> {
                row.put("name", row.path("name").asText() + LONG);
                return "with its whole history as its name";
            }
            case CURRENCY -> {
                row.put(CURRENCY_BIND, currency.apply("PLN"));
                return "that trades in PLN";
            }
            default -> {
                return "";
            }
        }
    }

    /**
     * @return what was done, in words
     */
    String mend(ObjectNode row, String name, Home home, UnaryOperator<String> currency) {
        switch (this) {
            case COUNTRY -> {
                row.put("address1_country", home.country());
                return "the country is " + home.country() + ", of course";
            }
            case NAME -> {
                row.put("name", name);
                return "the name is short again";
            }
            case CURRENCY -> {
                row.put(CURRENCY_BIND, currency.apply("USD"));
                return "pays in USD after all";
            }
            default -> {
                return "";
            }
        }
    }
}
