package dev.p2c.sandbox.sales;

import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Sets {@code fullname} from first and last name (System settings, full name format). */
final class FullName implements PluginStep {

    @Override
    public void before(SalesDraft draft) {
        if (draft.changes("firstname", "lastname")) {
            String name =
                    Stream.of(draft.text("firstname"), draft.text("lastname"))
                            .filter(Objects::nonNull)
                            .collect(Collectors.joining(" "));
            draft.set("fullname", name.isEmpty() ? null : name);
        }
    }
}
