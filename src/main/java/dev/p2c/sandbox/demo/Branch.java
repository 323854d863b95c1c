package dev.p2c.sandbox.demo;

import java.util.Arrays;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** One of the two companies of the demo: a business unit in Sales and a legal entity in Finance. */
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

    /**
     * The branch that sells to a country. The US branch sells to all countries that are not
     * assigned to the German one.
     */
    static Branch of(Country country) {
        return GERMANY.countries.contains(country.name()) ? GERMANY : USA;
    }

    /**
     * The branch of a business unit.
     *
     * @throws IllegalArgumentException listing the known units
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
     * The branch of a legal entity.
     *
     * @throws IllegalArgumentException listing the known companies
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

    /** ISO code of the currency of its products and documents. */
    String currency() {
        return currency;
    }

    /** Id of the price list of its products in Sales. */
    UUID priceList() {
        return ReferenceData.id("pricelevels/" + priceList);
    }

    /** Id of the business unit's default team, which owns the branch's rows. */
    UUID team() {
        return ReferenceData.id("teams/" + unit);
    }

    /** The product under the branch's own product number. */
    Product own(Product product) {
        return prefix.isEmpty() ? product : product.withPrefix(prefix);
    }
}
