package dev.p2c.sandbox.finance;

import com.fasterxml.jackson.databind.JsonNode;
import dev.p2c.sandbox.model.EntityModel;
import dev.p2c.sandbox.model.ServiceModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What a release of Finance has: entities and columns came with releases and updates, and an older
 * release has neither the names in {@code $metadata} nor the addresses (Prospect to cash, system
 * requirements).
 */
final class Release {

    private final ServiceModel model;

    Release(ServiceModel model) {
        this.model = model;
    }

    /**
     * Takes entity sets and columns away; those that a call before took away come back.
     *
     * @param body {@code {"without":["CDSSalesOrderLines","CustomersV2.IsExternallyMaintained"]}}
     */
    Map<String, Object> without(JsonNode body) {
        List<String> names = new ArrayList<>();
        body.path("without").forEach(name -> names.add(name.asText()));
        names.forEach(this::require);
        model.restore();
        names.forEach(this::remove);
        return Map.of("without", names);
    }

    private void require(String name) {
        String[] parts = name.split("\\.", 2);
        EntityModel entity = model.set(parts[0]);
        if (entity == null || parts.length == 2 && entity.column(parts[1]) == null) {
            throw new IllegalArgumentException("without: there is no " + name);
        }
    }

    private void remove(String name) {
        EntityModel entity = model.set(name.split("\\.", 2)[0]);
        if (name.contains(".")) {
            entity.remove(name.split("\\.", 2)[1]);
        } else {
            entity.present(false);
        }
    }
}
