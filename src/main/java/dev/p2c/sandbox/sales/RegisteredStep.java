package dev.p2c.sandbox.sales;

import dev.p2c.sandbox.store.Row;

/** A plug-in step of the solution, which runs only while it is registered and enabled. */
final class RegisteredStep implements PluginStep {

    private final ProspectToCash solution;
    private final String create;
    private final String update;
    private final String delete;
    private final PluginStep step;

    private RegisteredStep(
            ProspectToCash solution, String create, String update, String delete, PluginStep step) {
        this.solution = solution;
        this.create = create;
        this.update = update;
        this.delete = delete;
        this.step = step;
    }

    /** A step of one registration. */
    static PluginStep of(ProspectToCash solution, String name, PluginStep step) {
        return new RegisteredStep(solution, name, name, name, step);
    }

    /**
     * A step with a registration for each message.
     *
     * @param name without {@code Create}, {@code Update} and {@code Delete}
     */
    static PluginStep ofAll(ProspectToCash solution, String name, PluginStep step) {
        return new RegisteredStep(
                solution, name + "Create", name + "Update", name + "Delete", step);
    }

    private boolean runs(SalesDraft draft) {
        return solution.runs(draft.isNew() ? create : update);
    }

    @Override
    public void before(SalesDraft draft) {
        if (runs(draft)) {
            step.before(draft);
        }
    }

    @Override
    public void after(SalesDraft draft) {
        if (runs(draft)) {
            step.after(draft);
        }
    }

    @Override
    public void beforeDelete(Row row) {
        if (solution.runs(delete)) {
            step.beforeDelete(row);
        }
    }

    @Override
    public void afterDelete(Row row) {
        if (solution.runs(delete)) {
            step.afterDelete(row);
        }
    }
}
