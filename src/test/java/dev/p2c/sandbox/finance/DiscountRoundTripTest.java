package dev.p2c.sandbox.finance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.p2c.mapping.Mapping;
import dev.p2c.mapping.ProjectMappings;
import dev.p2c.mapping.Transformer;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Map;
import java.util.SplittableRandom;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;

/**
 * Sends the discount of a line through both mappings and the split of Finance. Sales has a discount
 * on the whole line, Finance a discount per unit and a charge for the rounding rest (Prospect to
 * cash, sales orders, discount management). Four hundred thousand lines there and back: four
 * hundred seeds of a thousand lines each.
 *
 * <p>Holds rules of docs/templates.md, "Sales Orders, Sales to Finance".
 */
class DiscountRoundTripTest {

    private static final int SEEDS = 400;
    private static final int LINES = 1_000;
    private static final BigDecimal HALF_CENT = new BigDecimal("0.005");
    private static final Map<String, Mapping> MAPPINGS = ProjectMappings.open().loadAll();
    private static final Transformer TO_FINANCE = transformer("order-lines-to-finance");
    private static final Transformer QUOTE_TO_FINANCE = transformer("quote-lines-to-finance");
    private static final Transformer TO_SALES = transformer("order-lines-to-sales");
    private static final Transformer INVOICE_TO_SALES = transformer("invoice-lines-to-sales");

    private static Transformer transformer(String task) {
        return new Transformer(MAPPINGS.get(task));
    }

    @Example
    void discountOfTenOverThreeUnitsBecomes333PerUnitAndOneCentOfCharges() {
        LinePrice line = arrived(new Line("3", "100.00", "10.00"));

        assertThat(line.discountPerUnit()).isEqualByComparingTo("3.33");
        assertThat(line.charges()).isEqualByComparingTo("-0.01");
        assertThat(line.amount()).isEqualByComparingTo("290.00");
        assertThat(backInSales(line)).isEqualByComparingTo("10.00");
    }

