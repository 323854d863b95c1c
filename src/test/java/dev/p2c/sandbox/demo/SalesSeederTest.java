package dev.p2c.sandbox.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.p2c.sandbox.odata.ReaderSettings;
import dev.p2c.sandbox.sales.SalesRows;
import dev.p2c.sandbox.sales.SalesService;
import dev.p2c.sandbox.sales.SalesSettings;
import dev.p2c.sandbox.store.EntityTable;
import dev.p2c.sandbox.store.Row;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Reference data, demo rows and seeded rows in Sales. */
final class SalesSeederTest {

    private static final Instant TODAY = Instant.parse("2026-03-02T09:30:00Z");
    private static final Set<String> COUNTRIES =
            Country.all().stream().map(Country::name).collect(Collectors.toSet());

    /** Maximum lengths of account columns that fit the target columns of the accounts template. */
    private static final Map<String, Integer> LENGTHS =
            Map.ofEntries(
                    Map.entry("accountnumber", 20),
                    Map.entry("name", 60),
                    Map.entry("address1_city", 60),
                    Map.entry("address1_postalcode", 10),
                    Map.entry("address1_stateorprovince", 10),
                    Map.entry("address2_city", 60),
                    Map.entry("address2_postalcode", 10),
                    Map.entry("address2_stateorprovince", 10));

    private final Clock clock = Clock.fixed(TODAY, ZoneOffset.UTC);
    private final SalesSeeder seeder = new SalesSeeder(clock);
    private final SalesRows rows = empty();

    private SalesRows empty() {
        return SalesService.open(SalesSettings.defaults(), ReaderSettings.sales(), clock, seeder)
                .rows();
    }

    @BeforeEach
    void writeReferenceData() {
        seeder.reference(rows);
    }

    @Test
    void referenceDataHoldUnitsCurrenciesAndPriceLists() {
        assertThat(column("transactioncurrencies", "isocurrencycode"))
                .contains(
                        "USD", "EUR", "GBP", "CAD", "AUD", "JPY", "CHF", "SEK", "NOK", "DKK", "INR")
                .containsAll(Country.all().stream().map(Country::currency).toList());
        assertThat(column("uoms", "name")).contains("Primary Unit", "ea", "pcs", "box", "kg", "hr");
        assertThat(column("uomschedules", "name")).containsExactly("Default Unit");
        assertThat(column("pricelevels", "name"))
                .contains("CRM Service USA (sample)", "Standard", "Standard EUR")
                .doesNotContain("Standard CHF");
        assertThat(column("businessunits", "name")).contains("US operations", "German operations");
        assertThat(column("accounts", "name")).isEmpty();
    }

    @Test
    void demoHasTheDocumentedNumbersOfRows() {
        seeder.demo(rows);

        assertThat(table("accounts").size()).isEqualTo(DemoData.ACCOUNTS);
        assertThat(table("contacts").size()).isEqualTo(DemoData.CONTACTS);
        assertThat(table("quotes").size()).isEqualTo(DemoData.QUOTES);
        assertThat(table("salesorders").size()).isEqualTo(DemoData.ORDERS);
        assertThat(table("products").size())
                .isEqualTo(DemoData.PRODUCTS_IN_SALES + DemoData.GERMAN_PRODUCTS_IN_SALES);
        assertThat(column("accounts", "accountnumber")).containsAll(DemoData.WRONG_ACCOUNTS);
    }

    @Test
    void allAccountsExceptTheWrongOnesFitTheTemplate() {
        seeder.demo(rows);

        List<String> wrong =
                table("accounts").stream()
                        .filter(row -> !fits(row))
                        .map(row -> (String) value("accounts", row, "accountnumber"))
                        .toList();

        assertThat(wrong)
                .containsExactlyInAnyOrder(
                        DemoData.LONG_NAME, DemoData.UNKNOWN_COUNTRY, DemoData.UNKNOWN_CURRENCY);
    }

    private boolean fits(Row account) {
        Object currency = value("accounts", account, "_transactioncurrencyid_value");
        Object delivery = value("accounts", account, "address2_country");
        return !currency.equals(AccountRows.currency("PLN"))
                && COUNTRIES.contains(value("accounts", account, "address1_country"))
                && (delivery == null || COUNTRIES.contains(delivery))
                && LENGTHS.entrySet().stream()
                        .allMatch(e -> length(account, e.getKey()) <= e.getValue());
    }

    private int length(Row account, String column) {
        String text = (String) value("accounts", account, column);
        return text == null ? 0 : text.length();
    }

    @Test
    void contactsAreEmployeesOfFlawlessAccountsOrCustomers() {
        seeder.demo(rows);

        Set<Object> employers = Set.copyOf(filled("contacts", "_parentcustomerid_value"));

        assertThat(employers).hasSizeGreaterThan(450).isSubsetOf(column("accounts", "accountid"));
        assertThat(employers)
                .doesNotContain(new CompanyCatalogue(DemoData.SEED).id(DemoData.LONG_NAME_AT));
        assertThat(table("contacts").stream())
                .allMatch(
                        row ->
                                Boolean.TRUE.equals(
                                                value("contacts", row, "msdynce_isactivecustomer"))
                                        != Boolean.TRUE.equals(
                                                value(
                                                        "contacts",
                                                        row,
                                                        "msdynce_iscompanyanaccount")));
        assertThat(column("contacts", "fullname")).doesNotContainNull();
    }

