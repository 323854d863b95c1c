package dev.p2c.chaos;

import java.util.List;
import java.util.Map;

/**
 * The names of the tasks and directions through Common Data Service, by those of the direct ones.
 */
final class StagedNames {

    private static final Map<String, String> SECOND_LEGS =
            Map.of(
                    "accounts-to-customers", "staged-accounts-to-finance",
                    "contacts-to-customers", "staged-contact-customers-to-finance",
                    "contacts-to-contact-persons", "staged-contacts-to-finance",
                    "released-products-to-products", "staged-products-to-sales",
                    "order-headers-to-finance", "order-headers-to-finance",
                    "order-lines-to-finance", "order-lines-to-finance");
    private static final String DIRECT = "orders-to-finance";

    private StagedNames() {}

    /** The task that writes the rows of a direct task to their destination. */
    static String task(String direct) {
        return SECOND_LEGS.getOrDefault(direct, "staged-" + direct);
    }

    static List<String> directions(List<String> direct) {
        return direct.stream().map(name -> name.equals(DIRECT) ? name : "staged-" + name).toList();
    }
}
