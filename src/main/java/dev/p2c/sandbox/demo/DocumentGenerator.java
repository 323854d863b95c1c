package dev.p2c.sandbox.demo;

import dev.p2c.sandbox.demo.DocumentWriter.Customer;
import dev.p2c.sandbox.demo.SeededRandom.ValueKind;
import dev.p2c.sandbox.sales.SalesRows;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.LongFunction;

/** Writes generated quotes and orders of existing accounts into Sales. */
final class DocumentGenerator {

    private final SalesRows rows;
    private final CompanyCatalogue companies;
    private final ProductOffers offers;
    private final Instant now;

    /**
     * @param now point in time that the dates of the documents are relative to
     */
    DocumentGenerator(SalesRows rows, CompanyCatalogue companies, Instant now) {
        this.rows = rows;
        this.companies = companies;
        this.offers = new ProductOffers(rows, now);
        this.now = now;
    }

    /**
     * Adds quotes.
     *
     * @param branches finds the branch that sells by the place of the quote in its sequence
     */
    void addQuotes(int count, LongFunction<Branch> branches) {
        add("quotes", ValueKind.QUOTE, count, branches, DocumentWriter::quote);
    }

    /**
     * Adds orders.
     *
     * @param branches finds the branch that sells by the place of the order in its sequence
     */
    void addOrders(int count, LongFunction<Branch> branches) {
        add("salesorders", ValueKind.ORDER, count, branches, DocumentWriter::order);
    }

    private void add(
            String set, ValueKind kind, int count, LongFunction<Branch> branches, Write write) {
        if (count == 0) {
            return;
        }
        TimestampGenerator timestamps = TimestampGenerator.forTable(rows.store(), set, now);
        Map<Branch, DocumentWriter> sellers = new EnumMap<>(Branch.class);
        ExistingAccounts accounts = new ExistingAccounts(rows, companies);
        long number = rows.store().table(set).size();
        for (int i = 0; i < count; i++, number++) {
            while (rows.get(set, DocumentWriter.id(kind, number)) != null) {
                number++;
            }
            Branch branch = branches.apply(number);
            DocumentWriter seller =
                    sellers.computeIfAbsent(
                            branch, b -> new DocumentWriter(rows, b, offers.of(b), timestamps));
            write.write(seller, number, customer(kind, number, accounts, branch));
        }
    }

    /** An account of the seller that trades in the currency of the seller's prices. */
    private Customer customer(
            ValueKind kind, long number, ExistingAccounts accounts, Branch branch) {
        SeededRandom random =
                new SeededRandom(DemoData.SEED + kind.ordinal(), ValueKind.CUSTOMER, number);
        long account =
                accounts.pick(random, candidate -> buysFrom(branch, accounts, candidate))
                        .orElseThrow(
                                () ->
                                        new IllegalArgumentException(
                                                "quotes and orders need customers of %s that trade in %s: seed more accounts."
                                                        .formatted(
                                                                branch.unit(), branch.currency())));
        return Customer.of(companies.get(account));
    }

    private boolean buysFrom(Branch branch, ExistingAccounts accounts, long account) {
        return branch.currency().equals(companies.country(account).currency())
                && branch.team().equals(accounts.owner(companies.id(account)));
    }

    private interface Write {
        void write(DocumentWriter documents, long number, Customer customer);
    }
}
