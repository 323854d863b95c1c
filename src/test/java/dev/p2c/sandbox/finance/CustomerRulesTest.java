package dev.p2c.sandbox.finance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.p2c.sandbox.store.Row;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * Tests the defaults and checks of customers and contact persons in Finance.
 *
 * <p>Holds rules of docs/templates.md, "Accounts".
 */
class CustomerRulesTest {

    private static final String SET = "CustomersV2";

    private final FinanceFixture finance = new FinanceFixture();

    /**
     * Recorded from the service: a customer posted without an account came back with the next
     * number.
     */
    @Test
    void newCustomerGetsAccountAndPartyNumber() {
        Row row = finance.create(SET, "OrganizationName", "Fabrikam", "CustomerGroupId", "10");

        assertThat(finance.get(SET, row, "CustomerAccount")).isEqualTo("USMF-000001");
        assertThat(finance.get(SET, row, "PartyNumber")).isEqualTo("000000001");
    }

    /** The sequence skips a number that was assigned by hand. */
    @Test
    void numberSequenceSkipsANumberThatIsTaken() {
        finance.create(SET, finance.customer("USMF-000001"));

        Row row = finance.create(SET, "OrganizationName", "Fabrikam", "CustomerGroupId", "10");

        assertThat(finance.get(SET, row, "CustomerAccount")).isEqualTo("USMF-000002");
    }

    /** Source: Number sequences, "Allow manual numbers". */
    @Test
    void manualNumberIsRefusedIfTheSequenceIsAutomaticOnly() {
        FinanceFixture strict =
                new FinanceFixture(
                        FinanceSettings.defaults()
                                .withAutomaticOnly(java.util.Set.of("CustomerAccount")));

        assertThatThrownBy(() -> strict.create(SET, strict.customer("US-001")))
                .hasMessageContaining("does not allow manual numbers");
        assertThat(strict.count(SET)).isZero();
    }

    /** On the customer form, currency and language come from the company. */
    @Test
    void newCustomerTakesTheCompanysCurrencyAndLanguage() {
        Row row =
                finance.rows.create(
                        SET,
                        "demf",
                        Map.of("OrganizationName", "Fabrikam", "CustomerGroupId", "10"));

        assertThat(finance.get(SET, row, "SalesCurrencyCode")).isEqualTo("EUR");
        assertThat(finance.get(SET, row, "LanguageId")).isEqualTo("de");
        assertThat(finance.get(SET, row, "PartyType")).isEqualTo("Organization");
        assertThat(finance.get(SET, row, "NameAlias")).isEqualTo("Fabrikam");
    }

    /** Prospect to cash, accounts to customers: the customer has no delivery address of its own. */
    @Test
    void deliveriesGoToTheMainAddressUntilTheCustomerHasAnother() {
        Row row = finance.create(SET, finance.customer("US-001"));
        assertThat(finance.get(SET, row, "DeliveryAddressCity")).isEqualTo("San Diego");
        assertThat(finance.get(SET, row, "DeliveryAddressCountryRegionId")).isEqualTo("USA");

        Row moved = finance.update(SET, row, "AddressCity", "Seattle");
        assertThat(finance.get(SET, moved, "DeliveryAddressCity")).isEqualTo("Seattle");

        finance.update(SET, row, "DeliveryAddressCity", "Portland");
        Row movedAgain = finance.update(SET, row, "AddressCity", "Boston");
        assertThat(finance.get(SET, movedAgain, "DeliveryAddressCity")).isEqualTo("Portland");
    }

    @Test
    void mainAddressIsFormatted() {
        Row row = finance.create(SET, finance.customer("US-001"));

        assertThat(finance.get(SET, row, "FullPrimaryAddress"))
                .isEqualTo("456 Peach Road\nSan Diego, CA 92114\nUSA");
    }

    /** Infolog message for a value that is missing in the related table. */
    @Test
    void errorNamesFieldAndTableOfAnUnknownReference() {
        Map<String, Object> values = finance.customer("US-001");
        values.put("CustomerGroupId", "99");
        values.put("AddressCountryRegionISOCode", "XX");

        assertThatThrownBy(() -> finance.create(SET, values))
                .isInstanceOf(FinanceException.class)
                .hasMessage(
                        "Write failed for table row of type 'CustCustomerV2Entity'. Infolog: "
                                + "Error: The value '99' in field 'Customer group' is not found"
                                + " in the related table 'Customer groups'.; "
                                + "Error: The value 'XX' in field 'Country/region' is not found"
                                + " in the related table 'Country/regions'..");
        assertThat(finance.count(SET)).isZero();
    }

    @Test
    void errorNamesAMandatoryFieldAsTheFormDoes() {
        assertThatThrownBy(() -> finance.create(SET, "OrganizationName", "Fabrikam"))
                .hasMessageContaining("Error: Field 'Customer group' must be filled in..");
    }

