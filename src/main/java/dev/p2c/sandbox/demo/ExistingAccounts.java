package dev.p2c.sandbox.demo;

import dev.p2c.sandbox.sales.SalesRows;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.function.LongPredicate;

/** Chooses generated accounts that are still in Sales, for contacts and documents. */
final class ExistingAccounts {

    private static final int TRIES = 1_000;

    private final SalesRows rows;
    private final CompanyCatalogue companies;
    private final long taken;

    ExistingAccounts(SalesRows rows, CompanyCatalogue companies) {
        this.rows = rows;
        this.companies = companies;
        this.taken = new AutoNumberTable(rows).taken("account");
    }

    /** Whether the account was generated, still exists and has no intentional mistake. */
    boolean isUsable(long number) {
        return number < taken && isIntact(number);
    }

    private boolean isIntact(long number) {
        return !DemoData.isWrongAccount(number)
                && rows.get("accounts", companies.id(number)) != null;
    }

    /** A random usable account that meets the condition; empty if none is found. */
    OptionalLong pick(SeededRandom random, LongPredicate condition) {
        for (int i = 0; i < TRIES && taken > 0; i++) {
            long number = random.between(0, (int) taken - 1);
            if (isIntact(number) && condition.test(number)) {
                return OptionalLong.of(number);
            }
        }
        return OptionalLong.empty();
    }

    /** Id of the team that owns an account. */
    UUID owner(UUID account) {
        return (UUID) rows.value("accounts", rows.get("accounts", account), "_ownerid_value");
    }
}
