package dev.p2c.sandbox.finance;

import dev.p2c.sandbox.store.EntityTable;
import dev.p2c.sandbox.store.Index;
import dev.p2c.sandbox.store.Key;
import dev.p2c.sandbox.store.Row;
import dev.p2c.sandbox.store.Store;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Finds rows of other tables that a rule needs, by key or index. */
final class RelatedRows {

    private final Store store;
    private final Index countriesByIso;
    private final Index customersByParty;
    private final Index contactsByParty;
    private final Index quotationLines;
    private final Index ordersByCustomer;
    private final Index ordersByInvoiceCustomer;

    /**
     * @param store must be empty, because indexes are added
     */
    RelatedRows(Store store) {
        this.store = store;
        countriesByIso = store.table("AddressCountryRegions").index(false, List.of("ISOcode"));
        customersByParty = store.table("CustomersV2").index(false, List.of("PartyNumber"));
        contactsByParty =
                store.table("CDSContactPersons").index(false, List.of("ContactPersonPartyNumber"));
        quotationLines =
                store.table("CDSSalesQuotationLines")
                        .index(false, List.of("dataAreaId", "SalesQuotationNumber"));
        EntityTable orders = store.table("CDSSalesOrderHeaders");
        ordersByCustomer =
                orders.index(false, List.of("dataAreaId", "OrderingCustomerAccountNumber"));
        ordersByInvoiceCustomer =
                orders.index(false, List.of("dataAreaId", "InvoiceCustomerAccountNumber"));
    }

    /** Finds a row by its key and returns a copy; empty if there is none. */
    Optional<FinanceDraft> find(String set, Object... key) {
        EntityTable table = store.table(set);
        return Optional.ofNullable(table.get(Key.of(key)))
                .map(row -> new FinanceDraft(table.model(), row));
    }

    Optional<FinanceDraft> customer(String company, String account) {
        return find("CustomersV2", company, account);
    }

    /**
     * Finds a country.
     *
     * @param iso ISO code of two letters
     */
    Optional<FinanceDraft> country(String iso) {
        return first("AddressCountryRegions", countriesByIso, iso);
    }

    Optional<FinanceDraft> customerOfParty(String partyNumber) {
        return first("CustomersV2", customersByParty, partyNumber);
    }

    /** Finds the customer of a party in one company. */
    Optional<FinanceDraft> customerOfParty(String company, String partyNumber) {
        EntityTable table = store.table("CustomersV2");
        return table.find(customersByParty, Key.of(partyNumber))
                .map(row -> new FinanceDraft(table.model(), row))
                .filter(customer -> customer.company().equalsIgnoreCase(company))
                .findFirst();
    }

    boolean partyExists(String partyNumber) {
        return customerOfParty(partyNumber).isPresent()
                || first("CDSContactPersons", contactsByParty, partyNumber).isPresent();
    }

    /** How amounts of sales documents in a currency are rounded. */
    AmountRounding rounding(String currency) {
        return find("Currencies", currency)
                .map(row -> row.number("RoundingRuleSalesOrders"))
                .filter(rule -> rule.signum() > 0)
                .map(AmountRounding::new)
                .orElse(AmountRounding.CENTS);
    }

    /** Lines of a document in key order. */
    List<FinanceDraft> lines(DocumentKind kind, String company, String number) {
        EntityTable table = store.table(kind.lineSet());
        Stream<Row> rows =
                kind == DocumentKind.ORDER
                        ? range(table, Key.of(company, number))
                        : table.find(quotationLines, Key.of(company, number));
        return rows.map(row -> new FinanceDraft(table.model(), row)).toList();
    }

    Stream<FinanceDraft> all(String set) {
        EntityTable table = store.table(set);
        return table.stream().map(row -> new FinanceDraft(table.model(), row));
    }

    /** Orders that the customer placed or pays for. */
    List<FinanceDraft> orders(String company, String account) {
        EntityTable table = store.table("CDSSalesOrderHeaders");
        Set<Row> rows = new LinkedHashSet<>();
        table.find(ordersByCustomer, Key.of(company, account)).forEach(rows::add);
        table.find(ordersByInvoiceCustomer, Key.of(company, account)).forEach(rows::add);
        return rows.stream().map(row -> new FinanceDraft(table.model(), row)).toList();
    }

    private static Stream<Row> range(EntityTable table, Key prefix) {
        Map<Key, Row> rows = table.range(prefix, prefix.end());
        return rows.values().stream();
    }

    private Optional<FinanceDraft> first(String set, Index index, String value) {
        EntityTable table = store.table(set);
        return table.find(index, Key.of(value))
                .findFirst()
                .map(r -> new FinanceDraft(table.model(), r));
    }
}
