package dev.p2c.sandbox.demo;

import java.util.Arrays;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** The two companies of the demo: a business unit in Sales, a legal entity in Finance. */
public enum Branch {
    USA("usmf", "US operations", "USD", "CRM Service USA (sample)", "", Set.of()),
    GERMANY(
            "demf",
            "German operations",
            "EUR",
            "Standard EUR",
            "DE-",
            Set.of("Germany", "Austria", "France"));

    private final String company;
    private final String unit;
    private final String currency;
    private final String priceList;
    private final String prefix;
    private final Set<String> countries;

    Branch(
            String company,
            String unit,
            String currency,
            String priceList,
            String prefix,
            Set<String> countries) {
        this.company = company;
        this.unit = unit;
        this.currency = currency;
        this.priceList = priceList;
        this.prefix = prefix;
        this.countries = countries;
    }

    /** Who sells to a country: the Germans to theirs, the Americans to the rest of the world. */
    static Branch of(Country country) {
        return GERMANY.countries.contains(country.name()) ? GERMANY : USA;
    }

    /**
     * @throws IllegalArgumentException naming those there are
     */
    static Branch ofUnit(String unit) {
        return Arrays.stream(values())
                .filter(branch -> branch.unit.equalsIgnoreCase(unit))
                .findFirst()
                .orElseThrow(
                        () ->
                                new IllegalArgumentException(
                                        "Unknown business unit %s, there are: %s."
                                                .formatted(unit, listed(false))));
    }

    /**
     * @throws IllegalArgumentException naming those there are
     */
    static Branch ofCompany(String company) {
        return Arrays.stream(values())
                .filter(branch -> branch.company.equalsIgnoreCase(company))
                .findFirst()
                .orElseThrow(
                        () ->
                                new IllegalArgumentException(
                                        "Unknown company %s, there are: %s."
                                                .formatted(company, listed(true))));
    }

    private static String listed(boolean companies) {
        return Arrays.stream(values())
                .map(branch -> companies ? branch.company : branch.unit)
                .collect(Collectors.joining(", "));
    }

    public String company() {
        return company;
    }

    public String unit() {
        return unit;
    }

    /** Of its products and documents. */
    String currency() {
        return currency;
    }

    /** Of its products in Sales. */
    UUID priceList() {
        return ReferenceData.id("pricelevels/" + priceList);
    }

    /** Owns its rows: the unit's default team. */
    UUID team() {
        return ReferenceData.id("teams/" + unit);
    }

    /** The same goods under a number of its own. */
    Product own(Product product) {
        return prefix.isEmpty() ? product : product.withPrefix(prefix);
    }
}
