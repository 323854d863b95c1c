package dev.p2c.sandbox.sales;

import dev.p2c.sandbox.model.EntityModel;
import dev.p2c.sandbox.store.EntityTable;
import dev.p2c.sandbox.store.Row;
import java.util.List;
import java.util.Map;

/** Business behaviour of Sales with the Prospect to cash solution. */
final class SalesRules implements BusinessRules {

    private static final int CLOSED_QUOTE = 3;

    private final SalesTables tables;
    private final SalesSettings settings;
    private final SalesSwitches switches;
    private final PluginSteps steps;

    SalesRules(
            SalesTables tables,
            SalesWriter writer,
            AutoNumbers numbers,
            SalesSettings settings,
            ApplicationUsers users,
            SalesSwitches switches,
            ProspectToCash solution) {
        this.tables = tables;
        this.settings = settings;
        this.switches = switches;
        this.steps = new PluginSteps(tables, writer, numbers, settings, users, switches, solution);
    }

    @Override
    public List<PluginStep> steps(EntityModel model) {
        return steps.of(model);
    }

    @Override
    public Map<String, String> numbers(EntityTable table) {
        return steps.number(table);
    }

    @Override
    public void checkCreate(EntityTable table, Map<Integer, Object> given) {
        DocumentLocks.checkCreate(tables, table, given);
    }

    @Override
    public void checkUpdate(EntityTable table, Row before, Map<Integer, Object> given) {
        DocumentLocks.check(tables, switches, table, before, given);
    }

    @Override
    public void checkDelete(EntityTable table, Row row) {
        DocumentLocks.checkDelete(tables, table, row);
    }

    @Override
    public boolean ignoresFixedColumns() {
        return switches.on(SalesSwitches.IGNORES_FIXED_COLUMNS);
    }

    /**
     * {@inheritDoc} A new product is a draft, unless the organization creates products in the
     * active state (Publish, revise, revert, retire, and activate products; setting
     * CreateProductsWithoutParentInActiveState).
     */
    @Override
    public int firstState(EntityModel model) {
        boolean isProduct = "products".equals(model.set());
        return isProduct
                        && !tables.is(
                                "organizations",
                                settings.organization(),
                                "createproductswithoutparentinactivestate")
                ? ProductRules.DRAFT
                : 0;
    }

    /**
     * {@inheritDoc} A won quote could become a draft again by an update (markcarrington.dev,
     * Read-only Sales entities); for the other closed states no source tells, and all of them stay
     * closed here. An invoiced order can be reopened: after an invoice, Finance changes the order
     * further (Sales orders template, direct: the state stays Active).
     */
    @Override
    public boolean isFinal(EntityModel model, int state) {
        return switch (model.set()) {
            case "quotes" -> state == 2 || state == CLOSED_QUOTE;
            case "salesorders" -> state == 2 || state == 3;
            case "invoices" -> state >= 2;
            default -> false;
        };
    }
}
