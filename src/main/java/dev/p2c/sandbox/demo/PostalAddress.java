package dev.p2c.sandbox.demo;

import dev.p2c.sandbox.demo.Country.City;

/** A postal address in the shape of its country. */
record PostalAddress(Country country, City city, String street, String postalCode) {

    static PostalAddress in(Country country, Dice dice) {
        City city = dice.pick(country.cities());
        return new PostalAddress(
                country, city, street(country, dice), dice.fill(city.postalCode()));
    }

    private static String street(Country country, Dice dice) {
        return country.street()
                .replace("{street}", dice.pick(country.streets()))
                .replace("{n}", Integer.toString(dice.between(1, country.highest())))
                .replace("{c}", Integer.toString(dice.between(1, 6)))
                .replace("{b}", Integer.toString(dice.between(1, 28)))
                .replace("{s}", Integer.toString(dice.between(1, 19)));
    }

    String phone(Dice dice) {
        return dice.fill(country.phone().replace("{area}", city.area()));
    }

    /** Null where addresses of the country have none. */
    String state() {
        return city.state().isEmpty() ? null : city.state();
    }
}
