package dev.p2c.sandbox.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.p2c.sandbox.demo.Country.City;
import dev.p2c.sandbox.model.EntityModel;
import dev.p2c.sandbox.model.ServiceModel;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Generated companies are plausible, unique and reproducible. */
final class CompanyCatalogueTest {

    /** Formats of postal codes by country. */
    private static final Map<String, String> POSTAL_CODES =
            Map.ofEntries(
                    Map.entry("US", "\\d{5}"),
                    Map.entry("DE", "\\d{5}"),
                    Map.entry("FR", "\\d{5}"),
                    Map.entry("GB", "[A-Z]{1,2}\\d[A-Z]? \\d[A-Z]{2}"),
                    Map.entry("JP", "\\d{3}-\\d{4}"),
                    Map.entry("IN", "\\d{6}"),
                    Map.entry("ES", "\\d{5}"),
                    Map.entry("NZ", "\\d{4}"),
                    Map.entry("AU", "\\d{4}"),
                    Map.entry("ZA", "\\d{4}"),
                    Map.entry("BE", "\\d{4}"),
                    Map.entry("CA", "[A-Z]\\d[A-Z] \\d[A-Z]\\d"),
                    Map.entry("AT", "\\d{4}"),
                    Map.entry("TR", "\\d{5}"),
                    Map.entry("CN", "\\d{6}"),
                    Map.entry("DK", "\\d{4}"),
                    Map.entry("SE", "\\d{3} \\d{2}"),
                    Map.entry("NO", "\\d{4}"),
                    Map.entry("FI", "\\d{5}"),
                    Map.entry("EG", "\\d{5}"));

    private static final Map<String, String> STREETS =
            Map.of(
                    "US", "\\d+ \\p{L}.*",
                    "DE", "\\p{L}.* \\d+",
                    "FR", "\\d+ (rue|avenue|boulevard|place) .*",
                    "JP", "\\d+-\\d+-\\d+ \\p{L}+",
                    "ES", "\\p{L}.*, \\d+",
                    "CN", "No\\. \\d+ .*");

    private final CompanyCatalogue companies = new CompanyCatalogue(DemoData.SEED);

    private List<Company> some() {
        return LongStream.range(0, 2_000).mapToObj(companies::get).toList();
    }

    @Test
    void sameSeedGivesTheSameCompaniesInAnyOrder() {
        Company late = companies.get(1_999);

        assertThat(new CompanyCatalogue(DemoData.SEED).get(1_999)).isEqualTo(late);
        assertThat(new CompanyCatalogue(DemoData.SEED + 1).get(1_999)).isNotEqualTo(late);
        assertThat(companies.id(1_999)).isEqualTo(late.id());
    }

    @Test
    void companiesAreInTwentyCountries() {
        assertThat(some())
                .map(company -> company.country().iso())
                .containsAll(POSTAL_CODES.keySet());
        assertThat(Country.all()).hasSize(20);
    }

    @Test
    void addressesHaveTheFormatOfTheirCountry() {
        for (Company company : some()) {
            PostalAddress address = company.address();
            String iso = address.country().iso();
            assertThat(address.postalCode()).as(iso).matches(POSTAL_CODES.get(iso));
            assertThat(address.street()).as(iso).matches(STREETS.getOrDefault(iso, ".*\\d.*"));
            assertThat(company.phone()).as(iso).matches("\\+\\d{1,3} [0-9 ]+\\d");
            assertThat(address.country().cities()).map(City::name).contains(address.city().name());
        }
    }

    @Test
    void valuesFitTheCustomerOfFinance() {
        EntityModel customer = ServiceModel.finance().set("CustomersV2");

        for (Company company : some()) {
            fits(customer, "CustomerAccount", company.accountNumber());
            fits(customer, "OrganizationName", company.name());
            fits(customer, "AddressDescription", company.name());
            fits(customer, "AddressStreet", company.address().street());
            fits(customer, "AddressCity", company.address().city().name());
            fits(customer, "AddressState", company.address().city().state());
            fits(customer, "AddressZipCode", company.address().postalCode());
            fits(customer, "PrimaryContactPhone", company.phone());
        }
    }

    private static void fits(EntityModel entity, String column, String value) {
        assertThat(value).as(column).hasSizeLessThanOrEqualTo(entity.column(column).maxLength());
    }

    @Test
    void numbersIdsAndNamesWithinACountryAreUnique() {
        Set<String> names = new HashSet<>();
        Set<String> numbers = new HashSet<>();
        Set<UUID> ids = new HashSet<>();

        LongStream.range(0, 100_000)
                .mapToObj(companies::get)
                .forEach(
                        company -> {
                            names.add(company.country().iso() + company.name());
                            numbers.add(company.accountNumber());
                            ids.add(company.id());
                        });

        assertThat(names).hasSize(100_000);
        assertThat(numbers).hasSize(100_000);
        assertThat(ids).hasSize(100_000);
    }

    @Test
    void namesOfDemoAccountsAreUnique() {
        assertThat(some().subList(0, DemoData.ACCOUNTS)).map(Company::name).doesNotHaveDuplicates();
    }

    @Test
    void webAddressesUseTheReservedExampleDomain() {
        assertThat(some()).map(Company::domain).allMatch(d -> d.matches("[a-z0-9-]+\\.example"));
    }

    @Test
    void numbersContinueBeyondFiveDigits() {
        assertThat(companies.get(0).accountNumber()).matches("ACC-01000-[A-Z]{6}");
        assertThat(companies.get(98_999).accountNumber()).matches("ACC-99999-[A-Z]{6}");
        assertThat(companies.get(999_000).accountNumber()).matches("ACC-1000000-[A-Z]{6}");
    }
}
