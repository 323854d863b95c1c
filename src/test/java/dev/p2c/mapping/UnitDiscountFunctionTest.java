package dev.p2c.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.p2c.mapping.ValueFunction.UnfitValueException;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The discount per unit that Finance reads of a quotation line.
 *
 * <p>Holds rules of docs/templates.md, "Through Common Data Service".
 */
class UnitDiscountFunctionTest {

    private static final ValueFunction FUNCTION =
            new UnitDiscountFunction()
                    .inTarget(
                            () ->
                                    new Decimals(
                                            OptionalInt.empty(),
                                            Map.of(
                                                    "USD",
                                                    new BigDecimal("0.01"),
                                                    "JPY",
                                                    BigDecimal.ONE)));

    /** Base amount less what Sales took off, with the manual discount in either method. */
    @ParameterizedTest
    @CsvSource({
        "10.00, 400.00, 390.00, 0, 4, 100.00, USD, 2.5",
        "2.50, 400.00, 390.00, 0, 4, 100.00, USD, 2.5",
        "10.00, 300.00, 290.00, 0, 3, 100.00, USD, 3.333333",
        "10.00, 300.00, 305.00, 15.00, 3, 100.00, USD, 3.333333",
        "0, 250.00, 250.00, 0, 2.5, 100.00, USD, 0",
        "100, 1000, 900, 0, 8, 125, JPY, 12.5",
    })
    void discountOfTheWholeLineIsDividedByTheQuantity(
            String manual,
            String base,
            String extended,
            String tax,
            String quantity,
            String price,
            String currency,
            String expected)
            throws Exception {
        JsonNode result = apply(manual, base, extended, tax, quantity, price, currency);

        assertThat(result.decimalValue()).isEqualByComparingTo(new BigDecimal(expected));
    }

    @Test
    void manualDiscountCountsWhereSalesHasCalculatedNothing() throws Exception {
        JsonNode result = FUNCTION.apply(json("[2.50, null, null, null, 4, 100.00, \"USD\"]"));

        assertThat(result.decimalValue()).isEqualByComparingTo("2.50");
    }

    @Test
    void lineWhoseAmountWouldDifferIsRefused() {
        assertThatThrownBy(
                        () ->
                                apply(
                                        "100.00",
                                        "299999.70",
                                        "299899.70",
                                        "0",
                                        "299999.7",
                                        "1.00",
                                        "USD"))
                .isInstanceOf(UnfitValueException.class)
                .hasMessageContaining("the discount of 100 on 299999.7 units is no amount per unit")
                .hasMessageContaining("Per unit");
    }

    @Test
    void lineWithoutQuantityIsRefused() {
        assertThatThrownBy(() -> apply("5.00", "0", "-5.00", "0", "0", "1.00", "USD"))
                .hasMessageContaining("no quantity");
    }

    private static JsonNode apply(
            String manual,
            String base,
            String extended,
            String tax,
            String quantity,
            String price,
            String currency)
            throws Exception {
        return FUNCTION.apply(
                json(
                        "[%s, %s, %s, %s, %s, %s, \"%s\"]"
                                .formatted(
                                        manual, base, extended, tax, quantity, price, currency)));
    }

    private static JsonNode json(String text) throws IOException {
        return MappingFolder.JSON.readTree(text);
    }
}
