package dev.p2c.sandbox.demo;

import dev.p2c.sandbox.demo.Country.City;

/** Postal address in the format of its country. */
record PostalAddress(Country country, City city, String street, String postalCode) {

    /** Random address in a country. */
    static PostalAddress in(Country country, SeededRandom random) {
        City city = random.pick(country.cities());
        return new PostalAddress(
                country, city, street(country, random), random.fill(city.postalCode()));
    }

    private static String street(Country country, SeededRandom random) {
        return country.street()
                .replace("{street}", random.pick(country.streets()))
                .replace("{n}", Integer.toString(random.between(1, country.highest())))
                .replace("{c}", Integer.toString(random.between(1, 6)))
                .replace("{b}", Integer.toString(random.between(1, 28)))
                .replace("{s}", Integer.toString(random.between(1, 19)));
    }

    /** Random phone number with the area code of the city. */
    String phone(SeededRandom random) {
        return random.fill(country.phone().replace("{area}", city.area()));
    }

    /** Code of the state; null if addresses of the country have none. */
    String state() {
        return city.state().isEmpty() ? null : city.state();
    }
}