    @Test
    void documentsMeetTheFiltersOfTheTemplates() {
        seeder.demo(rows);

        for (String set : List.of("quotes", "salesorders")) {
            assertThat(column(set, "msdynce_hasexternallymaintainedproductsonly"))
                    .containsOnly(true);
            assertThat(column(set, "totalamount"))
                    .allMatch(total -> ((BigDecimal) total).signum() > 0);
        }
        assertThat(column("quotes", "statecode")).contains(0, 1);
        assertThat(column("salesorders", "msdynce_processingstatus"))
                .contains(647_390_000, 647_390_011);
        assertThat(column("salesorderdetails", "msdynce_orderissubmitted")).contains(true, false);
        assertThat(filled("salesorderdetails", "pricingerrorcode")).containsOnly(0);
    }

    @Test
    void rowsWereChangedWithinTwoYearsButNotInTheLastHours() {
        seeder.demo(rows);

        for (String set : List.of("accounts", "contacts", "products", "quotes", "quotedetails")) {
            List<Instant> times =
                    column(set, "modifiedon").stream().map(Instant.class::cast).toList();
            assertThat(times)
                    .allMatch(time -> !time.isAfter(TODAY.minus(Duration.ofHours(2))))
                    .allMatch(time -> time.isAfter(TODAY.minus(Duration.ofDays(731))));
        }
        assertThat(column("accounts", "modifiedon")).doesNotHaveDuplicates();
    }

    @Test
    void sameSeedGivesTheSameRows() {
        SalesRows others = empty();

        new SalesSeeder(clock).reference(others);
        new SalesSeeder(clock).demo(others);
        seeder.demo(rows);

        for (String set : List.of("accounts", "contacts", "quotes", "salesorderdetails")) {
            assertThat(others.store().table(set).stream().map(Row::toMap))
                    .isEqualTo(table(set).stream().map(Row::toMap).toList());
        }
    }

    @Test
    void seedingTwiceAddsOtherRowsAndNumbersContinue() throws Exception {
        seeder.demo(rows);
        JsonNode counts = json("{\"accounts\":700,\"contacts\":900,\"quotes\":20,\"orders\":30}");

        Object answer = seeder.seed(rows, counts);
        seeder.seed(rows, counts);

        assertThat(new ObjectMapper().valueToTree(answer).at("/added/accounts").asInt())
                .isEqualTo(700);
        assertThat(column("accounts", "accountnumber"))
                .hasSize(DemoData.ACCOUNTS + 1_400)
                .doesNotHaveDuplicates();
        assertThat(column("contacts", "msdynce_contactnumber"))
                .hasSize(DemoData.CONTACTS + 1_800)
                .doesNotHaveDuplicates();
        assertThat(column("quotes", "quotenumber"))
                .hasSize(DemoData.QUOTES + 40)
                .doesNotHaveDuplicates();
        assertThat(column("salesorders", "ordernumber"))
                .hasSize(DemoData.ORDERS + 60)
                .doesNotHaveDuplicates();
        rows.create("accounts", Map.of("name", "Entered by hand"));
        assertThat(column("accounts", "accountnumber"))
                .anyMatch(n -> ((String) n).startsWith("ACC-02900-"));
    }

    @Test
    void seedingAnEmptyServiceCreatesTheCustomersAndProductsOfDocuments() throws Exception {
        seeder.seed(rows, json("{\"accounts\":10,\"orders\":5}"));

        assertThat(table("salesorders").size()).isEqualTo(5);
        assertThat(table("products").size()).isEqualTo(DemoData.PRODUCTS_IN_SALES);
        assertThat(column("accounts", "address1_country")).doesNotContain("Atlantis");
    }

    @Test
    void seededAccountsHaveNoMistakes() throws Exception {
        seeder.seed(rows, json("{\"accounts\":3000}"));

        assertThat(table("accounts").stream()).allMatch(this::fits);
    }

    @Test
    void reservedNumbersAreNotAssignedToOtherAccounts() throws Exception {
        rows.create("accounts", Map.of("name", "Entered by hand first"));

        seeder.seed(rows, json("{\"accounts\":2,\"contacts\":30}"));

        assertThat(column("accounts", "accountnumber"))
                .map(n -> ((String) n).substring(0, 9))
                .containsExactlyInAnyOrder("ACC-01000", "ACC-01001", "ACC-01002");
        assertThat(table("contacts").size()).isEqualTo(30);
    }

    @Test
    void requestThatCannotBeSeededIsRefusedAsAWhole() {
        assertThatThrownBy(() -> seeder.seed(rows, json("{\"accounts\":1,\"products\":5}")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("products are seeded in Finance");
        assertThatThrownBy(() -> seeder.seed(rows, json("{\"orders\":5}")))
                .hasMessageContaining("seed accounts");
        assertThatThrownBy(() -> seeder.seed(rows, json("{\"contacts\":\"many\"}")))
                .hasMessageContaining("whole number");
        assertThat(table("accounts").size()).isZero();
    }

    @Test
    void wrongRowsAreDocumented() throws Exception {
        String page = Files.readString(Path.of("docs/sandbox.md"));

        assertThat(page).contains(DemoData.WRONG_ACCOUNTS).contains(DemoData.WRONG_PRODUCTS);
        assertThat(page).contains(DemoData.DUPLICATE_CUSTOMER);
    }

    private static JsonNode json(String text) throws Exception {
        return new ObjectMapper().readTree(text);
    }

    private EntityTable table(String set) {
        return rows.store().table(set);
    }

    private Object value(String set, Row row, String column) {
        return rows.value(set, row, column);
    }

    private List<Object> column(String set, String column) {
        return table(set).stream().map(row -> value(set, row, column)).toList();
    }

    private List<Object> filled(String set, String column) {
        return column(set, column).stream().filter(v -> v != null).toList();
    }
}
