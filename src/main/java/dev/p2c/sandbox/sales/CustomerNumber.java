package dev.p2c.sandbox.sales;

/**
 * Accounts and contacts without a number get one (Prospect to cash solution,
 * PreOperationAccountCreate and PreOperationContactCreate).
 */
final class CustomerNumber implements Rule {

    private final Numbers numbers;
    private final String entity;
    private final String prefix;
    private final String column;

    CustomerNumber(Numbers numbers, String entity, String prefix, String column) {
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
}
