package dev.p2c.sandbox.demo;

import com.fasterxml.jackson.databind.JsonNode;
import dev.p2c.sandbox.finance.FinanceRows;
import dev.p2c.sandbox.finance.FinanceSetup;
import dev.p2c.sandbox.http.Seeder;
import dev.p2c.sandbox.store.EntityTable;
import dev.p2c.sandbox.store.Key;
import dev.p2c.sandbox.store.Store;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Fills the stand-in of Finance with companies, reference data and released products. Stateless:
 * the number of existing rows is read from the store.
 */
public final class FinanceSeeder implements Seeder<FinanceRows> {

    private static final List<String> COMPANIES = List.of("usmf", "dat", "demf");
    private static final String COUNTRIES = "AddressCountryRegions";

    /** What all companies share, and a newly bought Finance lacks. */
    private static final Set<String> SET_UP =
            Set.of(
                    "ExchangeRates",
                    "UnitsOfMeasure",
                    "UnitOfMeasureTranslations",
                    "UnitOfMeasureConversions");

    private static final String SELLABLE = "SellableReleasedProducts";

    private final Store store;
    private final ProductCatalogue products = new ProductCatalogue(DemoData.SEED);

    /**
     * @param store store of the service, to look up existing rows
     */
    public FinanceSeeder(Store store) {
        this.store = store;
    }

    @Override
    public void reference(FinanceRows rows) {
        ReferenceData.finance().forEach((set, values) -> rows.create(set, null, values));
        otherCountries(rows);
        FinanceSetup setup = new FinanceSetup(rows);
        setup.user();
        setup.shared();
        for (String company : COMPANIES) {
            ReferenceData.financeCompany()
                    .forEach((set, values) -> rows.create(set, company, values));
            setup.company(company);
        }
    }

    @Override
    public void bare(FinanceRows rows) {
        ReferenceData.finance()
                .forEach(
                        (set, values) -> {
                            if (!SET_UP.contains(set)) {
                                rows.create(set, null, values);
                            }
                        });
        otherCountries(rows);
        new FinanceSetup(rows).user();
    }

    /** Finance is delivered with every country of ISO 3166. */
    private void otherCountries(FinanceRows rows) {
        Set<String> known = new HashSet<>();
        EntityTable countries = store.table(COUNTRIES);
        int isoCode = countries.model().column("ISOcode").index();
        countries.stream().forEach(row -> known.add((String) row.get(isoCode)));
        for (String iso : Locale.getISOCountries()) {
            if (known.add(iso)) {
                String id = new Locale("", iso).getISO3Country();
                rows.create(COUNTRIES, null, Map.of("CountryRegion", id, "ISOcode", iso));
            }
        }
    }

    @Override
    public void demo(FinanceRows rows) {
        for (long number = 0; number < DemoData.PRODUCTS; number++) {
            create(rows, Branch.USA, wrong(number, products.get(number)), currency(number));
        }
        for (long number = 0; number < DemoData.GERMAN_PRODUCTS; number++) {
            create(rows, Branch.GERMANY, Branch.GERMANY.own(products.get(number)));
        }
        for (long i = 0; i < DemoData.SHARED_PRODUCTS; i++) {
            create(rows, Branch.GERMANY, products.get(DemoData.FIRST_SHARED_AT + i));
        }
        rows.create("CustomersV2", Branch.USA.company(), duplicateCustomer());
    }

    /**
     * {@inheritDoc} Only products can be added; their numbers continue after the existing products.
     */
    @Override
    public Object seed(FinanceRows rows, JsonNode counts) {
        SeedCounts wanted =
                new SeedCounts(
                        counts,
                        "company",
                        List.of("products"),
                        List.of("accounts", "contacts", "quotes", "orders"),
                        "Sales");
        Branch branch = wanted.branch(Branch::ofCompany);
        int count = wanted.of("products");
        long number = store.table(SELLABLE).size();
        for (int i = 0; i < count; i++, number++) {
            while (exists(SELLABLE, branch, branch.own(products.get(number)).productNumber())) {
                number++;
            }
            create(rows, branch, branch.own(products.get(number)));
        }
        return Map.of("added", Map.of("products", count));
    }

    private static Product wrong(long number, Product product) {
        return number == DemoData.UNKNOWN_UNIT_AT ? product.withUnit("pal") : product;
    }

    private static String currency(long number) {
        return number == DemoData.NO_PRICE_LIST_AT ? "CHF" : "USD";
    }

    private void create(FinanceRows rows, Branch branch, Product product) {
        create(rows, branch, product, branch.currency());
    }

    private void create(FinanceRows rows, Branch branch, Product product, String currency) {
        String company = branch.company();
        if (store.table("ProductsV2").get(Key.of(product.itemNumber())) == null) {
            rows.create("ProductsV2", null, FinanceProductRows.product(product));
        }
        if (!exists("ReleasedProductsV2", branch, product.itemNumber())) {
            rows.create("ReleasedProductsV2", company, FinanceProductRows.released(product));
        }
        rows.create(
                "CDSReleasedDistinctProducts",
                company,
                FinanceProductRows.distinct(product, currency));
        rows.create(SELLABLE, company, FinanceProductRows.sellable(product, currency));
    }

    private boolean exists(String set, Branch branch, String number) {
        return store.table(set).get(Key.of(branch.company(), number)) != null;
    }

    /** Customer that was entered by hand in Finance and duplicates an account of Sales. */
    private static Map<String, Object> duplicateCustomer() {
        Company company = new CompanyCatalogue(DemoData.SEED).get(DemoData.DUPLICATE_AT);
        Map<String, Object> row = new HashMap<>();
        row.put("CustomerAccount", DemoData.DUPLICATE_CUSTOMER);
        row.put("PartyNumber", company.accountNumber());
        row.put("PartyType", "Organization");
        row.put("OrganizationName", company.name());
        row.put("CustomerGroupId", "10");
        row.put("SalesCurrencyCode", company.country().currency());
        row.put("AddressStreet", company.address().street());
        row.put("AddressCity", company.address().city().name());
        row.put("AddressZipCode", company.address().postalCode());
        row.put("AddressCountryRegionISOCode", company.country().iso());
        row.put("SalesMemo", "Typed in by hand before the systems were connected");
        return row;
    }
}
