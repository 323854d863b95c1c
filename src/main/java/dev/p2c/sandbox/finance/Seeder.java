package dev.p2c.sandbox.finance;

import com.fasterxml.jackson.databind.JsonNode;

/** Where the rows come from that Finance has without anybody calling it. */
public interface Seeder {

    /** Companies, groups, sites, warehouses, currencies, units, languages, countries, products. */
    void reference(FinanceRows rows);

    /** What a stand-in for people begins with, on top of the reference data. */
    void demo(FinanceRows rows);

    /**
     * Adds rows by the thousand.
     *
     * @param counts by name
     * @return what JSON can show
     * @throws IllegalArgumentException for an unknown name or a count that is none
     */
    Object seed(FinanceRows rows, JsonNode counts);
}
