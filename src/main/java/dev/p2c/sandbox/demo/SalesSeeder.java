package dev.p2c.sandbox.demo;

import com.fasterxml.jackson.databind.JsonNode;
import dev.p2c.sandbox.http.Seeder;
import dev.p2c.sandbox.sales.SalesRows;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Fills the stand-in of Sales with reference data, accounts, contacts, quotes and orders.
 * Stateless: the number of existing rows is read from Sales.
 */
public final class SalesSeeder implements Seeder<SalesRows> {

    private static final List<String> NAMES = List.of("accounts", "contacts", "quotes", "orders");
    private static final Duration AGE = Duration.ofDays(800);

    /** One demo document in this number is sold by the German branch. */
    private static final int GERMAN_EVERY = 5;

    private final Clock clock;
    private final CompanyCatalogue companies = new CompanyCatalogue(DemoData.SEED);

    /**
     * @param clock time that all dates are relative to
     */
    public SalesSeeder(Clock clock) {
        this.clock = clock;
    }

    @Override
    public void reference(SalesRows rows) {
        fill(rows, ReferenceData.sales());
    }

    @Override
    public void bare(SalesRows rows) {
        fill(rows, ReferenceData.bareSales());
    }

    private void fill(SalesRows rows, ReferenceData data) {
        Instant installed = clock.instant().minus(AGE);
        data.forEach(
                (set, values) -> {
                    if (rows.store().table(set).model().column("createdon") != null) {
                        values.put("createdon", installed);
                        values.put("modifiedon", installed);
                    }
                    rows.create(set, values);
                });
        new OptionRows(rows).add();
    }

    @Override
    public void demo(SalesRows rows) {
        Instant now = clock.instant();
        new AccountGenerator(rows, companies, now).addDemo(DemoData.ACCOUNTS);
        new ContactGenerator(rows, companies, now).add(DemoData.CONTACTS, Branch::of);
        DocumentGenerator documents = new DocumentGenerator(rows, companies, now);
        documents.addQuotes(DemoData.QUOTES, SalesSeeder::demoBranch);
        documents.addOrders(DemoData.ORDERS, SalesSeeder::demoBranch);
    }

    private static Branch demoBranch(long number) {
        return number % GERMAN_EVERY == 1 ? Branch.GERMANY : Branch.USA;
    }

    /** {@inheritDoc} Numbers continue after the existing rows, which stay as they are. */
    @Override
    public Object seed(SalesRows rows, JsonNode counts) {
        SeedCounts wanted =
                new SeedCounts(counts, "businessUnit", NAMES, List.of("products"), "Finance");
        Branch branch = wanted.branch(Branch::ofUnit);
        requireCustomers(rows, wanted);
        Instant now = clock.instant();
        new AccountGenerator(rows, companies, now).add(wanted.of("accounts"), country -> branch);
        new ContactGenerator(rows, companies, now).add(wanted.of("contacts"), country -> branch);
        DocumentGenerator documents = new DocumentGenerator(rows, companies, now);
        documents.addQuotes(wanted.of("quotes"), number -> branch);
        documents.addOrders(wanted.of("orders"), number -> branch);
        Map<String, Integer> added = new LinkedHashMap<>();
        NAMES.forEach(name -> added.put(name, wanted.of(name)));
        return Map.of("added", added);
    }

    private static void requireCustomers(SalesRows rows, SeedCounts wanted) {
        boolean documents = wanted.of("quotes") + wanted.of("orders") > 0;
        if (documents && wanted.of("accounts") + rows.store().table("accounts").size() == 0) {
            throw new IllegalArgumentException(
                    "quotes and orders need customers: seed accounts, too.");
        }
    }
}
