package dev.p2c.sandbox.finance;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** One postal address among the columns of an entity. Parts are never null. */
record Address(Map<Part, String> parts) {

    /** Reads the address whose columns begin with the prefix; parts without a column are empty. */
    static Address of(Draft row, String prefix) {
        return new Address(
                Stream.of(Part.values())
                        .collect(Collectors.toMap(p -> p, p -> p.read(row, prefix))));
    }

    /** True where the caller sent one of its columns with a value. */
    static boolean wasSent(Draft row, String prefix) {
        return Stream.of(Part.values())
                .map(part -> part.column(row, prefix))
                .anyMatch(c -> !c.isEmpty() && row.sent(c) && !row.isEmpty(c));
    }

    boolean isEmpty() {
        return parts.values().stream().allMatch(String::isEmpty);
    }

    /** Writes all parts that have a column there. */
    void into(Draft row, String prefix) {
        parts.forEach(
                (part, value) -> {
                    String column = part.column(row, prefix);
                    if (!column.isEmpty()) {
                        row.set(column, value);
                    }
                });
    }

    /** As it is printed on an envelope: street, town, country; lines end with a line feed. */
    String formatted() {
        List<String> lines = new ArrayList<>();
        lines.add(joined(" ", get(Part.STREET), get(Part.STREET_NUMBER)));
        String region = joined(" ", get(Part.STATE), get(Part.ZIP_CODE));
        lines.add(joined(", ", get(Part.CITY), region));
        lines.add(get(Part.COUNTRY));
        return lines.stream().filter(line -> !line.isEmpty()).collect(Collectors.joining("\n"));
    }

    /**
     * The two columns of a country agree: the one that was sent wins, the code of two letters
     * first.
     */
    static void completeCountry(Draft row, String prefix, Related related) {
        String iso = prefix + "CountryRegionISOCode";
        String id = prefix + "CountryRegionId";
        if (row.changes(iso) && row.sent(iso)) {
            row.set(
                    id,
                    related.country(row.text(iso)).map(c -> c.text("CountryRegion")).orElse(""));
        } else if (row.changes(id) && row.sent(id)) {
            related.find("AddressCountryRegions", row.text(id))
                    .ifPresent(country -> row.set(iso, country.text("ISOcode")));
        }
    }

    private String get(Part part) {
        return parts.get(part);
    }

    private static String joined(String separator, String... texts) {
        return Stream.of(texts).filter(t -> !t.isEmpty()).collect(Collectors.joining(separator));
    }

    /** Parts with the endings of their columns, which entities spell differently. */
    enum Part {
        STREET("Street"),
        STREET_NUMBER("StreetNumber"),
        CITY("City"),
        STATE("State", "StateId"),
        ZIP_CODE("ZipCode"),
        COUNTY("County", "CountyId"),
        DISTRICT("DistrictName"),
        COUNTRY("CountryRegionId"),
        COUNTRY_ISO("CountryRegionISOCode");

        private final List<String> endings;

        Part(String... endings) {
            this.endings = List.of(endings);
        }

        private String column(Draft row, String prefix) {
            return endings.stream().map(prefix::concat).filter(row::has).findFirst().orElse("");
        }

        private String read(Draft row, String prefix) {
            String column = column(row, prefix);
            return column.isEmpty() ? "" : row.text(column);
        }
    }
}
