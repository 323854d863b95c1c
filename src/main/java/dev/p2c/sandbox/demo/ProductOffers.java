package dev.p2c.sandbox.demo;

import dev.p2c.sandbox.demo.DocumentWriter.Offer;
import dev.p2c.sandbox.demo.SeededRandom.ValueKind;
import dev.p2c.sandbox.demo.TimestampGenerator.Times;
import dev.p2c.sandbox.sales.SalesRows;
import dev.p2c.sandbox.store.Row;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.LongStream;

/** Provides the products for generated documents, and writes those that Sales does not have yet. */
final class ProductOffers {

    private final SalesRows rows;
    private final ProductCatalogue products = new ProductCatalogue(DemoData.SEED);
    private final Instant now;

    ProductOffers(SalesRows rows, Instant now) {
        this.rows = rows;
        this.now = now;
    }

    /** Products of a branch that are in Sales from the start. */
    List<Offer> of(Branch branch) {
        TimestampGenerator timestamps = TimestampGenerator.forTable(rows.store(), "products", now);
        return LongStream.range(0, DemoData.inSales(branch))
                .mapToObj(number -> offer(number, branch, timestamps.of(ValueKind.PRODUCT, number)))
                .toList();
    }

    private Offer offer(long number, Branch branch, Times times) {
        Product product = branch.own(products.get(number));
        Row row =
                rows.find("products", "productnumber", product.productNumber()).stream()
                        .findFirst()
                        .orElseGet(
                                () ->
                                        rows.create(
                                                "products",
                                                SalesProductRows.of(
                                                        number, product, branch, times)));
        return new Offer(
                rows.id("products", row),
                (UUID) rows.value("products", row, "_defaultuomid_value"));
    }
}
