package dev.p2c.sandbox.finance;

import java.util.List;
import java.util.function.Predicate;

/** Derives the status of an order from its lines. */
final class OrderStatus {

    private OrderStatus() {}

    /** Sets the status of the lines and of the header. */
    static void settle(FinanceDraft header, List<OrderLine> lines) {
        lines.forEach(line -> line.draft().set("SalesOrderLineStatus", line.status()));
        header.set("SalesOrderStatus", status(lines));
        boolean confirmed = !"Active".equals(header.get("SalesOrderProcessingStatus"));
        header.set("SalesOrderProcessingStatus", process(lines, confirmed));
    }

    private static String status(List<OrderLine> lines) {
        List<OrderLine> live = live(lines);
        if (live.isEmpty()) {
            return lines.isEmpty() ? "None" : "Canceled";
        }
        if (all(live, OrderLine::isInvoiced)) {
            return "Invoiced";
        }
        return all(live, OrderLine::isDelivered) ? "Delivered" : "Backorder";
    }

    private static String process(List<OrderLine> lines, boolean confirmed) {
        List<OrderLine> live = live(lines);
        if (live.isEmpty()) {
            return lines.isEmpty() ? "Active" : "Canceled";
        }
        if (all(live, OrderLine::isInvoiced)) {
            return "Invoiced";
        }
        boolean delivered = all(live, OrderLine::isDelivered);
        if (any(live, line -> line.invoiced().signum() != 0)) {
            return delivered ? "DeliveredPartiallyInvoiced" : "PartiallyInvoiced";
        }
        if (any(live, line -> line.delivered().signum() != 0)) {
            return delivered ? "Delivered" : "PartiallyDelivered";
        }
        if (all(live, OrderLine::isPicked)) {
            return "Picked";
        }
        return confirmed ? "Confirmed" : "Active";
    }

    private static List<OrderLine> live(List<OrderLine> lines) {
        return lines.stream().filter(line -> !line.isCanceled()).toList();
    }

    private static boolean all(List<OrderLine> lines, Predicate<OrderLine> test) {
        return lines.stream().allMatch(test);
    }

    private static boolean any(List<OrderLine> lines, Predicate<OrderLine> test) {
        return lines.stream().anyMatch(test);
    }
}
