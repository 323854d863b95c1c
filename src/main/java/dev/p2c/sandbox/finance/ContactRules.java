package dev.p2c.sandbox.finance;

/** People who work for a customer: the other party of the pair must be a customer's. */
final class ContactRules implements FinanceRules {

    private static final String ADDRESS = "PrimaryAddress";

    private final FinanceRows rows;

    ContactRules(FinanceRows rows) {
        this.rows = rows;
    }

    @Override
    public void complete(FinanceDraft draft) {
        if (draft.isEmpty("ContactPersonPartyNumber")) {
            draft.set("ContactPersonPartyNumber", rows.nextParty());
        }
        draft.fill("ContactPersonPartyType", "Person");
        AddressColumns.completeCountry(draft, ADDRESS, rows.related());
        if (!AddressColumns.of(draft, ADDRESS).isEmpty()) {
            draft.fill("PrimaryAddressLocationRoles", "Business");
        }
    }

    @Override
    public void check(FinanceDraft draft, InfologEntries log) {
        if (draft.isEmpty("FirstName") && draft.isEmpty("LastName")) {
            log.error(FieldRules.missing("LastName"));
        }
    }
}
