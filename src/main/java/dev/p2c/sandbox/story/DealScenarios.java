package dev.p2c.sandbox.story;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Random;

/**
 * The scenarios of deals: which steps a deal takes. Each scenario comes once before any comes
 * again, in random order; the first is the full cycle.
 */
final class DealScenarios {

    private final CustomerDesk customers;
    private final QuoteDesk quotes;
    private final OrderDesk orders;
    private final FinanceDesk finance;
    private final ProductDesk products;
    private final ClosingDesk closing;
    private final Random order;
    private final Deque<List<DealStep>> upcoming = new ArrayDeque<>();

    DealScenarios(ServiceClient sales, ServiceClient finance, long seed) {
        this.customers = new CustomerDesk(sales, finance);
        this.finance = new FinanceDesk(finance);
        DraftDesk drafts = new DraftDesk(sales);
        this.quotes = new QuoteDesk(sales, this.finance, drafts);
        this.orders = new OrderDesk(sales, drafts);
        this.products = new ProductDesk(finance);
        this.closing = new ClosingDesk(sales, finance);
        this.order = new Random(seed);
        upcoming.add(fullCycle());
    }

    List<DealStep> next() {
        if (upcoming.isEmpty()) {
            List<List<DealStep>> all = new ArrayList<>(all());
            Collections.shuffle(all, order);
            upcoming.addAll(all);
        }
        return upcoming.poll();
    }

    FinanceDesk finance() {
        return finance;
    }

    private List<List<DealStep>> all() {
        return List.of(
                fullCycle(),
                secondOrder(),
                privatePerson(),
                partialDeliveries(),
                canceled(),
                lost(),
                giftWrapped(),
                mistaken(EntryMistake.COUNTRY),
                mistaken(EntryMistake.NAME),
                mistaken(EntryMistake.CURRENCY),
                List.of(customers::enterCompany, customers::enterContact, customers::move),
                List.of(customers::enterCompany, customers::enterContact, customers::promote),
                List.of(products::reprice),
                List.of(products::sellByPallet));
    }

    /** A deal from account through quote and order to invoice. */
    private List<DealStep> fullCycle() {
        return joined(
                List.of(
                        customers::enterCompany,
                        customers::enterContact,
                        quotes::offer,
                        quotes::win,
                        orders::activateOrder,
                        finance::confirm),
                delivery());
    }

    private List<DealStep> delivery() {
        return List.of(
                closing.onceConfirmedInSales(finance::pick),
                finance::ship,
                finance::invoice,
                closing::fileInvoices);
    }

    /** An order without a quote, and a second order after the first is delivered. */
    private List<DealStep> secondOrder() {
        List<DealStep> first = joined(List.of(orders::order, finance::confirm), delivery());
        List<DealStep> second = joined(List.of(orders::orderAgain, finance::confirm), delivery());
        return joined(List.of(customers::enterCompany), joined(first, second));
    }

    private List<DealStep> privatePerson() {
        return joined(
                List.of(
                        customers::enterPerson,
                        quotes::offer,
                        quotes::win,
                        orders::activateOrder,
                        finance::confirm),
                delivery());
    }

    /** Two deliveries with an invoice each, with freight and sales tax. */
    private List<DealStep> partialDeliveries() {
        return List.of(
                customers::enterCompany,
                customers::tax,
                orders::order,
                finance::confirmWithFreight,
                closing.onceConfirmedInSales(finance::pick),
                finance::shipHalf,
                finance::invoice,
                finance::shipRest,
                finance::invoice,
                closing::fileInvoices);
    }

    private List<DealStep> canceled() {
        return List.of(
                customers::enterCompany,
                orders::order,
                finance::confirm,
                closing.onceConfirmedInSales(finance::cancel),
                closing::fileCancellation);
    }

    private List<DealStep> lost() {
        return List.of(customers::enterCompany, quotes::offer, quotes::lose);
    }

    private List<DealStep> giftWrapped() {
        return joined(
                List.of(
                        customers::enterCompany,
                        orders::orderWithGift,
                        orders::activateOrder,
                        finance::confirm),
                delivery());
    }

    private List<DealStep> mistaken(EntryMistake mistake) {
        return joined(
                List.of(customers.enterCompanyWith(mistake), orders::order, finance::confirm),
                delivery());
    }

    private static List<DealStep> joined(List<DealStep> first, List<DealStep> then) {
        List<DealStep> all = new ArrayList<>(first);
        all.addAll(then);
        return List.copyOf(all);
    }
}
