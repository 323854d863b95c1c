package dev.p2c.sandbox.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Generated persons are plausible and reproducible. */
final class PersonCatalogueTest {

    private static final int NAME_LENGTH = 25;

    private final CompanyCatalogue companies = new CompanyCatalogue(DemoData.SEED);
    private final PersonCatalogue people = new PersonCatalogue(DemoData.SEED, companies);

    @Test
    void employeesHaveNamesOfTheirCountryAndAddressesOfTheirCompany() {
        Company company = companies.get(1);

        Person person = people.employee(7, company);

        assertThat(company.country().last()).contains(person.lastName());
        assertThat(person.email()).endsWith("@" + company.domain()).matches("[a-z0-9.@-]+");
        assertThat(person.contactNumber()).matches("CON-01007-[A-Z]{6}");
        assertThat(person.isCustomer()).isFalse();
        assertThat(person.jobTitle()).isNotBlank();
    }

    @Test
    void customerHasNoCompany() {
        Person person = people.customer(12);

        assertThat(person.isCustomer()).isTrue();
        assertThat(person.company()).isNull();
        assertThat(person.department()).isNull();
    }

    @Test
    void sameSeedGivesTheSamePerson() {
        assertThat(new PersonCatalogue(DemoData.SEED, companies).customer(99))
                .isEqualTo(people.customer(99));
        assertThat(people.id(99)).isEqualTo(people.customer(99).id());
    }

    @Test
    void namesFitTheirColumnsAndMiddleNamesDiffer() {
        List<Person> some = LongStream.range(0, 2_000).mapToObj(people::customer).toList();

        assertThat(some)
                .allMatch(p -> p.firstName().length() <= NAME_LENGTH)
                .allMatch(p -> p.lastName().length() <= NAME_LENGTH)
                .noneMatch(p -> p.firstName().equals(p.middleName()));
        assertThat(some).map(Person::id).doesNotHaveDuplicates();
        assertThat(some).map(Person::contactNumber).doesNotHaveDuplicates();
    }
}
