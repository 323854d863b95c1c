package dev.p2c.sandbox.demo;

import java.util.List;
import java.util.Set;

/**
 * What the demo data holds, and what is wrong in it on purpose, so that the tools have something to
 * show:
 *
 * <table>
 * <caption>Wrong rows</caption>
 * <tr><th>row</th><th>what is wrong</th><th>who refuses it</th></tr>
 * <tr><td>account {@link #LONG_NAME}</td><td>a name of more than 100 characters, which is all that Finance takes</td>
 *   <td>Finance, or the length rule of the mapping</td></tr>
 * <tr><td>account {@link #UNKNOWN_COUNTRY}</td><td>the country Atlantis</td>
 *   <td>the country map</td></tr>
 * <tr><td>account {@link #UNKNOWN_CURRENCY}</td><td>trades in PLN, which Finance does not have: like
 *   a customer group, a value that must exist there</td><td>Finance</td></tr>
 * <tr><td>account {@link #DUPLICATE}</td><td>somebody typed this customer into Finance, too: {@link
 *   #DUPLICATE_CUSTOMER} has the same party number</td><td>Finance</td></tr>
 * <tr><td>product {@link #UNKNOWN_UNIT}</td><td>sold in {@code pal}, a unit Sales does not have</td>
 *   <td>the look-up of the unit</td></tr>
 * <tr><td>product {@link #NO_PRICE_LIST}</td><td>priced in CHF, for which Sales has no price list
 *   </td><td>Sales</td></tr>
 * </table>
 */
public final class DemoData {

    public static final long SEED = 20_170_712L;

    public static final int ACCOUNTS = 500;
    public static final int CONTACTS = 800;

    /** Released products in company {@code usmf}. */
    public static final int PRODUCTS = 200;

    /**
     * The first products are already in Sales, externally maintained: quotes and orders need some.
     */
    public static final int PRODUCTS_IN_SALES = 8;

    /**
     * Released products in company {@code demf} with numbers of its own, {@code DE-T0100-BLK-M}.
     */
    public static final int GERMAN_PRODUCTS = 40;

    /** Released products of {@code usmf} that {@code demf} releases, too, at its own price. */
    public static final int SHARED_PRODUCTS = 5;

    /** As {@link #PRODUCTS_IN_SALES}, of {@code demf}. */
    public static final int GERMAN_PRODUCTS_IN_SALES = 4;

    /** Place of the first shared one: plain items, no variants. */
    static final int FIRST_SHARED_AT = 10;

    public static final int QUOTES = 60;
    public static final int ORDERS = 40;

    /** Places of the wrong accounts in the sequence, from 0. */
    static final int LONG_NAME_AT = 37;

    static final int UNKNOWN_COUNTRY_AT = 141;
    static final int UNKNOWN_CURRENCY_AT = 256;
    static final int DUPLICATE_AT = 402;
    static final int UNKNOWN_UNIT_AT = 52;
    static final int NO_PRICE_LIST_AT = 131;

    public static final String LONG_NAME = account(LONG_NAME_AT);
    public static final String UNKNOWN_COUNTRY = account(UNKNOWN_COUNTRY_AT);
    public static final String UNKNOWN_CURRENCY = account(UNKNOWN_CURRENCY_AT);
    public static final String DUPLICATE = account(DUPLICATE_AT);
    public static final String UNKNOWN_UNIT = product(UNKNOWN_UNIT_AT);
    public static final String NO_PRICE_LIST = product(NO_PRICE_LIST_AT);

    /** Account number in Finance of the customer that is there already. */
    public static final String DUPLICATE_CUSTOMER = "US-001";

    /** Account numbers, in the order of the table. */
    public static final List<String> WRONG_ACCOUNTS =
            List.of(LONG_NAME, UNKNOWN_COUNTRY, UNKNOWN_CURRENCY, DUPLICATE);

    /** Product numbers, in the order of the table. */
    public static final List<String> WRONG_PRODUCTS = List.of(UNKNOWN_UNIT, NO_PRICE_LIST);

    private static final Set<Long> WRONG_PLACES =
            Set.of(
                    (long) LONG_NAME_AT,
                    (long) UNKNOWN_COUNTRY_AT,
                    (long) UNKNOWN_CURRENCY_AT,
                    (long) DUPLICATE_AT);

    private DemoData() {}

    private static String account(long number) {
        return new CompanyCatalogue(SEED).get(number).accountNumber();
    }

    private static String product(long number) {
        return new ProductCatalogue(SEED).get(number).productNumber();
    }

    /**
     * @param number place in the sequence of accounts
     */
    static boolean isWrongAccount(long number) {
        return WRONG_PLACES.contains(number);
    }

    /** How many of a company's products Sales has from the beginning. */
    static int inSales(Branch branch) {
        return branch == Branch.USA ? PRODUCTS_IN_SALES : GERMAN_PRODUCTS_IN_SALES;
    }
}
