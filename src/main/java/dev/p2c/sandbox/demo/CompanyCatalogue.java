package dev.p2c.sandbox.demo;

import dev.p2c.sandbox.demo.Dice.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * Companies by number: spread over all countries by weight, no name twice in one. Immutable and
 * thread-safe.
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

    /** The id alone, without making the company. */
    UUID id(long number) {
        return new Dice(seed, Kind.ACCOUNT_ID, number).uuid();
    }

    Company get(long number) {
        Country country = country(number);
        Dice dice = new Dice(seed, Kind.ACCOUNT, number);
        String accountNumber = SequenceNumber.of("ACC", number, dice);
        CompanyName name = CompanyName.of(country, ordinal(country, number));
        PostalAddress address = PostalAddress.in(country, dice);
        int employees = dice.between(1, 60) * dice.between(1, 60);
        return new Company(
                number,
                id(number),
                accountNumber,
                name.full(),
                address,
                delivery(address, dice),
                address.phone(dice),
                dice.chance(40) ? address.phone(dice) : null,
                Slug.of(name.core()) + ".example",
                employees,
                dice.money(5_000, 500_000, 5_000),
                dice.money(employees * 80_000, employees * 220_000, 1_000),
                dice.chance(20) ? dice.pick(NOTES) : null);
    }

    private static PostalAddress delivery(PostalAddress address, Dice dice) {
        if (dice.chance(10)) {
            return null;
        }
        return dice.chance(60) ? address : PostalAddress.in(address.country(), dice);
    }

    Country country(long number) {
        return cycle.get((int) (number % cycle.size()));
    }

    /** How many companies of the same country have a smaller number. */
    private long ordinal(Country country, long number) {
        int slot = (int) (number % cycle.size());
        long before = cycle.subList(0, slot).stream().filter(country::equals).count();
        return number / cycle.size() * country.weight() + before;
    }
}
