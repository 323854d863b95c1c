package dev.p2c.sandbox.demo;

import dev.p2c.sandbox.demo.SeededRandom.ValueKind;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * Generates companies by number. Countries occur by their weight, and names are unique within a
 * country. Immutable and thread-safe.
 */
final class CompanyCatalogue {

    private static final List<String> NOTES =
            List.of(
                    "Key account, visit every quarter",
                    "Wants one invoice per month",
                    "Met at the Hannover fair",
                    "Deliveries only before noon; call ahead",
                    "Framework contract until the end of next year",
                    "Prefers to be written to in English");

    private final long seed;
    private final List<Country> cycle = cycle();

    CompanyCatalogue(long seed) {
        this.seed = seed;
    }

    private static List<Country> cycle() {
        List<Country> all = new ArrayList<>();
        int most = Country.all().stream().mapToInt(Country::weight).max().orElse(0);
        for (int round = 0; round < most; round++) {
            for (Country country : Country.all()) {
                if (country.weight() > round) {
                    all.add(country);
                }
            }
        }
        return List.copyOf(all);
    }

    /** Account id of a company, without generating the company. */
    UUID id(long number) {
        return new SeededRandom(seed, ValueKind.ACCOUNT_ID, number).uuid();
    }

    Company get(long number) {
        Country country = country(number);
        SeededRandom random = new SeededRandom(seed, ValueKind.ACCOUNT, number);
        String accountNumber = SequenceNumber.of("ACC", number, random);
        CompanyName name = CompanyName.of(country, ordinal(country, number));
        PostalAddress address = PostalAddress.in(country, random);
        int employees = random.between(1, 60) * random.between(1, 60);
        return new Company(
                number,
                id(number),
                accountNumber,
                name.full(),
                address,
                delivery(address, random),
                address.phone(random),
                random.chance(40) ? address.phone(random) : null,
                Slug.of(name.core()) + ".example",
                employees,
                random.money(5_000, 500_000, 5_000),
                random.money(employees * 80_000, employees * 220_000, 1_000),
                random.chance(20) ? random.pick(NOTES) : null);
    }

    private static PostalAddress delivery(PostalAddress address, SeededRandom random) {
        if (random.chance(10)) {
            return null;
        }
        return random.chance(60) ? address : PostalAddress.in(address.country(), random);
    }

    Country country(long number) {
        return cycle.get((int) (number % cycle.size()));
    }

    /** Number of companies of the same country with a smaller number. */
    private long ordinal(Country country, long number) {
        int slot = (int) (number % cycle.size());
        long before = cycle.subList(0, slot).stream().filter(country::equals).count();
        return number / cycle.size() * country.weight() + before;
    }
}
