package dev.p2c.sandbox.finance;

import dev.p2c.sandbox.model.Column;
import dev.p2c.sandbox.model.EntityModel;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** One postal address among the columns of an entity. Parts are never null. */
record AddressColumns(List<String> parts) {

    private static final Map<Place, List<Optional<Column>>> COLUMNS = new ConcurrentHashMap<>();

    /** Reads the address whose columns begin with the prefix; parts without a column are empty. */
    static AddressColumns of(FinanceDraft row, String prefix) {
        return new AddressColumns(
                columns(row, prefix).stream()
                        .map(column -> column.map(c -> row.text(c.index())).orElse(""))
                        .toList());
    }

    /** True where the caller sent one of its columns with a value. */
    static boolean wasSent(FinanceDraft row, String prefix) {
        return columns(row, prefix).stream()
                .flatMap(Optional::stream)
                .anyMatch(c -> row.sent(c) && !row.text(c.index()).isEmpty());
    }

    boolean isEmpty() {
        return parts.stream().allMatch(String::isEmpty);
    }

    /** Writes all parts that have a column there. */
    void into(FinanceDraft row, String prefix) {
        List<Optional<Column>> columns = columns(row, prefix);
        for (int i = 0; i < parts.size(); i++) {
            String value = parts.get(i);
            columns.get(i).ifPresent(column -> row.set(column.name(), value));
        }
    }

    /** As it is printed on an envelope: street, town, country; lines end with a line feed. */
    String formatted() {
        return joined(
                "\n",
                joined(" ", get(Part.STREET), get(Part.STREET_NUMBER)),
                joined(", ", get(Part.CITY), joined(" ", get(Part.STATE), get(Part.ZIP_CODE))),
                get(Part.COUNTRY));
    }

    /**
     * The two columns of a country agree: the one that was sent wins, the code of two letters
     * first.
     */
    static void completeCountry(FinanceDraft row, String prefix, Related related) {
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
        return parts.get(part.ordinal());
    }

    private static String joined(String separator, String... texts) {
        return Stream.of(texts).filter(t -> !t.isEmpty()).collect(Collectors.joining(separator));
    }

    private static List<Optional<Column>> columns(FinanceDraft row, String prefix) {
        return COLUMNS.computeIfAbsent(
                new Place(row.model(), prefix),
                place -> Arrays.stream(Part.values()).map(part -> part.column(place)).toList());
    }

    private record Place(EntityModel model, String prefix) {}

    /** Parts with the endings of their columns, which entities spell differently. */
    private enum Part {
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

        private Optional<Column> column(Place place) {
            return endings.stream()
                    .map(ending -> place.model.column(place.prefix + ending))
                    .flatMap(Stream::ofNullable)
                    .findFirst();
        }
    }
}
