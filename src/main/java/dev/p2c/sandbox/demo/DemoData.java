package dev.p2c.sandbox.demo;

import java.util.List;
import java.util.Set;

/**
 * Numbers of demo rows, and the rows with intentional mistakes, so that {@code p2c failures list}
 * has something to show:
 *
 * <table>
 * <caption>Wrong rows</caption>
 * <tr><th>row</th><th>what is wrong</th><th>refused by</th></tr>
 * <tr><td>account {@link #LONG_NAME}</td>
 *   <td>a name of more than 100 characters, the maximum in Finance</td>
 *   <td>the length rule of the mapping</td></tr>
 * <tr><td>account {@link #UNKNOWN_COUNTRY}</td><td>the country Atlantis</td>
 *   <td>the country map of the mapping</td></tr>
 * <tr><td>account {@link #UNKNOWN_CURRENCY}</td>
 *   <td>the currency PLN, which is missing in Finance</td><td>Finance</td></tr>
 * <tr><td>account {@link #DUPLICATE}</td>
 *   <td>a customer that was also entered by hand in Finance: {@link #DUPLICATE_CUSTOMER} has the
 *   same party number</td><td>Finance</td></tr>
 * <tr><td>product {@link #UNKNOWN_UNIT}</td>
 *   <td>sold in {@code pal}, a unit that Sales does not have</td>
 *   <td>the look-up of the unit in Sales; the row waits for the unit</td></tr>
 * <tr><td>product {@link #NO_PRICE_LIST}</td>
 *   <td>priced in CHF, for which Sales has no price list</td>
 *   <td>the price list map of the mapping</td></tr>
 * </table>
 */
public final class DemoData {

    public static final long SEED = 20_170_712L;

    public static final int ACCOUNTS = 500;
    public static final int CONTACTS = 800;

    /** Released products in company {@code usmf}. */
    public static final int PRODUCTS = 200;

    /**
     * Number of products of {@code usmf} that are in Sales from the start, marked as externally
     * maintained, for quotes and orders.
     */
    public static final int PRODUCTS_IN_SALES = 8;

    /**
     * Released products in company {@code demf} with its own numbers, such as {@code
     * DE-T0100-BLK-M}.
     */
    public static final int GERMAN_PRODUCTS = 40;

    /**
     * Released products of {@code usmf} that {@code demf} has released as well, at its own price.
     */
    public static final int SHARED_PRODUCTS = 5;

    /** Number of products of {@code demf} that are in Sales from the start. */
    public static final int GERMAN_PRODUCTS_IN_SALES = 4;

    /** Place of the first shared product; shared products are items without variants. */
    static final int FIRST_SHARED_AT = 10;

    public static final int QUOTES = 60;
    public static final int ORDERS = 40;

    /** Place in the sequence of accounts, from 0, of the account whose name is too long. */
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

    /** Account number of the customer that was entered by hand in Finance. */
    public static final String DUPLICATE_CUSTOMER = "US-001";

    /** Numbers of the wrong accounts, in the order of the table. */
    public static final List<String> WRONG_ACCOUNTS =
            List.of(LONG_NAME, UNKNOWN_COUNTRY, UNKNOWN_CURRENCY, DUPLICATE);

    /** Numbers of the wrong products, in the order of the table. */
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
     * Whether an account has an intentional mistake.
     *
     * @param number place in the sequence of accounts
     */
    static boolean isWrongAccount(long number) {
        return WRONG_PLACES.contains(number);
    }

    /** Number of a branch's products that are in Sales from the start. */
    static int inSales(Branch branch) {
        return branch == Branch.USA ? PRODUCTS_IN_SALES : GERMAN_PRODUCTS_IN_SALES;
    }
}
