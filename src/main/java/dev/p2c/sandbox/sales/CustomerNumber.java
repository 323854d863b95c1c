package dev.p2c.sandbox.sales;

import java.util.Map;

/**
 * Numbers accounts and contacts that have no number (Prospect to cash solution,
 * PreOperationAccountCreate and PreOperationContactCreate).
 */
final class CustomerNumber implements PluginStep {

    private final AutoNumbers numbers;
    private final String entity;
    private final String prefix;
    private final String column;

    CustomerNumber(AutoNumbers numbers, String entity, String prefix, String column) {
        this.numbers = numbers;
        this.entity = entity;
        this.prefix = prefix;
        this.column = column;
    }

    @Override
    public void before(SalesDraft draft) {
        if (draft.isNew() && draft.isEmpty(column)) {
            draft.set(column, numbers.customer(entity, prefix));
        }
    }

    /** The next number, by the name of its column. */
    Map<String, String> next() {
        return Map.of(column, numbers.customer(entity, prefix));
    }
}
