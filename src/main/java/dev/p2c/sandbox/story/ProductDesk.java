package dev.p2c.sandbox.story;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Simulates product managers who change products in Finance. */
final class ProductDesk {

    /** A unit that Sales does not have. */
    private static final String PALLET = "pal";

    private static final int CHEAPEST = 95;
    private static final int DEAREST = 105;

    private final ServiceClient finance;

    ProductDesk(ServiceClient finance) {
        this.finance = finance;
    }

    Optional<Event> reprice(Deal deal) {
        DealRandom random = deal.random("product");
        Optional<JsonNode> found = any(random);
        if (found.isEmpty()) {
            return Optional.empty();
        }
        JsonNode item = found.get();
        BigDecimal old = item.path("SalesPrice").decimalValue();
        BigDecimal percent = BigDecimal.valueOf(random.between(CHEAPEST, DEAREST), 2);
        BigDecimal price = old.multiply(percent).setScale(2, RoundingMode.HALF_UP);
        finance.change(address(item), ServiceClient.object().put("SalesPrice", price));
        return Event.happened(
                EventKind.PRICE,
                "product %s costs %s instead of %s",
                item.path("ItemNumber").asText(),
                Money.format(price),
                Money.format(old));
    }

    /** Gives a product a sales unit that Sales does not have, until the mistake is corrected. */
    Optional<Event> sellByPallet(Deal deal) {
        Optional<JsonNode> found = any(deal.random("product"));
        if (found.isEmpty()) {
            return Optional.empty();
        }
        JsonNode item = found.get();
        String unit = item.path("SalesUnitSymbol").asText();
        deal.correctBy(nothing -> sellBy(item, unit));
        finance.change(address(item), ServiceClient.object().put("SalesUnitSymbol", PALLET));
        return Event.happened(
                EventKind.MISTAKE,
                "product %s is sold by the pallet (%s)",
                item.path("ItemNumber").asText(),
                PALLET);
    }

    private Optional<Event> sellBy(JsonNode item, String unit) {
        finance.change(address(item), ServiceClient.object().put("SalesUnitSymbol", unit));
        return Event.happened(
                EventKind.CORRECTION,
                "product %s is sold by %s again",
                item.path("ItemNumber").asText(),
                unit);
    }

    private Optional<JsonNode> any(DealRandom random) {
        List<JsonNode> items = new ArrayList<>();
        finance.rows(
                        "ReleasedProductsV2?cross-company=true&$top=60"
                                + "&$select=dataAreaId,ItemNumber,SalesPrice,SalesUnitSymbol")
                .forEach(items::add);
        items.removeIf(item -> item.path("SalesUnitSymbol").asText().equals(PALLET));
        return items.isEmpty() ? Optional.empty() : Optional.of(random.pick(items));
    }

    private static String address(JsonNode item) {
        return "ReleasedProductsV2(dataAreaId='%s',ItemNumber='%s')?cross-company=true"
                .formatted(item.path("dataAreaId").asText(), item.path("ItemNumber").asText());
    }
}
