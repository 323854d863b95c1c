package dev.p2c.sandbox.demo;

import dev.p2c.sandbox.demo.SeededRandom.ValueKind;
import dev.p2c.sandbox.sales.SalesRows;
import java.time.Instant;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.function.Function;

/** Writes generated contacts into Sales: employees of existing accounts, and customers. */
final class ContactGenerator {

    /** One contact in this number is a customer; the others work for an account. */
    private static final int CUSTOMER_EVERY = 13;

    private final SalesRows rows;
    private final CompanyCatalogue companies;
    private final PersonCatalogue people;
    private final Instant now;

    /**
     * @param now point in time that the dates of the contacts are relative to
     */
    ContactGenerator(SalesRows rows, CompanyCatalogue companies, Instant now) {
        this.rows = rows;
        this.companies = companies;
        this.people = new PersonCatalogue(DemoData.SEED, companies);
        this.now = now;
    }

    /**
     * Adds contacts. Employees belong to the owner of their account.
     *
     * @param branches finds the branch that owns a customer by the country of the customer
     */
    void add(int count, Function<Country, Branch> branches) {
        TimestampGenerator timestamps = TimestampGenerator.forTable(rows.store(), "contacts", now);
        long first = new AutoNumberTable(rows).reserve("contact", count);
        ExistingAccounts accounts = new ExistingAccounts(rows, companies);
        for (long number = first; number < first + count; number++) {
            Person person = person(number, accounts);
            UUID owner =
                    person.isCustomer()
                            ? branches.apply(person.address().country()).team()
                            : accounts.owner(person.company().id());
            rows.create(
                    "contacts",
                    ContactRows.of(person, owner, timestamps.of(ValueKind.CONTACT, number)));
        }
    }

    private Person person(long number, ExistingAccounts accounts) {
        OptionalLong employer =
                number % CUSTOMER_EVERY == CUSTOMER_EVERY - 1
                        ? OptionalLong.empty()
                        : employer(number, accounts);
        return employer.isEmpty()
                ? people.customer(number)
                : people.employee(number, companies.get(employer.getAsLong()));
    }

    /** Each account gets one contact before any account gets a second. */
    private static OptionalLong employer(long number, ExistingAccounts accounts) {
        return accounts.isUsable(number)
                ? OptionalLong.of(number)
                : accounts.pick(
                        new SeededRandom(DemoData.SEED, ValueKind.EMPLOYER, number),
                        account -> true);
    }
}
