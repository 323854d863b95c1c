package dev.p2c.sandbox.demo;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.core.type.TypeReference;
import java.util.List;

/**
 * Country with the parts from which its addresses, companies and persons are generated; an entry of
 * {@code sandbox/demo/countries.json}.
 *
 * @param name free text as in Sales, known to the country map of the templates
 * @param iso ISO code of two letters
 * @param id ISO code of three letters, the key in Finance
 * @param currency ISO code of the companies' currency, one of the reference currencies
 * @param weight number of companies in this country out of 47
 * @param street pattern of a street with house number
 * @param phone pattern with {@code {area}} for the area code and {@code #} for a digit
 * @param highest maximum house number
 * @param trades trades in company names
 * @param forms legal forms of companies
 * @param male first names of men
 * @param female first names of women
 * @param last last names
 */
record Country(
        String name,
        String iso,
        String id,
        String currency,
        int weight,
        String street,
        String phone,
        int highest,
        List<City> cities,
        List<String> streets,
        List<String> trades,
        List<String> forms,
        List<String> male,
        List<String> female,
        List<String> last) {

    /** All countries in the order of the file. */
    static List<Country> all() {
        return Loaded.ALL;
    }

    @Override
    public String toString() {
        return name;
    }

    /**
     * City with the parts of its addresses.
     *
     * @param state code of the state; empty if addresses of the country have none
     * @param postalCode pattern with {@code #} for a digit and {@code @} for a letter
     * @param area area code of phone numbers
     */
    @JsonFormat(shape = JsonFormat.Shape.ARRAY)
    @JsonPropertyOrder({"name", "state", "postalCode", "area"})
    record City(String name, String state, String postalCode, String area) {}

    private static final class Loaded {
        static final List<Country> ALL =
                List.copyOf(
                        DemoResource.read("countries.json", new TypeReference<List<Country>>() {}));
    }
}
