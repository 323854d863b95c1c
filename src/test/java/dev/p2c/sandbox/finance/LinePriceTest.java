package dev.p2c.sandbox.finance;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.BigRange;
import net.jqwik.api.constraints.Scale;

/** Tests the split of a line's discount (Prospect to cash, sales orders, discount management). */
class LinePriceTest {

    @Property(tries = 5_000)
    void totalDiscountIsExactToTheCent(
            @ForAll @BigRange(min = "-10000", max = "10000") @Scale(3) BigDecimal quantity,
            @ForAll @BigRange(min = "0", max = "100000") @Scale(4) BigDecimal price,
            @ForAll @BigRange(min = "-100000", max = "100000") @Scale(2) BigDecimal discount) {
        LinePrice line =
                new LinePrice(
                                quantity,
                                price,
                                BigDecimal.ONE,
                                BigDecimal.ZERO,
                                BigDecimal.ZERO,
                                BigDecimal.ZERO,
                                AmountRounding.CENTS)
                        .withTotalDiscount(discount);

        assertThat(line.totalDiscount()).isEqualByComparingTo(discount);
        assertThat(line.discountPerUnit().stripTrailingZeros().scale()).isLessThanOrEqualTo(2);
    }
}
