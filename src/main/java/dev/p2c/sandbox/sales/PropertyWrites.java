package dev.p2c.sandbox.sales;

import com.fasterxml.jackson.databind.JsonNode;
import dev.p2c.sandbox.http.ODataAnswer;
import dev.p2c.sandbox.http.ODataCall;
import dev.p2c.sandbox.model.Column;
import dev.p2c.sandbox.model.EntityModel;
import dev.p2c.sandbox.odata.ResourceAddress;
import dev.p2c.sandbox.store.EntityTable;
import dev.p2c.sandbox.store.Row;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Writes one property or one reference of a row: {@code PUT accounts(id)/name}, {@code DELETE
 * accounts(id)/primarycontactid/$ref} (Web API, update and delete; associate table rows).
 */
final class PropertyWrites {

    private static final String REF = "$ref";
    private static final Pattern WITH_ID = Pattern.compile("(\\w+)\\(([^)]*)\\)");
    private static final Pattern ID_OPTION = Pattern.compile("(?:^|&)(?:\\$|%24)id=([^&]*)");

    private final SalesTables tables;
    private final LookupReferences references;
    private final SalesWriter writer;
    private final Preconditions conditions;

    PropertyWrites(
            SalesTables tables,
            LookupReferences references,
            SalesWriter writer,
            Preconditions conditions) {
        this.tables = tables;
        this.references = references;
        this.writer = writer;
        this.conditions = conditions;
    }

    /** Handles PUT, POST or DELETE of an address with segments after the row. */
    ODataAnswer write(ODataCall call, ResourceAddress address) {
        if (address.row() == null) {
            throw LookupReferences.missing(address);
        }
        conditions.check(call, address);
        boolean reference = REF.equals(address.rest().get(address.rest().size() - 1));
        if (reference) {
            reference(call, address);
        } else {
            property(call, address);
        }
        return ODataAnswer.of(204);
    }

    private void property(ODataCall call, ResourceAddress address) {
        EntityModel entity = address.table().model();
        String name = address.rest().get(0);
        Column column = entity.column(name);
        if (column == null || address.rest().size() > 1 || "POST".equals(call.method())) {
            throw WebApiErrors.unknownSegment(name);
        }
        Map<Integer, Object> change = new HashMap<>();
        change.put(column.index(), null);
        if ("PUT".equals(call.method())) {
            JsonNode value = SalesJson.object(call).get("value");
            change.put(column.index(), SalesPayload.parse(entity, column, value));
        }
        if (!column.readOnly()) {
            writer.update(address.table(), address.row(), change);
        }
    }

    private void reference(ODataCall call, ResourceAddress address) {
        String name = address.rest().get(0);
        EntityModel entity = address.table().model();
        LookupReferences.LookupTarget target = references.target(entity, name);
        if (target != null) {
            JsonNode id = delete(call) ? null : SalesJson.object(call).path("@odata.id");
            UUID value = references.resolve(entity, target, id, call);
            link(address.table(), address.row(), target.column(), value);
        } else {
            collection(call, address, name);
        }
    }

    /** Writes a reference in a collection; the lookup is a column of the partner's row. */
    private void collection(ODataCall call, ResourceAddress address, String segment) {
        Matcher withId = WITH_ID.matcher(segment);
        String name = withId.matches() ? withId.group(1) : segment;
        EntityModel.Navigation navigation = address.table().model().navigations().get(name);
        if (navigation == null || !navigation.collection()) {
            throw WebApiErrors.unknownSegment(name);
        }
        String reference = SalesJson.object(call).path("@odata.id").asText();
        Matcher option = ID_OPTION.matcher(call.query());
        if (option.find()) {
            reference = URLDecoder.decode(option.group(1), StandardCharsets.UTF_8);
        }
        if (withId.matches()) {
            reference = tables.setOf(navigation.target()) + "(" + withId.group(2) + ")";
        }
        ResourceAddress partner = references.address(reference, call);
        if (navigation.via() != null) {
            intersect(navigation, address, partner, delete(call));
            return;
        }
        String column = navigation.joins().values().iterator().next();
        UUID value = delete(call) ? null : SalesTables.id(address.table().model(), address.row());
        link(partner.table(), partner.row(), partner.table().model().index(column), value);
    }

    /** Adds or removes the row between both sides of a many-to-many relationship. */
    private void intersect(
            EntityModel.Navigation navigation,
            ResourceAddress address,
            ResourceAddress partner,
            boolean delete) {
        EntityModel.Intersect via = navigation.via();
        EntityTable between = tables.table(via.set());
        UUID own = SalesTables.id(address.table().model(), address.row());
        UUID other = SalesTables.id(partner.table().model(), partner.row());
        List<Row> there =
                tables.where(via.set(), via.own(), own).stream()
                        .filter(row -> other.equals(row.get(between.model().index(via.other()))))
                        .toList();
        if (delete) {
            there.forEach(row -> writer.remove(between, row));
        } else if (there.isEmpty()) {
            Map<Integer, Object> values = new HashMap<>();
            values.put(between.model().index(via.own()), own);
            values.put(between.model().index(via.other()), other);
            writer.add(between, values);
        }
    }

    private void link(EntityTable table, Row row, int column, UUID value) {
        Map<Integer, Object> change = new HashMap<>();
        change.put(column, value);
        writer.update(table, row, change);
    }

    private static boolean delete(ODataCall call) {
        return "DELETE".equals(call.method());
    }
}
