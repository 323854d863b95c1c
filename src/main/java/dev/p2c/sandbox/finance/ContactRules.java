package dev.p2c.sandbox.finance;

/** Rules for contact persons: party number, address, and a name that must not be empty. */
final class ContactRules implements EntityRules {

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
    public void check(FinanceDraft draft, Infolog infolog) {
        if (draft.isEmpty("FirstName") && draft.isEmpty("LastName")) {
            infolog.error(FieldChecks.missing("LastName"));
        }
    }
}
