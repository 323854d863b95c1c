package dev.p2c.sandbox.demo;

import com.fasterxml.jackson.databind.JsonNode;
import dev.p2c.sandbox.demo.DocumentRows.Customer;
import dev.p2c.sandbox.demo.DocumentRows.Offer;
import dev.p2c.sandbox.demo.SeededRandom.Kind;
import dev.p2c.sandbox.http.Seeder;
import dev.p2c.sandbox.sales.SalesRows;
import dev.p2c.sandbox.store.EntityTable;
import dev.p2c.sandbox.store.Row;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.LongFunction;
import java.util.function.LongPredicate;
import java.util.stream.LongStream;

/** What the stand-in of Sales holds. Stateless: what is there is read from the rows. */
public final class SalesSeeder implements Seeder<SalesRows> {

    private static final List<String> NAMES = List.of("accounts", "contacts", "quotes", "orders");
    private static final String SEQUENCES = "msdynce_p2cautonumbers";
    private static final String NEXT = "msdynce_numbersequence";
    private static final Duration AGE = Duration.ofDays(800);

    /** Of this many contacts one buys for himself. */
    private static final int CUSTOMER_EVERY = 13;

    /** Of this many quotes or orders one is sold by the Germans. */
    private static final int GERMAN_EVERY = 5;

    private static final int TRIES = 1_000;

    private final Clock clock;
    private final CompanyCatalogue companies = new CompanyCatalogue(DemoData.SEED);
    private final PersonCatalogue people = new PersonCatalogue(DemoData.SEED, companies);
    private final ProductCatalogue products = new ProductCatalogue(DemoData.SEED);

    /**
     * @param clock its "now" is what all dates are relative to
     */
    public SalesSeeder(Clock clock) {
        this.clock = clock;
    }

    @Override
    public void reference(SalesRows rows) {
        var installed = clock.instant().minus(AGE);
        ReferenceData.sales()
                .forEach(
                        (set, values) -> {
                            values.put("createdon", installed);
                            values.put("modifiedon", installed);
                            rows.create(set, values);
                        });
    }

    @Override
    public void demo(SalesRows rows) {
        accounts(rows, DemoData.ACCOUNTS, true, Branch::of);
        contacts(rows, DemoData.CONTACTS, Branch::of);
        quotes(rows, DemoData.QUOTES, SalesSeeder::demoBranch);
        orders(rows, DemoData.ORDERS, SalesSeeder::demoBranch);
    }

    /** {@inheritDoc} Numbers continue; nothing that was there is touched. */
    @Override
    public Object seed(SalesRows rows, JsonNode counts) {
        SeedCounts wanted =
                new SeedCounts(counts, "businessUnit", NAMES, List.of("products"), "Finance");
        Branch branch = wanted.branch(Branch::ofUnit);
        boolean documents = wanted.of("quotes") + wanted.of("orders") > 0;
        if (documents && wanted.of("accounts") + size(rows, "accounts") == 0) {
            throw new IllegalArgumentException(
                    "quotes and orders need customers: seed accounts, too.");
        }
        Map<String, Integer> added = new LinkedHashMap<>();
        accounts(rows, wanted.of("accounts"), false, country -> branch);
        contacts(rows, wanted.of("contacts"), country -> branch);
        quotes(rows, wanted.of("quotes"), number -> branch);
        orders(rows, wanted.of("orders"), number -> branch);
        NAMES.forEach(name -> added.put(name, wanted.of(name)));
        return Map.of("added", added);
    }

    /** One document in five is German. */
    private static Branch demoBranch(long number) {
        return number % GERMAN_EVERY == 1 ? Branch.GERMANY : Branch.USA;
    }

    private void accounts(
            SalesRows rows, int count, boolean demo, Function<Country, Branch> branches) {
        TimestampGenerator timestamps = timestamps(rows, "accounts");
        long first = reserve(rows, "account", count);
        for (long number = first; number < first + count; number++) {
            Company company = companies.get(number);
            TimestampGenerator.Times times = timestamps.of(Kind.ACCOUNT, number);
            boolean wrong = demo && DemoData.isWrongAccount(number);
            rows.create(
                    "accounts",
                    wrong
                            ? AccountRows.wrong(company, times)
                            : AccountRows.of(company, branches.apply(company.country()), times));
        }
    }

    private void contacts(SalesRows rows, int count, Function<Country, Branch> branches) {
        TimestampGenerator timestamps = timestamps(rows, "contacts");
        long first = reserve(rows, "contact", count);
        long accounts = sequence(rows, "account");
        for (long number = first; number < first + count; number++) {
            Person person = person(rows, number, accounts);
            TimestampGenerator.Times times = timestamps.of(Kind.CONTACT, number);
            rows.create("contacts", ContactRows.of(person, owner(rows, person, branches), times));
        }
    }

    /** Who works for an account belongs to the same team. */
    private static UUID owner(SalesRows rows, Person person, Function<Country, Branch> branches) {
        return person.isCustomer()
                ? branches.apply(person.address().country()).team()
                : owner(rows, person.company().id());
    }

    private static UUID owner(SalesRows rows, UUID account) {
        return (UUID) rows.value("accounts", rows.get("accounts", account), "_ownerid_value");
    }

    private Person person(SalesRows rows, long number, long accounts) {
        long company =
                number % CUSTOMER_EVERY == CUSTOMER_EVERY - 1
                        ? -1
                        : employer(rows, number, accounts);
        return company < 0
                ? people.customer(number)
                : people.employee(number, companies.get(company));
    }

