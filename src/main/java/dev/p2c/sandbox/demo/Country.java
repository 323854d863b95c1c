package dev.p2c.sandbox.demo;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;

/**
 * A country with what its addresses, companies and people are made of; one entry of {@code
 * sandbox/demo/countries.json}.
 *
 * @param name as Sales writes it: free text that the country map of the templates knows
 * @param iso two letters
 * @param id three letters, the key in Finance
 * @param currency that its companies trade in, one of the reference currencies
 * @param weight how many of 47 companies are here
 * @param street where number and street stand
 * @param phone with {@code {area}} and {@code #} for a digit
 * @param highest house number
 * @param forms legal forms of companies
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

    /** In the order of the file. */
    static List<Country> all() {
        return Loaded.ALL;
    }

    @Override
    public String toString() {
        return name;
    }

    /**
     * @param state code, empty where addresses of the country have none
     * @param postalCode with {@code #} for a digit and {@code @} for a letter
     * @param area of the phone number
     */
    @JsonFormat(shape = JsonFormat.Shape.ARRAY)
    @JsonPropertyOrder({"name", "state", "postalCode", "area"})
    record City(String name, String state, String postalCode, String area) {}

    private static final class Loaded {
        static final List<Country> ALL = load();

        private static List<Country> load() {
            try (InputStream in =
                    Country.class.getResourceAsStream("/sandbox/demo/countries.json")) {
                return List.copyOf(
                        new ObjectMapper().readValue(in, new TypeReference<List<Country>>() {}));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
