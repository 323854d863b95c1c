package dev.p2c.sandbox.sales;

/** Quotes, orders and invoices without a number get one, and a first revision. */
final class DocumentNumber implements Rule {

    private final Numbers numbers;
    private final Document document;

    DocumentNumber(Numbers numbers, Document document) {
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
        if (document == Document.QUOTE && draft.isEmpty("revisionnumber")) {
            draft.set("revisionnumber", 0);
        }
    }
}
