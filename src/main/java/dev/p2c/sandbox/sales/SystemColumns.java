package dev.p2c.sandbox.sales;

import dev.p2c.sandbox.model.Column;
import dev.p2c.sandbox.model.ColumnType;
import dev.p2c.sandbox.model.EntityModel;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Positions of the columns that the service fills in rows of one entity, and defaults of its
 * columns. Computed once per entity, because seeding writes up to a million rows. A position is -1
 * if the entity has no such column.
 */
record SystemColumns(
        long version,
        int key,
        int createdOn,
        int overriddenCreatedOn,
        int createdBy,
        int modifiedOn,
        int modifiedBy,
        int owner,
        int owningUser,
        int owningTeam,
        int owningUnit,
        int organization,
        int currency,
        int exchangeRate,
        int state,
        int status,
        Map<Integer, Object> defaults,
        List<MoneyPair> money,
        List<Column> required,
        List<Column> numbered) {

    /** A money column and the column with the same amount in the base currency. */
    record MoneyPair(int amount, int base) {}

    static SystemColumns of(EntityModel model) {
        return new SystemColumns(
                model.version(),
                model.index(model.key().get(0)),
                at(model, "createdon"),
                at(model, "overriddencreatedon"),
                at(model, "_createdby_value"),
                at(model, "modifiedon"),
                at(model, "_modifiedby_value"),
                at(model, "_ownerid_value"),
                at(model, "_owninguser_value"),
                at(model, "_owningteam_value"),
                at(model, "_owningbusinessunit_value"),
                readOnlyAt(model, "_organizationid_value"),
                at(model, "_transactioncurrencyid_value"),
                at(model, "exchangerate"),
                at(model, "statecode"),
                at(model, "statuscode"),
                defaults(model),
                money(model),
                required(model),
                model.columns().stream()
                        .filter(column -> !column.origin().autoNumberFormat().isEmpty())
                        .toList());
    }

    private static int at(EntityModel model, String column) {
        Column found = model.column(column);
        return found == null ? -1 : found.index();
    }

    /** A column of this name that a caller may write is no system column. */
    private static int readOnlyAt(EntityModel model, String column) {
        Column found = model.column(column);
        return found == null || !found.readOnly() ? -1 : found.index();
    }

    private static Map<Integer, Object> defaults(EntityModel model) {
        Map<Integer, Object> defaults = new LinkedHashMap<>();
        for (Column column : model.columns()) {
            Object value = column.defaultValue();
            if (value instanceof Integer number && column.type() == ColumnType.DECIMAL) {
                value = BigDecimal.valueOf(number);
            }
            if (value != null) {
                defaults.put(column.index(), value);
            }
        }
        return defaults;
    }

    private static List<MoneyPair> money(EntityModel model) {
        List<MoneyPair> pairs = new ArrayList<>();
        for (Column column : model.columns()) {
            Column base = model.column(column.name() + "_base");
            if (column.isMoney() && base != null) {
                pairs.add(new MoneyPair(column.index(), base.index()));
            }
        }
        return pairs;
    }

    /**
     * Required columns, for entities with business data only; reference data is created without
     * this check. Texts and lookups only: choices, numbers and flags have a default of the platform
     * (salesorderdetail, propertyconfigurationstatus), so that leaving them out refuses nothing.
     */
    private static List<Column> required(EntityModel model) {
        return switch (model.set()) {
            case "products",
                    "pricelevels",
                    "productpricelevels",
                    "quotedetails",
                    "salesorderdetails",
                    "invoicedetails",
                    "quotationlines",
                    "salesorderlines",
                    "salesinvoicelines" ->
                    model.columns().stream()
                            .filter(c -> "system".equals(c.required()) && !c.readOnly())
                            .filter(c -> !c.autoNumber())
                            .filter(c -> c.type() == ColumnType.STRING || c.lookup() != null)
                            .toList();
            default -> List.of();
        };
    }
}
