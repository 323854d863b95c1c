package dev.p2c.sandbox.odata;

import dev.p2c.sandbox.model.Column;
import dev.p2c.sandbox.model.EntityModel;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Tables that a Finance entity joins, told by how its columns begin. Good enough for what an etag
 * shows: a change of the address, the party or a contact leaves the pair of the main table alone.
 */
enum FinanceDataSource {
    MAIN,
    DIMENSIONS("DefaultLedgerDimension", "DefaultDimension", "LedgerDimension"),
    ADDRESS("Address", "FullPrimaryAddress", "PrimaryAddress"),
    DELIVERY_ADDRESS("DeliveryAddress", "FormattedDel"),
    PARTY("Party", "Organization", "Person", "NameAlias", "KnownAs", "LanguageId", "Birth"),
    PRIMARY_CONTACT("PrimaryContact", "PrimaryEmail", "PrimaryFax", "PrimaryPhone", "PrimaryURL"),
    INVOICE_ADDRESS("InvoiceAddress"),
    CREDIT("Credit", "CredMan"),
    GIRO("Giro"),
    BRAZIL("Brazilian"),
    PRODUCT_TEXT("ProductName", "ProductDescription"),
    RETAIL("Retail");

    private static final Map<EntityModel, FinanceDataSource[]> KNOWN = new ConcurrentHashMap<>();

    private final List<String> prefixes;

    FinanceDataSource(String... prefixes) {
        this.prefixes = List.of(prefixes);
    }

    /** In the order of their pairs; the main table always, and first. */
    static FinanceDataSource[] of(EntityModel entity) {
        return KNOWN.computeIfAbsent(entity, FinanceDataSource::find);
    }

    private static FinanceDataSource[] find(EntityModel entity) {
        Set<FinanceDataSource> found = EnumSet.of(MAIN);
        for (Column column : entity.columns()) {
            found.add(of(entity, column.name()));
        }
        return found.toArray(FinanceDataSource[]::new);
    }

    /** A key column is the main table's, whatever its name. */
    static FinanceDataSource of(EntityModel entity, String column) {
        if (!entity.key().contains(column)) {
            for (FinanceDataSource source : values()) {
                for (String prefix : source.prefixes) {
                    if (column.startsWith(prefix)) {
                        return source;
                    }
                }
            }
        }
        return MAIN;
    }
}
