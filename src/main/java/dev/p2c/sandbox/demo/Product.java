package dev.p2c.sandbox.demo;

import java.math.BigDecimal;

/**
 * A released product of Finance that can be sold.
 *
 * @param productNumber of the variant, {@code T0100-BLK-M}; the item number where there are none
 * @param itemNumber shared by the variants of a product
 * @param color null where the product has none
 * @param size null where the product has none
 * @param unit symbol, in Sales a unit of the same name
 * @param decimals of quantities in that unit
 */
record Product(
        String productNumber,
        String itemNumber,
        String color,
        String size,
        String name,
        String description,
        boolean service,
        String unit,
        int decimals,
        BigDecimal price,
        BigDecimal cost) {

    boolean isVariant() {
        return !productNumber.equals(itemNumber);
    }

    Product withUnit(String other) {
        return new Product(
                productNumber,
                itemNumber,
                color,
                size,
                name,
                description,
                service,
                other,
                decimals,
                price,
                cost);
    }

    Product withPrefix(String prefix) {
        return new Product(
                prefix + productNumber,
                prefix + itemNumber,
                color,
                size,
                name,
                description,
                service,
                unit,
                decimals,
                price,
                cost);
    }
}
