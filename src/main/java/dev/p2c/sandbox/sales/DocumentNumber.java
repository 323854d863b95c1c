package dev.p2c.sandbox.sales;

/** Numbers quotes, orders and invoices that have no number; sets the first revision of a quote. */
final class DocumentNumber implements PluginStep {

    private final AutoNumbers numbers;
    private final SalesDocument document;

    DocumentNumber(AutoNumbers numbers, SalesDocument document) {
        this.numbers = numbers;
        this.document = document;
    }

    @Override
    public void before(SalesDraft draft) {
        if (!draft.isNew()) {
            return;
        }
        if (draft.isEmpty(document.number())) {
            draft.set(document.number(), numbers.document(document.prefix()));
        }
        if (document == SalesDocument.QUOTE && draft.isEmpty("revisionnumber")) {
            draft.set("revisionnumber", 0);
        }
    }
}