    /** Every account has somebody before one has two; -1 where there is no account. */
    private long employer(SalesRows rows, long number, long accounts) {
        return isGood(rows, number) && number < accounts
                ? number
                : pick(
                        new SeededRandom(DemoData.SEED, Kind.EMPLOYER, number),
                        accounts,
                        n -> isGood(rows, n));
    }

    /** Generated, still there, and not one that Finance will refuse. */
    private boolean isGood(SalesRows rows, long account) {
        return !DemoData.isWrongAccount(account)
                && rows.get("accounts", companies.id(account)) != null;
    }

    private static long pick(SeededRandom random, long below, LongPredicate wanted) {
        for (int i = 0; i < TRIES && below > 0; i++) {
            long number = random.between(0, (int) below - 1);
            if (wanted.test(number)) {
                return number;
            }
        }
        return -1;
    }

    private void quotes(SalesRows rows, int count, LongFunction<Branch> branches) {
        documents(rows, "quotes", Kind.QUOTE, count, branches, DocumentRows::quote);
    }

    private void orders(SalesRows rows, int count, LongFunction<Branch> branches) {
        documents(rows, "salesorders", Kind.ORDER, count, branches, DocumentRows::order);
    }

    private void documents(
            SalesRows rows,
            String set,
            Kind kind,
            int count,
            LongFunction<Branch> branches,
            Write write) {
        if (count == 0) {
            return;
        }
        TimestampGenerator timestamps = timestamps(rows, set);
        Map<Branch, DocumentRows> sellers = new EnumMap<>(Branch.class);
        long accounts = sequence(rows, "account");
        long number = rows.store().table(set).size();
        for (int i = 0; i < count; i++, number++) {
            while (rows.get(set, DocumentRows.id(kind, number)) != null) {
                number++;
            }
            Branch branch = branches.apply(number);
            DocumentRows seller =
                    sellers.computeIfAbsent(
                            branch, b -> new DocumentRows(rows, b, offers(rows, b), timestamps));
            write.write(seller, number, customer(rows, kind, number, accounts, branch));
        }
    }

    /** One of the seller's that trades in the currency of its prices. */
    private Customer customer(
            SalesRows rows, Kind kind, long number, long accounts, Branch branch) {
        SeededRandom random =
                new SeededRandom(DemoData.SEED + kind.ordinal(), Kind.CUSTOMER, number);
        long account = pick(random, accounts, n -> buysFrom(rows, branch, n));
        if (account < 0) {
            throw new IllegalArgumentException(
                    "quotes and orders need customers of %s that trade in %s: seed more accounts."
                            .formatted(branch.unit(), branch.currency()));
        }
        return Customer.of(companies.get(account));
    }

    private boolean buysFrom(SalesRows rows, Branch branch, long account) {
        return branch.currency().equals(companies.country(account).currency())
                && isGood(rows, account)
                && branch.team().equals(owner(rows, companies.id(account)));
    }

    /** The products that were first to come across; put there where they have not come yet. */
    private List<Offer> offers(SalesRows rows, Branch branch) {
        TimestampGenerator timestamps = timestamps(rows, "products");
        return LongStream.range(0, DemoData.inSales(branch))
                .mapToObj(
                        number -> offer(rows, number, branch, timestamps.of(Kind.PRODUCT, number)))
                .toList();
    }

    private Offer offer(
            SalesRows rows, long number, Branch branch, TimestampGenerator.Times times) {
        Product product = branch.own(products.get(number));
        Row row =
                rows.find("products", "productnumber", product.productNumber()).stream()
                        .findFirst()
                        .orElseGet(
                                () ->
                                        rows.create(
                                                "products",
                                                SalesProductRows.of(
                                                        number, product, branch, times)));
        return new Offer(
                rows.id("products", row),
                (UUID) rows.value("products", row, "_defaultuomid_value"));
    }

    /** Takes numbers from the table that gives accounts and contacts theirs. */
    private static long reserve(SalesRows rows, String entity, int count) {
        Row row = sequenceRow(rows, entity);
        int next = (Integer) rows.value(SEQUENCES, row, NEXT);
        rows.update(SEQUENCES, rows.id(SEQUENCES, row), Map.of(NEXT, next + count));
        return next - SequenceNumber.FIRST;
    }

    /** How many numbers of the sequence are given. */
    private static long sequence(SalesRows rows, String entity) {
        Row row = sequenceRow(rows, entity);
        return (Integer) rows.value(SEQUENCES, row, NEXT) - SequenceNumber.FIRST;
    }

    private static Row sequenceRow(SalesRows rows, String entity) {
        return rows.find(SEQUENCES, "msdynce_entityname", entity).get(0);
    }

    private static int size(SalesRows rows, String set) {
        return rows.store().table(set).size();
    }

    private TimestampGenerator timestamps(SalesRows rows, String set) {
        EntityTable table = rows.store().table(set);
        int modified = table.model().index("modifiedon");
        Instant newest =
                table.indexOn(List.of(modified))
                        .flatMap(table::last)
                        .map(row -> (Instant) row.get(modified))
                        .orElse(null);
        return new TimestampGenerator(DemoData.SEED, clock.instant(), newest);
    }

    private interface Write {
        void write(DocumentRows documents, long number, Customer customer);
    }
}
