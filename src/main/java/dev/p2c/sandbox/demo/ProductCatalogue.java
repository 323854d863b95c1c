package dev.p2c.sandbox.demo;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.core.type.TypeReference;
import dev.p2c.sandbox.demo.SeededRandom.ValueKind;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Generates products by number. Each block of twenty holds six variants (colour and size) of one
 * item, four variants (colour) of another, eight plain items and two services. Immutable and
 * thread-safe.
 */
final class ProductCatalogue {

    private static final int BLOCK = 20;
    private static final List<String> COLORS = List.of("BLK", "WHT", "RED", "BLU");
    private static final Map<String, String> COLOR_NAMES =
            Map.of("BLK", "black", "WHT", "white", "RED", "red", "BLU", "blue");
    private static final List<String> SIZES = List.of("S", "M", "L");
    private static final Set<String> MEASURED = Set.of("kg", "m", "l", "hr");

    private final long seed;
    private final Catalog catalog = Catalog.load();

    ProductCatalogue(long seed) {
        this.seed = seed;
    }

    Product get(long number) {
        long block = number / BLOCK;
        int place = (int) (number % BLOCK);
        if (place < 6) {
            String color = COLORS.get(place / SIZES.size());
            String size = SIZES.get(place % SIZES.size());
            return variant(catalog.sized, block, "T%04d".formatted(100 + 2 * block), color, size);
        }
        if (place < 10) {
            String item = "T%04d".formatted(101 + 2 * block);
            return variant(catalog.coloured, block, item, COLORS.get(place - 6), null);
        }
        return place < 18
                ? plain(catalog.items, 8 * block + place - 10, "D%04d", 1000, false)
                : plain(catalog.services, 2 * block + place - 18, "S%04d", 100, true);
    }

    private Product variant(
            List<Design> designs, long round, String item, String color, String size) {
        String number = item + "-" + color + (size == null ? "" : "-" + size);
        Design design = designs.get((int) (round % designs.size()));
        String series = series(design.name(), round / designs.size());
        String name = series + ", " + COLOR_NAMES.get(color);
        BigDecimal price = price(design, round, item);
        return new Product(
                number,
                item,
                color,
                size,
                size == null ? name : name + ", " + size,
                design.description(),
                false,
                design.unit(),
                0,
                price,
                cost(price, round));
    }

    private Product plain(
            List<Design> designs, long round, String pattern, int first, boolean service) {
        Design design = designs.get((int) (round % designs.size()));
        String item = pattern.formatted(first + round);
        BigDecimal price = price(design, round, item);
        return new Product(
                item,
                item,
                null,
                null,
                series(design.name(), round / designs.size()),
                design.description(),
                service,
                design.unit(),
                MEASURED.contains(design.unit()) ? 2 : 0,
                price,
                cost(price, round));
    }

    private static String series(String name, long round) {
        return round == 0 ? name : name + " series " + (round + 1);
    }

    private BigDecimal price(Design design, long round, String item) {
        SeededRandom random = new SeededRandom(seed + item.charAt(0), ValueKind.PRODUCT, round);
        int cents = random.between(design.low() * 100, design.high() * 100);
        return BigDecimal.valueOf(cents / 10 * 10L + 9, 2);
    }

    private BigDecimal cost(BigDecimal price, long round) {
        int percent = new SeededRandom(seed, ValueKind.PRODUCT_ID, round).between(45, 75);
        return price.multiply(BigDecimal.valueOf(percent, 2)).setScale(2, RoundingMode.HALF_UP);
    }

    /** Template of products; low and high limit the price in whole currency units. */
    @JsonFormat(shape = JsonFormat.Shape.ARRAY)
    @JsonPropertyOrder({"name", "description", "unit", "low", "high"})
    private record Design(String name, String description, String unit, int low, int high) {}

    /** Designs from {@code sandbox/demo/products.json}, by kind of product. */
    private record Catalog(
            List<Design> sized, List<Design> coloured, List<Design> items, List<Design> services) {

        static Catalog load() {
            return DemoResource.read("products.json", new TypeReference<>() {});
        }
    }
}
