package dev.p2c.sandbox.odata;

import dev.p2c.sandbox.model.Column;
import dev.p2c.sandbox.model.EntityModel;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Tables that a Finance entity joins, recognized by the prefixes of its column names. This is exact
 * enough for entity tags, where a change of an address, party or contact must not alter the version
 * of the main table.
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

    private static final Map<EntityModel, List<FinanceDataSource>> KNOWN =
            new ConcurrentHashMap<>();

    private final List<String> prefixes;

    FinanceDataSource(String... prefixes) {
        this.prefixes = List.of(prefixes);
    }

    /**
     * Data sources of an entity in the order of their versions in the etag, starting with the main
     * table.
     */
    static List<FinanceDataSource> of(EntityModel entity) {
        return KNOWN.computeIfAbsent(entity, FinanceDataSource::find);
    }

    private static List<FinanceDataSource> find(EntityModel entity) {
        Set<FinanceDataSource> found = EnumSet.of(MAIN);
        for (Column column : entity.columns()) {
            found.add(of(entity, column.name()));
        }
        return List.copyOf(found);
    }

    /** The data source that holds a column. Key columns always belong to the main table. */
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
