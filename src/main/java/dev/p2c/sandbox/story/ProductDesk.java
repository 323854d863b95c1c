package dev.p2c.sandbox.story;

import com.fasterxml.jackson.databind.JsonNode;
import dev.p2c.sandbox.story.Event.Kind;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Product management changes what Finance sells. */
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
        Chance chance = deal.chance("product");
        Optional<JsonNode> found = any(chance);
        if (found.isEmpty()) {
            return Optional.empty();
        }
        JsonNode item = found.get();
        BigDecimal old = item.path("SalesPrice").decimalValue();
        BigDecimal percent = BigDecimal.valueOf(chance.between(CHEAPEST, DEAREST), 2);
        BigDecimal price = old.multiply(percent).setScale(2, RoundingMode.HALF_UP);
        finance.change(address(item), ServiceClient.object().put("SalesPrice", price));
        return happened(
                Kind.PRICE,
                "product %s costs %s instead of %s",
                item.path("ItemNumber").asText(),
                Money.of(price),
                Money.of(old));
    }

    /** Sold by a unit that Sales does not have, until somebody notices. */
    Optional<Event> sellByPallet(Deal deal) {
        Optional<JsonNode> found = any(deal.chance("product"));
        if (found.isEmpty()) {
            return Optional.empty();
        }
        JsonNode item = found.get();
        String unit = item.path("SalesUnitSymbol").asText();
        deal.correctBy(nothing -> sellBy(item, unit));
        finance.change(address(item), ServiceClient.object().put("SalesUnitSymbol", PALLET));
        return happened(
                Kind.MISTAKE,
                "product %s is sold by the pallet (%s)",
                item.path("ItemNumber").asText(),
                PALLET);
    }

    private Optional<Event> sellBy(JsonNode item, String unit) {
        finance.change(address(item), ServiceClient.object().put("SalesUnitSymbol", unit));
        return happened(
                Kind.CORRECTION,
                "product %s is sold by %s again",
                item.path("ItemNumber").asText(),
                unit);
    }

    private Optional<JsonNode> any(Chance chance) {
        List<JsonNode> items = new ArrayList<>();
        finance.rows(
                        "ReleasedProductsV2?cross-company=true&$top=60"
                                + "&$select=dataAreaId,ItemNumber,SalesPrice,SalesUnitSymbol")
                .forEach(items::add);
        items.removeIf(item -> item.path("SalesUnitSymbol").asText().equals(PALLET));
        return items.isEmpty() ? Optional.empty() : Optional.of(chance.pick(items));
    }

    private static String address(JsonNode item) {
        return "ReleasedProductsV2(dataAreaId='%s',ItemNumber='%s')?cross-company=true"
                .formatted(item.path("dataAreaId").asText(), item.path("ItemNumber").asText());
    }

    private static Optional<Event> happened(Kind kind, String text, Object... values) {
        return Optional.of(Event.of(kind, text, values));
    }
}
