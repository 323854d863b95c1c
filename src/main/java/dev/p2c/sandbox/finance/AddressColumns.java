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

/**
 * One postal address of an entity, read from and written to the columns that share a prefix. No
 * part is null.
 */
record AddressColumns(List<String> parts) {

    private static final Map<PrefixedAddress, List<Optional<Column>>> COLUMNS =
            new ConcurrentHashMap<>();

    /** Reads the address from the columns with the prefix; a part without a column is empty. */
    static AddressColumns of(FinanceDraft draft, String prefix) {
        return new AddressColumns(
                columns(draft, prefix).stream()
                        .map(column -> column.map(c -> draft.text(c.index())).orElse(""))
                        .toList());
    }

    /** True if the caller sent a value for a column of the address. */
    static boolean wasSent(FinanceDraft draft, String prefix) {
        return columns(draft, prefix).stream()
                .flatMap(Optional::stream)
                .anyMatch(c -> draft.sent(c) && !draft.text(c.index()).isEmpty());
    }

    boolean isEmpty() {
        return parts.stream().allMatch(String::isEmpty);
    }

    /** Writes each part that has a column with the prefix. */
    void into(FinanceDraft draft, String prefix) {
        List<Optional<Column>> columns = columns(draft, prefix);
        for (int i = 0; i < parts.size(); i++) {
            String value = parts.get(i);
            columns.get(i).ifPresent(column -> draft.set(column.name(), value));
        }
    }

    /**
     * The address as printed on an envelope: street, town and country on a line each, separated by
     * line feeds.
     */
    String formatted() {
        return joined(
                "\n",
                joined(" ", get(AddressPart.STREET), get(AddressPart.STREET_NUMBER)),
                joined(
                        ", ",
                        get(AddressPart.CITY),
                        joined(" ", get(AddressPart.STATE), get(AddressPart.ZIP_CODE))),
                get(AddressPart.COUNTRY));
    }

    /**
     * Makes the two columns of a country agree: sets the other column from the one that was sent.
     * If both were sent, the ISO code wins.
     */
    static void completeCountry(FinanceDraft draft, String prefix, RelatedRows related) {
        String iso = prefix + "CountryRegionISOCode";
        String id = prefix + "CountryRegionId";
        if (draft.changes(iso) && draft.sent(iso)) {
            draft.set(
                    id,
                    related.country(draft.text(iso)).map(c -> c.text("CountryRegion")).orElse(""));
        } else if (draft.changes(id) && draft.sent(id)) {
            related.find("AddressCountryRegions", draft.text(id))
                    .ifPresent(country -> draft.set(iso, country.text("ISOcode")));
        }
    }

    private String get(AddressPart part) {
        return parts.get(part.ordinal());
    }

    private static String joined(String separator, String... texts) {
        return Stream.of(texts).filter(t -> !t.isEmpty()).collect(Collectors.joining(separator));
    }

    private static List<Optional<Column>> columns(FinanceDraft draft, String prefix) {
        return COLUMNS.computeIfAbsent(
                new PrefixedAddress(draft.model(), prefix),
                place ->
                        Arrays.stream(AddressPart.values())
                                .map(part -> part.column(place))
                                .toList());
    }

    private record PrefixedAddress(EntityModel model, String prefix) {}

    /**
     * Parts of an address, with the endings of their column names, which differ between entities.
     */
    private enum AddressPart {
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

        AddressPart(String... endings) {
            this.endings = List.of(endings);
        }

        private Optional<Column> column(PrefixedAddress place) {
            return endings.stream()
                    .map(ending -> place.model.column(place.prefix + ending))
                    .flatMap(Stream::ofNullable)
                    .findFirst();
        }
    }
}
