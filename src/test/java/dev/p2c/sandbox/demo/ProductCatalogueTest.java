package dev.p2c.sandbox.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.p2c.sandbox.model.EntityModel;
import dev.p2c.sandbox.model.ServiceModel;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Generated products are plausible, unique and reproducible. */
final class ProductCatalogueTest {

    private final ProductCatalogue products = new ProductCatalogue(DemoData.SEED);

    private List<Product> some(int count) {
        return LongStream.range(0, count).mapToObj(products::get).toList();
    }

    @Test
    void everyVariantHasAUniqueNumber() {
        assertThat(some(10))
                .map(Product::productNumber)
                .startsWith("T0100-BLK-S", "T0100-BLK-M", "T0100-BLK-L", "T0100-WHT-S")
                .contains("T0101-BLK", "T0101-BLU");
        assertThat(some(20_000)).map(Product::productNumber).doesNotHaveDuplicates();
    }

    @Test
    void variantsShareTheItemNumberAndThePrice() {
        var byItem = some(40).stream().collect(Collectors.groupingBy(Product::itemNumber));

        assertThat(byItem.get("T0100")).hasSize(6).allMatch(Product::isVariant);
        assertThat(byItem.get("T0100")).map(Product::price).containsOnly(products.get(0).price());
    }

    @Test
    void itemsAndServicesArePricedAboveTheirCost() {
        assertThat(some(200)).anyMatch(Product::service).anyMatch(p -> !p.service());
        assertThat(some(200))
                .allMatch(p -> p.cost().signum() > 0)
                .allMatch(p -> p.price().compareTo(p.cost()) > 0)
                .allMatch(p -> p.price().scale() == 2);
    }

    @Test
    void valuesFitTheEntitiesOfBothServices() {
        EntityModel sellable = ServiceModel.finance().set("SellableReleasedProducts");
        int itemNumber =
                ServiceModel.finance().set("ReleasedProductsV2").column("ItemNumber").maxLength();

        assertThat(some(100_000))
                .allMatch(p -> p.name().length() <= sellable.column("ProductName").maxLength())
                .allMatch(p -> p.itemNumber().length() <= itemNumber);
    }

    @Test
    void sameSeedGivesTheSameProducts() {
        assertThat(new ProductCatalogue(DemoData.SEED).get(123)).isEqualTo(products.get(123));
    }
}
