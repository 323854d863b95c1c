package dev.p2c.sandbox.finance;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Rules for customers: account and party number, defaults from company and customer group, name,
 * addresses. The customer form of Finance adds the same values (Prospect to cash, accounts to
 * customers).
 */
final class CustomerRules implements EntityRules {

    private static final Set<String> PARTY_TYPES = Set.of("Organization", "Person");
    private static final int ALIAS_LENGTH = 20;
    private static final String MAIN = "Address";
    private static final String DELIVERY = "DeliveryAddress";
    private static final String INVOICE = "InvoiceAddress";

    private final FinanceRows rows;

    CustomerRules(FinanceRows rows) {
        this.rows = rows;
    }

    @Override
    public void complete(FinanceDraft draft) {
        if (draft.isNew()) {
            number(draft);
            draft.fill("PartyType", "Organization");
            draft.fill("SalesCurrencyCode", rows.settings().currencyOf(draft.company()));
            language(draft);
            draft.fill("InvoiceAccount", draft.text("CustomerAccount"));
            draft.fill("AddressLocationRoles", "Business");
            termsOfGroup(draft);
        }
        name(draft);
        addresses(draft);
    }

    private void number(FinanceDraft draft) {
        String company = draft.company();
        if (draft.isEmpty("CustomerAccount")) {
            draft.set(
                    "CustomerAccount",
                    NumberSequences.firstFree(
                            () -> rows.nextNumber(SequenceRows.Kind.CUSTOMER, company),
                            account -> exists(draft, account)));
        }
        if (draft.isEmpty("PartyNumber")) {
            draft.set("PartyNumber", rows.nextParty());
        }
    }

    private boolean exists(FinanceDraft draft, String account) {
        return rows.related().customer(draft.company(), account).isPresent();
    }

    private void language(FinanceDraft draft) {
        rows.related()
                .find("LegalEntities", draft.company())
                .ifPresent(company -> draft.fill("LanguageId", company.text("LanguageId")));
        draft.fill("LanguageId", "en-US");
    }

    private void termsOfGroup(FinanceDraft draft) {
        rows.related()
                .find("CustomerGroups", draft.company(), draft.text("CustomerGroupId"))
                .ifPresent(
                        group -> {
                            draft.fill("PaymentTerms", group.text("PaymentTermId"));
                            draft.fill("SalesTaxGroup", group.text("TaxGroupId"));
                        });
    }

    /**
     * Sets the name columns. The name of a person is built from its parts and stored in {@code
     * OrganizationName}, as for an organization.
     */
    private static void name(FinanceDraft draft) {
        if (draft.text("PartyType").equals("Person")) {
            draft.set(
                    "OrganizationName",
                    Stream.of("PersonFirstName", "PersonMiddleName", "PersonLastName")
                            .map(draft::text)
                            .filter(part -> !part.isEmpty())
                            .collect(Collectors.joining(" ")));
        }
        String name = draft.text("OrganizationName");
        draft.fill("NameAlias", name.substring(0, Math.min(ALIAS_LENGTH, name.length())));
        draft.fill("KnownAs", name);
    }

    /** Delivers to the main address unless the customer has a delivery address of its own. */
    private void addresses(FinanceDraft draft) {
        boolean followed = draft.isNew() || deliveredToMain(draft);
        for (String prefix : new String[] {MAIN, DELIVERY, INVOICE}) {
            AddressColumns.completeCountry(draft, prefix, rows.related());
        }
        AddressColumns main = AddressColumns.of(draft, MAIN);
        if (!AddressColumns.wasSent(draft, DELIVERY) && (followed || deliveryIsEmpty(draft))) {
            main.into(draft, DELIVERY);
        }
        if (!main.isEmpty()) {
            draft.set("FullPrimaryAddress", main.formatted());
            draft.fill("AddressDescription", draft.text("OrganizationName"));
        }
    }

    private static boolean deliveryIsEmpty(FinanceDraft draft) {
        return AddressColumns.of(draft, DELIVERY).isEmpty();
    }

    private static boolean deliveredToMain(FinanceDraft draft) {
        FinanceDraft before = new FinanceDraft(draft.model(), draft.before());
        return AddressColumns.of(before, DELIVERY).equals(AddressColumns.of(before, MAIN));
    }

    @Override
    public void check(FinanceDraft draft, Infolog infolog) {
        String type = draft.text("PartyType");
        if (!PARTY_TYPES.contains(type)) {
            infolog.error(ReferencedValues.notFound(type, "Party type", "Party types"));
        }
        if (draft.isEmpty("OrganizationName")) {
            infolog.error("Field 'Name' must be filled in.");
        }
        onePartyOneCustomer(draft, infolog);
        String account = draft.text("InvoiceAccount");
        if (draft.changes("InvoiceAccount")
                && !account.equalsIgnoreCase(draft.text("CustomerAccount"))
                && !exists(draft, account)) {
            infolog.error(ReferencedValues.notFound(account, "Invoice account", "Customers"));
        }
    }

    /** Refuses a second customer for a party in one company (CustTable, index on Party). */
    private void onePartyOneCustomer(FinanceDraft draft, Infolog infolog) {
        String party = draft.text("PartyNumber");
        if (party.isEmpty() || !draft.changes("PartyNumber")) {
            return;
        }
        rows.related()
                .customerOfParty(draft.company(), party)
                .map(other -> other.text("CustomerAccount"))
                .filter(other -> !other.equalsIgnoreCase(draft.text("CustomerAccount")))
                .ifPresent(
                        other ->
                                infolog.error(
                                        "Cannot create a record in Customers (CustTable). Party: %s, Customer account: %s.\nThe record already exists."
                                                .formatted(party, other)));
    }

    /** Updates the columns of orders that show whether their customers are maintained in Sales. */
    @Override
    public void written(FinanceDraft draft) {
        if (draft.isNew() || !draft.changes("IsExternallyMaintained")) {
            return;
        }
        for (FinanceDraft order :
                rows.related().orders(draft.company(), draft.text("CustomerAccount"))) {
            DocumentHeaderRules.showOrigin(order, rows.related());
            rows.store(order);
            DocumentHeaderRules.showInLines(order, rows);
        }
    }

    @Override
    public void removing(FinanceDraft draft, Infolog infolog) {
        String account = draft.text("CustomerAccount");
        if (!rows.related().orders(draft.company(), account).isEmpty()) {
            infolog.error(
                    "Cannot delete a record in Customers (CustTable). Customer account: %s."
                                    .formatted(account)
                            + " The customer has sales orders.");
        }
    }
}
