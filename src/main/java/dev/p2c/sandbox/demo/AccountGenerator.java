package dev.p2c.sandbox.demo;

import dev.p2c.sandbox.demo.SeededRandom.ValueKind;
import dev.p2c.sandbox.demo.TimestampGenerator.Times;
import dev.p2c.sandbox.sales.SalesRows;
import java.time.Instant;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;

/** Writes generated accounts into Sales. */
final class AccountGenerator {

    private final SalesRows rows;
    private final CompanyCatalogue companies;
    private final Instant now;

    /**
     * @param now point in time that the dates of the accounts are relative to
     */
    AccountGenerator(SalesRows rows, CompanyCatalogue companies, Instant now) {
        this.rows = rows;
        this.companies = companies;
        this.now = now;
    }

    /** Adds the demo accounts, some of which have intentional mistakes, see {@link DemoData}. */
    void addDemo(int count) {
        add(
                count,
                (company, times) ->
                        DemoData.isWrongAccount(company.number())
                                ? AccountRows.wrong(company, times)
                                : AccountRows.of(company, Branch.of(company.country()), times));
    }

    /**
     * Adds accounts.
     *
     * @param branches finds the branch that owns an account by the country of the account
     */
    void add(int count, Function<Country, Branch> branches) {
        add(
                count,
                (company, times) ->
                        AccountRows.of(company, branches.apply(company.country()), times));
    }

    private void add(int count, BiFunction<Company, Times, Map<String, Object>> factory) {
        TimestampGenerator timestamps = TimestampGenerator.forTable(rows.store(), "accounts", now);
        long first = new AutoNumberTable(rows).reserve("account", count);
        for (long number = first; number < first + count; number++) {
            Times times = timestamps.of(ValueKind.ACCOUNT, number);
            rows.create("accounts", factory.apply(companies.get(number), times));
        }
    }
}
