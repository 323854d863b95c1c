package dev.p2c.sandbox.demo;

import java.math.BigDecimal;

/**
 * Generated product that is released and sellable in Finance.
 *
 * @param productNumber number of the variant, such as {@code T0100-BLK-M}; the item number for a
 *     product without variants
 * @param itemNumber number that all variants of a product share
 * @param color code of the colour, or null
 * @param size code of the size, or null
 * @param unit symbol of the unit, the unit's name in Sales
 * @param decimals number of decimal places of quantities in that unit
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
