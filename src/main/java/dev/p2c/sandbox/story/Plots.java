package dev.p2c.sandbox.story;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Random;

/**
 * How deals can go. Each plot comes once before one comes again, in an order of chance; the first
 * is the plain one.
 */
final class Plots {

    private final CustomerDesk customers;
    private final SalesDesk sales;
    private final FinanceDesk finance;
    private final ProductDesk products;
    private final Archive archive;
    private final Random order;
    private final Deque<List<DealStep>> coming = new ArrayDeque<>();

    Plots(ServiceClient sales, ServiceClient finance, long seed) {
        this.customers = new CustomerDesk(sales, finance);
        this.finance = new FinanceDesk(finance);
        this.sales = new SalesDesk(sales, this.finance);
        this.products = new ProductDesk(finance);
        this.archive = new Archive(sales, finance);
        this.order = new Random(seed);
        coming.add(plain());
    }

    List<DealStep> next() {
        if (coming.isEmpty()) {
            List<List<DealStep>> all = new ArrayList<>(all());
            Collections.shuffle(all, order);
            coming.addAll(all);
        }
        return coming.poll();
    }

    FinanceDesk finance() {
        return finance;
    }

    private List<List<DealStep>> all() {
        return List.of(
                plain(),
                returning(),
                person(),
                partial(),
                canceled(),
                lost(),
                giftWrapped(),
                flawed(Flaw.COUNTRY),
                flawed(Flaw.NAME),
                flawed(Flaw.CURRENCY),
                List.of(customers::enterCompany, customers::enterContact, customers::move),
                List.of(customers::enterCompany, customers::enterContact, customers::promote),
                List.of(products::reprice),
                List.of(products::sellByPallet));
    }

    /** From account to invoice. */
    private List<DealStep> plain() {
        return joined(
                List.of(
                        customers::enterCompany,
                        customers::enterContact,
                        sales::offer,
                        sales::win,
                        sales::activateOrder,
                        finance::confirm),
                delivery());
    }

    private List<DealStep> delivery() {
        return List.of(
                archive.onceConfirmedInSales(finance::pick),
                finance::ship,
                finance::invoice,
                archive::fileInvoices);
    }

    /** Orders at once, and again after the first delivery. */
    private List<DealStep> returning() {
        List<DealStep> first = joined(List.of(sales::order, finance::confirm), delivery());
        List<DealStep> second = joined(List.of(sales::orderAgain, finance::confirm), delivery());
        return joined(List.of(customers::enterCompany), joined(first, second));
    }

    private List<DealStep> person() {
        return joined(
                List.of(
                        customers::enterPerson,
                        sales::offer,
                        sales::win,
                        sales::activateOrder,
                        finance::confirm),
                delivery());
    }

    /** In two deliveries with an invoice each, with freight and sales tax. */
    private List<DealStep> partial() {
        return List.of(
                customers::enterCompany,
                customers::tax,
                sales::order,
                finance::confirmWithFreight,
                archive.onceConfirmedInSales(finance::pick),
                finance::shipHalf,
                finance::invoice,
                finance::shipRest,
                finance::invoice,
                archive::fileInvoices);
    }

    private List<DealStep> canceled() {
        return List.of(
                customers::enterCompany,
                sales::order,
                finance::confirm,
                archive.onceConfirmedInSales(finance::cancel),
                archive::fileCancellation);
    }

    private List<DealStep> lost() {
        return List.of(customers::enterCompany, sales::offer, sales::lose);
    }

    private List<DealStep> giftWrapped() {
        return joined(
                List.of(
                        customers::enterCompany,
                        sales::orderWithGift,
                        sales::activateOrder,
                        finance::confirm),
                delivery());
    }

    private List<DealStep> flawed(Flaw flaw) {
        return joined(
                List.of(customers.enterCompanyWith(flaw), sales::order, finance::confirm),
                delivery());
    }

    private static List<DealStep> joined(List<DealStep> first, List<DealStep> then) {
        List<DealStep> all = new ArrayList<>(first);
        all.addAll(then);
        return List.copyOf(all);
    }
}
