package dev.p2c.sandbox.sales;

import dev.p2c.sandbox.store.Row;
import java.util.UUID;

/**
 * Checks products: the product number is unique in the organization, whatever its business unit
 * (0x80043b06); a product has a unit group (0x80043b13), and its default unit belongs to that group
 * (0x80043b14). Source: Dataverse, data service error codes.
 */
final class ProductRules implements PluginStep {

    static final int DRAFT = 2;

    private static final int UNDER_REVISION = 3;

    private final SalesTables tables;
    private final SalesSwitches switches;

    ProductRules(SalesTables tables, SalesSwitches switches) {
        this.tables = tables;
        this.switches = switches;
    }

    @Override
    public void before(SalesDraft draft) {
        draftOnly(draft);
        if (draft.changes("productnumber") && isTaken(draft)) {
            throw WebApiErrors.productNumberExists();
        }
        UUID group = draft.id("_defaultuomscheduleid_value");
        if (group == null) {
            throw WebApiErrors.noUnitGroup();
        }
        boolean units = draft.changes("_defaultuomid_value", "_defaultuomscheduleid_value");
        UUID unit = draft.id("_defaultuomid_value");
        if (units && unit != null && !group.equals(groupOf(tables, unit))) {
            throw WebApiErrors.foreignUnit();
        }
    }

    /**
     * Where this rule is switched on, only the state of a product changes that is neither a draft
     * nor under revision.
     */
    private void draftOnly(SalesDraft draft) {
        Object before = draft.before("statecode");
        boolean isDraft =
                draft.isNew()
                        || Integer.valueOf(DRAFT).equals(before)
                        || Integer.valueOf(UNDER_REVISION).equals(before);
        if (switches.on(SalesSwitches.PRODUCTS_CHANGE_ONLY_AS_DRAFTS)
                && !isDraft
                && !draft.givesOnly("statecode", "statuscode")) {
            throw WebApiErrors.noDraft();
        }
    }

    private boolean isTaken(SalesDraft draft) {
        String number = draft.text("productnumber");
        return number != null
                && tables.where("products", "productnumber", number).stream()
                        .map(row -> tables.id("products", row))
                        .anyMatch(id -> !id.equals(draft.id()));
    }

    /** Id of a unit's group. */
    static UUID groupOf(SalesTables tables, UUID unit) {
        Row row = tables.row("uoms", unit);
        return (UUID) tables.value("uoms", row, "_uomscheduleid_value");
    }
}