    /** Sales to Finance and back, for any amount, quantity and precision. */
    @Property(tries = SEEDS, shrinking = ShrinkingMode.OFF)
    void discountOfSalesComesBackToTheCent(@ForAll long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < LINES; i++) {
            Line line =
                    new Line(decimal(random, 6, 5), decimal(random, 7, 4), decimal(random, 9, 4));

            LinePrice arrived = arrived(line);

            boolean exact =
                    backInSales(arrived).compareTo(line.discount) == 0
                            && arrived.discountPerUnit().scale() <= 2
                            && arrived.amount().compareTo(line.amount()) == 0
                            && arrived.charges()
                                            .abs()
                                            .compareTo(mostRest(line.quantity, line.discount))
                                    <= 0;
            assertThat(exact).as("%s became %s", line, arrived).isTrue();
        }
    }

    /** Finance to Sales and back: the total stays the same, however Finance split the discount. */
    @Property(tries = SEEDS / 5, shrinking = ShrinkingMode.OFF)
    void discountOfFinanceKeepsItsTotal(@ForAll long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < LINES; i++) {
            LinePrice born =
                    new LinePrice(
                            decimal(random, 6, 5),
                            decimal(random, 7, 4),
                            BigDecimal.ONE,
                            decimal(random, 5, 2),
                            BigDecimal.ZERO,
                            decimal(random, 3, 2),
                            AmountRounding.CENTS);
            BigDecimal expected =
                    born.quantity().multiply(born.discountPerUnit()).subtract(born.charges());

            BigDecimal inSales = backInSales(born);
            LinePrice again = arrived(new Line(born.quantity(), born.price(), inSales));

            boolean exact =
                    inSales.compareTo(expected) == 0
                            && again.totalDiscount().compareTo(expected) == 0
                            && again.amount().compareTo(born.amount()) == 0;
            assertThat(exact).as("%s became %s", born, again).isTrue();
        }
    }

    /**
     * Lines of quotes use the same mapping to Finance as lines of orders, lines of invoices the
     * same mapping to Sales.
     */
    @Property(tries = SEEDS / 20, shrinking = ShrinkingMode.OFF)
    void quoteAndInvoiceLinesTreatDiscountsLikeOrderLines(@ForAll long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < LINES; i++) {
            BigDecimal discount = decimal(random, 9, 4);

            ObjectNode sent = salesRow(discount);
            sent.putObject("quoteid").put("quotenumber", "Q");
            BigDecimal there =
                    QUOTE_TO_FINANCE
                            .apply(sent, "usmf")
                            .fields()
                            .get("TotalDiscountAmount")
                            .decimalValue();
            ObjectNode posted = financeRow().put("InvoiceNumber", "I");
            posted.put("LineTotalDiscountAmount", there);
            BigDecimal back =
                    INVOICE_TO_SALES
                            .apply(posted, "usmf")
                            .fields()
                            .get("manualdiscountamount")
                            .decimalValue();

            assertThat(back.compareTo(discount)).as("%s, %s, %s", discount, there, back).isZero();
        }
    }

    /** The line as Finance stores it after our mapping sent it. */
    private static LinePrice arrived(Line line) {
        ObjectNode source = salesRow(line.discount);
        source.putObject("salesorderid").put("ordernumber", "O");
        source.put("quantity", line.quantity).put("priceperunit", line.price);
        Map<String, JsonNode> sent = TO_FINANCE.apply(source, "usmf").fields();
        return new LinePrice(
                        sent.get("OrderedSalesQuantity").decimalValue(),
                        sent.get("SalesPrice").decimalValue(),
                        BigDecimal.ONE,
                        BigDecimal.ZERO,
                        BigDecimal.ZERO,
                        BigDecimal.ZERO,
                        AmountRounding.CENTS)
                .withTotalDiscount(sent.get("TotalDiscountAmount").decimalValue());
    }

    /** The discount that our mapping sends to Sales for a line of Finance. */
    private static BigDecimal backInSales(LinePrice line) {
        ObjectNode source = financeRow().put("SalesOrderNumber", "O");
        source.put("TotalDiscountAmount", line.totalDiscount());
        Map<String, JsonNode> sent = TO_SALES.apply(source, "usmf").fields();
        return sent.get("manualdiscountamount").decimalValue();
    }

    private static ObjectNode salesRow(BigDecimal discount) {
        ObjectNode row = JsonNodeFactory.instance.objectNode();
        row.putObject("productid").put("productnumber", "D1001");
        row.putObject("uomid").put("name", "Primary Unit");
        return row.put("sequencenumber", 1).put("manualdiscountamount", discount);
    }

    private static ObjectNode financeRow() {
        ObjectNode row = JsonNodeFactory.instance.objectNode();
        return row.put("LineCreationSequenceNumber", 1).put("ProductNumber", "D1001");
    }

    /**
     * Largest rounding rest: half a cent per unit, or the whole discount if the quantity is zero.
     */
    private static BigDecimal mostRest(BigDecimal quantity, BigDecimal discount) {
        return quantity.signum() == 0 ? discount.abs() : quantity.abs().multiply(HALF_CENT);
    }

    /** A random number of either sign, often small and round, sometimes zero. */
    private static BigDecimal decimal(SplittableRandom random, int digits, int mostDecimals) {
        long most = (long) Math.pow(10, random.nextInt(1, digits + mostDecimals + 1));
        return BigDecimal.valueOf(random.nextLong(-most, most), random.nextInt(mostDecimals + 1));
    }

    private record Line(BigDecimal quantity, BigDecimal price, BigDecimal discount) {

        Line(String quantity, String price, String discount) {
            this(new BigDecimal(quantity), new BigDecimal(price), new BigDecimal(discount));
        }

        /** Amount of the line as Sales calculates it. */
        BigDecimal amount() {
            return quantity.multiply(price)
                    .setScale(6, RoundingMode.HALF_UP)
                    .subtract(discount)
                    .setScale(2, RoundingMode.HALF_UP);
        }
    }
}
