package dev.p2c.sandbox.sales;

import dev.p2c.sandbox.store.EntityTable;
import dev.p2c.sandbox.store.Row;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Deletes or unlinks dependent rows before a row is deleted, or refuses the deletion, by
 * relationship.
 */
final class CascadingDeletes {

    private static final List<Association> SALES =
            List.of(
                    new Association(
                            "quotes",
                            "quotedetails",
                            "_quoteid_value",
                            Association.OnDelete.CASCADE),
                    new Association(
                            "salesorders",
                            "salesorderdetails",
                            "_salesorderid_value",
                            Association.OnDelete.CASCADE),
                    new Association(
                            "invoices",
                            "invoicedetails",
                            "_invoiceid_value",
                            Association.OnDelete.CASCADE),
                    new Association(
                            "salesorders",
                            "invoices",
                            "_salesorderid_value",
                            Association.OnDelete.UNLINK),
                    new Association(
                            "products",
                            "productpricelevels",
                            "_productid_value",
                            Association.OnDelete.CASCADE),
                    new Association(
                            "products",
                            "quotedetails",
                            "_productid_value",
                            Association.OnDelete.RESTRICT),
                    new Association(
                            "products",
                            "salesorderdetails",
                            "_productid_value",
                            Association.OnDelete.RESTRICT),
                    new Association(
                            "products",
                            "invoicedetails",
                            "_productid_value",
                            Association.OnDelete.RESTRICT),
                    new Association(
                            "accounts",
                            "quotes",
                            "_customerid_value",
                            Association.OnDelete.RESTRICT),
                    new Association(
                            "accounts",
                            "salesorders",
                            "_customerid_value",
                            Association.OnDelete.RESTRICT),
                    new Association(
                            "accounts",
                            "invoices",
                            "_customerid_value",
                            Association.OnDelete.RESTRICT),
                    new Association(
                            "accounts",
                            "contacts",
                            "_parentcustomerid_value",
                            Association.OnDelete.UNLINK),
                    new Association(
                            "contacts",
                            "quotes",
                            "_customerid_value",
                            Association.OnDelete.RESTRICT),
                    new Association(
                            "contacts",
                            "salesorders",
                            "_customerid_value",
                            Association.OnDelete.RESTRICT),
                    new Association(
                            "contacts",
                            "invoices",
                            "_customerid_value",
                            Association.OnDelete.RESTRICT),
                    new Association(
                            "contacts",
                            "accounts",
                            "_primarycontactid_value",
                            Association.OnDelete.UNLINK));

    private final SalesTables tables;
    private final SalesWriter writer;
    private final List<Association> associations;

    CascadingDeletes(SalesTables tables, SalesWriter writer, List<Association> associations) {
        this.tables = tables;
        this.writer = writer;
        this.associations = associations;
    }

    /** The relationships of Sales. */
    static CascadingDeletes ofSales(SalesTables tables, SalesWriter writer) {
        return new CascadingDeletes(tables, writer, SALES);
    }

    Set<String> parents() {
        return associations.stream().map(Association::parent).collect(Collectors.toSet());
    }

    PluginStep of(String parent) {
        List<Association> own =
                associations.stream().filter(a -> a.parent().equals(parent)).toList();
        return new PluginStep() {
            @Override
            public void beforeDelete(Row row) {
                UUID id = tables.id(parent, row);
                own.forEach(association -> prepare(association, id));
            }
        };
    }

    private void prepare(Association association, UUID parent) {
        EntityTable table = tables.table(association.child());
        List<Row> dependants = tables.where(association.child(), association.column(), parent);
        if (association.onDelete() == Association.OnDelete.RESTRICT && !dependants.isEmpty()) {
            throw WebApiErrors.inUse();
        }
        Map<String, Object> unlinked = new HashMap<>();
        unlinked.put(association.column(), null);
        for (Row row : dependants) {
            if (association.onDelete() == Association.OnDelete.CASCADE) {
                writer.remove(table, row);
            } else {
                writer.amend(table, row, unlinked);
            }
        }
    }
}
