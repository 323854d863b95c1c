package dev.p2c.sandbox.finance;

import dev.p2c.sandbox.odata.ODataError;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Function;

/**
 * Processes orders: confirm, pick, ship, invoice, cancel. A step that the order does not allow is
 * refused with 409. The calculated totals stay valid except after a cancellation.
 */
final class OrderProcessing {

    private static final Set<String> OVER = Set.of("Invoiced", "Canceled");

    private final FinanceRows rows;
    private final InvoicePosting invoices;

    OrderProcessing(FinanceRows rows) {
        this.rows = rows;
        this.invoices = new InvoicePosting(rows);
    }

    /**
     * Runs one step on an order.
     *
     * @param quantities by sequence number of the line; empty for everything that remains
     * @return number and statuses of the order, and the number of the invoice if the step posted
     *     one
     */
    Map<String, Object> step(
            String action,
            String company,
            String number,
            Map<Integer, BigDecimal> quantities,
            LocalDate date) {
        return rows.atomically(
                () -> {
                    FinanceDraft order = open(company, number);
                    List<OrderLine> lines = lines(order);
                    Map<String, Object> shown = new LinkedHashMap<>();
                    switch (action) {
                        case "confirm" -> confirm(order, lines);
                        case "pick" ->
                                move(lines, quantities, OrderProcessing::unpicked, OrderLine::pick);
                        case "ship" ->
                                move(lines, quantities, OrderLine::undelivered, OrderLine::deliver);
                        case "invoice" ->
                                shown.put("invoice", invoice(order, lines, quantities, date));
                        case "cancel" -> cancel(order, lines);
                        default -> throw new IllegalArgumentException("No such step: " + action);
                    }
                    return store(order, lines, shown);
                });
    }

    /** Sets a charge on the whole order, such as freight; replaces the previous charge. */
    Map<String, Object> charge(String company, String number, BigDecimal amount) {
        return rows.atomically(
                () -> {
                    FinanceDraft order = open(company, number);
                    order.setInternal(InternalColumn.CHARGES, amount);
                    order.set("AreTotalsUpdated", "No");
                    return store(order, lines(order), new LinkedHashMap<>());
                });
    }

    /** Sets the percentage of the discount on the whole order. */
    Map<String, Object> discount(String company, String number, BigDecimal percent) {
        return rows.atomically(
                () -> {
                    FinanceDraft order = open(company, number);
                    order.setInternal(InternalColumn.TOTAL_DISCOUNT_PERCENT, percent);
                    order.set("AreTotalsUpdated", "No");
                    return store(order, lines(order), new LinkedHashMap<>());
                });
    }

    private FinanceDraft open(String company, String number) {
        FinanceDraft order =
                rows.related()
                        .find("CDSSalesOrderHeaders", company, number)
                        .orElseThrow(
                                () ->
                                        new ODataError(
                                                404,
                                                "",
                                                "There is no sales order %s in company %s."
                                                        .formatted(number, company)));
        String status = order.text("SalesOrderStatus");
        if (OVER.contains(status)) {
            throw refused("Sales order %s is %s.".formatted(number, status));
        }
        return order;
    }

    private List<OrderLine> lines(FinanceDraft order) {
        return rows
                .related()
                .lines(DocumentKind.ORDER, order.company(), order.text("SalesOrderNumber"))
                .stream()
                .map(OrderLine::new)
                .toList();
    }

    private static void confirm(FinanceDraft order, List<OrderLine> lines) {
        if (lines.isEmpty()) {
            throw refused("Sales order has no lines: there is nothing to confirm.");
        }
        if (order.text("SalesOrderProcessingStatus").equals("Active")) {
            order.set("SalesOrderProcessingStatus", "Confirmed");
        }
    }

    private static BigDecimal unpicked(OrderLine line) {
        return line.undelivered().subtract(line.picked());
    }

    private static void move(
            List<OrderLine> lines,
            Map<Integer, BigDecimal> quantities,
            Function<OrderLine, BigDecimal> left,
            BiConsumer<OrderLine, BigDecimal> step) {
        chosen(lines, quantities, left).forEach(step);
    }

    private String invoice(
            FinanceDraft order,
            List<OrderLine> lines,
            Map<Integer, BigDecimal> quantities,
            LocalDate date) {
        boolean shipped =
                lines.stream()
                        .anyMatch(line -> !OrderLine.isAtLeast(line.invoiced(), line.delivered()));
        Function<OrderLine, BigDecimal> left =
                shipped && quantities.isEmpty()
                        ? line -> line.delivered().subtract(line.invoiced())
                        : line -> line.quantity().subtract(line.invoiced());
        Map<OrderLine, BigDecimal> chosen = chosen(lines, quantities, left);
        boolean first = lines.stream().allMatch(line -> line.invoiced().signum() == 0);
        String number = invoices.post(order, chosen, date, first);
        chosen.forEach(OrderLine::invoice);
        return number;
    }

    private static void cancel(FinanceDraft order, List<OrderLine> lines) {
        chosen(lines, Map.of(), OrderLine::undelivered).keySet().forEach(OrderLine::cancelRest);
        order.set("AreTotalsUpdated", "No");
        lines.forEach(line -> line.draft().set("AreTotalsCalculated", "No"));
    }

    /**
     * Lines and quantities of a step; never empty, never more than remains.
     *
     * @throws ODataError if nothing remains or a quantity is too large
     */
    private static Map<OrderLine, BigDecimal> chosen(
            List<OrderLine> lines,
            Map<Integer, BigDecimal> quantities,
            Function<OrderLine, BigDecimal> left) {
        Map<OrderLine, BigDecimal> chosen = new LinkedHashMap<>();
        for (OrderLine line : lines) {
            BigDecimal most = left.apply(line);
            BigDecimal wanted =
                    quantities.isEmpty()
                            ? most
                            : quantities.getOrDefault(line.sequence(), BigDecimal.ZERO);
            boolean otherSign = wanted.signum() * most.signum() < 0;
            if (otherSign || !OrderLine.isAtLeast(most, wanted)) {
                throw refused(
                        "Line %d: %s wanted, only %s left."
                                .formatted(
                                        line.sequence(),
                                        wanted.toPlainString(),
                                        most.toPlainString()));
            }
            if (wanted.signum() != 0) {
                chosen.put(line, wanted);
            }
        }
        if (chosen.isEmpty()) {
            throw refused("There is nothing left to do for this step.");
        }
        return chosen;
    }

    private Map<String, Object> store(
            FinanceDraft order, List<OrderLine> lines, Map<String, Object> shown) {
        OrderStatus.settle(order, lines);
        rows.store(order);
        for (OrderLine line : lines) {
            DocumentLineRules.show(line.draft(), order, DocumentKind.ORDER);
            rows.store(line.draft());
        }
        shown.put("order", order.text("SalesOrderNumber"));
        shown.put("status", order.text("SalesOrderStatus"));
        shown.put("processingStatus", order.text("SalesOrderProcessingStatus"));
        return shown;
    }

    private static ODataError refused(String why) {
        return new ODataError(409, "", why);
    }
}
