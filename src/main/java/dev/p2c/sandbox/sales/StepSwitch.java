package dev.p2c.sandbox.sales;

import dev.p2c.sandbox.store.Row;

/** Takes note of registrations of plug-in steps that are enabled, disabled or deleted. */
final class StepSwitch implements PluginStep {

    private final ProspectToCash solution;

    StepSwitch(ProspectToCash solution) {
        this.solution = solution;
    }

    @Override
    public void after(SalesDraft draft) {
        solution.refresh();
    }

    @Override
    public void afterDelete(Row row) {
        solution.refresh();
    }
}
