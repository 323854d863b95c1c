package dev.p2c.sandbox.demo;

import dev.p2c.sandbox.demo.SeededRandom.ValueKind;
import java.util.List;
import java.util.UUID;

/** Generates persons by number, with names of their country. Immutable and thread-safe. */
final class PersonCatalogue {

    private static final List<Job> JOBS =
            List.of(
                    new Job("Purchasing Manager", "Purchasing"),
                    new Job("Buyer", "Purchasing"),
                    new Job("Managing Director", "Management"),
                    new Job("Accounts Payable Clerk", "Finance"),
                    new Job("Chief Financial Officer", "Finance"),
                    new Job("Plant Manager", "Production"),
                    new Job("Maintenance Engineer", "Production"),
                    new Job("Logistics Coordinator", "Logistics"),
                    new Job("Warehouse Supervisor", "Logistics"),
                    new Job("Office Manager", "Administration"),
                    new Job("IT Administrator", "IT"));

    private final long seed;
    private final CompanyCatalogue companies;

    PersonCatalogue(long seed, CompanyCatalogue companies) {
        this.seed = seed;
        this.companies = companies;
    }

    /** Contact id of a person, without generating the person. */
    UUID id(long number) {
        return new SeededRandom(seed, ValueKind.CONTACT_ID, number).uuid();
    }

    /** Person who works for a company, with its address and e-mail domain. */
    Person employee(long number, Company company) {
        SeededRandom random = new SeededRandom(seed, ValueKind.CONTACT, number);
        Job job = random.pick(JOBS);
        return person(number, company, job, company.address(), company.domain(), random);
    }

    /** Person who is a customer, without a company. */
    Person customer(long number) {
        SeededRandom random = new SeededRandom(seed, ValueKind.CONTACT, number);
        PostalAddress address = PostalAddress.in(companies.country(number), random);
        return person(number, null, new Job(null, null), address, "mail.example", random);
    }

    private Person person(
            long number,
            Company company,
            Job job,
            PostalAddress address,
            String domain,
            SeededRandom random) {
        Country country = address.country();
        String contactNumber = SequenceNumber.of("CON", number, random);
        boolean female = random.chance(50);
        List<String> names = female ? country.female() : country.male();
        String first = random.pick(names);
        String last = random.pick(country.last());
        String middle = random.chance(15) ? random.pick(names) : null;
        return new Person(
                number,
                id(number),
                contactNumber,
                company,
                first,
                first.equals(middle) ? null : middle,
                last,
                Slug.of(first) + "." + Slug.of(last) + "@" + domain,
                address.phone(random),
                random.chance(60) ? address.phone(random) : null,
                job.title(),
                job.department(),
                female ? 2 : 1,
                random.chance(30) ? Integer.valueOf(random.between(1, 4)) : null,
                address);
    }

    private record Job(String title, String department) {}
}