    @Test
    void tooLongTextIsRefusedOrTruncated() {
        Map<String, Object> values = finance.customer("US-001");
        values.put("AddressCountryRegionISOCode", "DE");
        values.put("AddressState", "North Rhine-Westphalia");
        assertThatThrownBy(() -> finance.create(SET, values))
                .hasMessageContaining("in field 'Address state' is too long: it has 22 characters");

        FinanceFixture lenient =
                new FinanceFixture(FinanceSettings.defaults().withRefusesLongText(false));
        Row row = lenient.create(SET, values);
        assertThat(lenient.get(SET, row, "AddressState")).isEqualTo("North Rhin");
    }

    /** Recorded from the service: {@code en-us} was sent, {@code en-US} came back. */
    @Test
    void referencesAreStoredInTheSpellingOfTheirTable() {
        Map<String, Object> values = finance.customer("US-001");
        values.put("LanguageId", "en-us");
        values.put("SalesCurrencyCode", "usd");

        Row row = finance.create(SET, values);

        assertThat(finance.get(SET, row, "LanguageId")).isEqualTo("en-US");
        assertThat(finance.get(SET, row, "SalesCurrencyCode")).isEqualTo("USD");
    }

    /** Both entities show the table CustTable. */
    @Test
    void customersV2AndV3ShowEachOthersChanges() {
        Row row = finance.create(SET, finance.customer("US-001"));
        Row v3 = finance.row("CustomersV3", "usmf", "US-001");
        assertThat(finance.get("CustomersV3", v3, "AddressCity")).isEqualTo("San Diego");

        finance.update(
                "CustomersV3", v3, "OrganizationName", "Contoso", "AddressStreetNumber", "7");

        Row now = finance.row(SET, "usmf", "us-001");
        assertThat(finance.get(SET, now, "OrganizationName")).isEqualTo("Contoso");
        finance.update(SET, row, "AddressCity", "Seattle");
        v3 = finance.row("CustomersV3", "usmf", "US-001");
        assertThat(finance.get("CustomersV3", v3, "AddressStreetNumber")).isEqualTo("7");
        assertThat(finance.get("CustomersV3", v3, "AddressCity")).isEqualTo("Seattle");

        finance.rows.delete("CustomersV3", v3.key());
        assertThat(finance.row(SET, "usmf", "US-001")).isNull();
    }

    /**
     * Recorded from the service: renaming the organization left the version of the main table
     * unchanged.
     */
    @Test
    void etagChangesOnlyInThePartOfTheChangedTable() {
        Row row = finance.create(SET, finance.customer("US-001"));
        int[] before = finance.etag(SET, row);

        int[] renamed = finance.etag(SET, finance.update(SET, row, "OrganizationName", "Contoso"));
        int[] same = finance.etag(SET, finance.update(SET, row, "OrganizationName", "Contoso"));

        assertThat(renamed).hasSameSizeAs(before).isNotEqualTo(before);
        assertThat(renamed[0]).isEqualTo(before[0]);
        assertThat(same[0]).isNotEqualTo(renamed[0]);
        assertThat(Arrays.copyOfRange(same, 1, same.length))
                .isEqualTo(Arrays.copyOfRange(renamed, 1, renamed.length));
    }

    /** Source: Prospect to cash, contacts to customers. */
    @Test
    void nameOfAPersonIsBuiltFromItsParts() {
        Row row =
                finance.create(
                        SET,
                        "PartyType",
                        "Person",
                        "PersonFirstName",
                        "Kim",
                        "PersonLastName",
                        "Abercrombie",
                        "CustomerGroupId",
                        "10");

        assertThat(finance.get(SET, row, "OrganizationName")).isEqualTo("Kim Abercrombie");
    }

    @Test
    void customerOfAnUnknownCompanyIsRefused() {
        assertThatThrownBy(() -> finance.rows.create(SET, "zzzz", finance.customer("US-001")))
                .hasMessageContaining("The company 'zzzz' does not exist.");
    }

    /**
     * Prospect to cash, contacts: the associated party is the one that the accounts task created.
     */
    @Test
    void contactNeedsThePartyOfACustomer() {
        Map<String, Object> contact =
                FinanceFixture.map("LastName", "Abercrombie", "AssociatedPartyNumber", "ACC-1");
        assertThatThrownBy(() -> finance.create("CDSContactPersons", contact))
                .hasMessageContaining(
                        "The value 'ACC-1' in field 'Associated party number' is not found");

        Map<String, Object> customer = finance.customer("ACC-1");
        customer.put("PartyNumber", "ACC-1");
        finance.create(SET, customer);
        Row row = finance.create("CDSContactPersons", contact);

        assertThat(finance.get("CDSContactPersons", row, "ContactPersonPartyNumber"))
                .as("the refused contact has used up a number")
                .isEqualTo("000000002");
    }
}
