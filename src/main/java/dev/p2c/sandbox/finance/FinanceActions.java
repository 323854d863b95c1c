package dev.p2c.sandbox.finance;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Runs the buttons and periodic tasks of Finance: {@code orders/{number}/{action}} with the actions
 * confirm, pick, ship, invoice, cancel, charge and discount, {@code jobs/calculate-totals}, {@code
 * jobs/populate-distinct-products}, {@code jobs/restart-invoice-numbers}, {@code
 * jobs/populate-prospect-to-cash}; and what people set up: {@code jobs/totals-job}, {@code
 * sequences} and {@code jobs/empty-line-numbers}. A body may name the {@code company}, the {@code
 * date} of an invoice, and quantities by line: {@code {"lines":{"1":2.5}}}; a charge needs its
 * {@code amount}, a discount its {@code percent}.
 */
final class FinanceActions {

    private static final Pattern ORDER =
            Pattern.compile("orders/([^/]+)/(confirm|pick|ship|invoice|cancel|charge|discount)");

    private final FinanceRows rows;
    private final OrderProcessing orders;
    private final DocumentTotals totals;
    private final DistinctProducts products;
    private final FinanceSetup setup;
    private final LineNumbers lines;
    private final Clock clock;

    FinanceActions(FinanceRows rows, Clock clock) {
        this.rows = rows;
        this.orders = new OrderProcessing(rows);
        this.totals = new DocumentTotals(rows);
        this.products = new DistinctProducts(rows);
        this.setup = new FinanceSetup(rows);
        this.lines = rows.lineNumbers();
        this.clock = clock;
    }

    /** Runs the action of a path; empty if there is no such action. */
    Optional<Object> run(String path, JsonNode body) {
        Matcher order = ORDER.matcher(path);
        if (order.matches()) {
            String number = URLDecoder.decode(order.group(1), StandardCharsets.UTF_8);
            return Optional.of(order(order.group(2), number, body));
        }
        return switch (path) {
            case "jobs/calculate-totals" -> Optional.of(rows.atomically(this::calculateTotals));
            case "jobs/restart-invoice-numbers" -> {
                rows.numbers().restart("InvoiceNumber");
                yield Optional.of(Map.of());
            }
            case "jobs/empty-line-numbers" ->
                    Optional.of(Map.of("lines", lines.empty(body.path("number").asInt(0))));
            case "jobs/populate-prospect-to-cash" -> Optional.of(Map.of("lines", lines.populate()));
            case "rules" -> Optional.of(rows.switches().set(body));
            case "sequences" -> Optional.of(setup.sequence(body));
            case "jobs/totals-job" -> Optional.of(setup.totalsJob(body));
            case "jobs/populate-distinct-products" ->
                    Optional.of(Map.of("products", rows.atomically(products::populate)));
            default -> Optional.empty();
        };
    }

    private Map<String, Object> calculateTotals() {
        setup.totalsCalculated();
        return Map.of(
                "orders", totals.calculate(DocumentKind.ORDER),
                "quotations", totals.calculate(DocumentKind.QUOTATION));
    }

    private Map<String, Object> order(String action, String number, JsonNode body) {
        String company = body.path("company").asText(rows.settings().defaultCompany());
        if (action.equals("charge")) {
            return orders.charge(company, number, number("amount", body.path("amount")));
        }
        if (action.equals("discount")) {
            return orders.discount(company, number, number("percent", body.path("percent")));
        }
        Map<Integer, BigDecimal> quantities = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> line : body.path("lines").properties()) {
            quantities.put(sequence(line.getKey()), number("lines", line.getValue()));
        }
        return orders.step(action, company, number, quantities, date(body.path("date")));
    }

    private static int sequence(String text) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(
                    "lines: expected sequence numbers of lines, not " + text, e);
        }
    }

    private static BigDecimal number(String field, JsonNode value) {
        if (!value.isNumber()) {
            throw new IllegalArgumentException(field + ": expected a number, not " + value);
        }
        return value.decimalValue();
    }

    private LocalDate date(JsonNode value) {
        try {
            return value.isMissingNode()
                    ? LocalDate.now(clock.withZone(ZoneOffset.UTC))
                    : LocalDate.parse(value.asText());
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(
                    "date: expected a day such as 2026-07-30, not " + value, e);
        }
    }
}
