package dev.p2c.sandbox.sales;

import dev.p2c.sandbox.store.Row;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/**
 * Gives a new business unit its default team, which has the unit's name and no security role
 * (Manage teams), and copies of the security roles of the root unit (Security roles and
 * privileges).
 */
final class NewBusinessUnit implements PluginStep {

    private final SalesTables tables;
    private final SalesWriter writer;
    private final SalesSettings settings;

    NewBusinessUnit(SalesTables tables, SalesWriter writer, SalesSettings settings) {
        this.tables = tables;
        this.writer = writer;
        this.settings = settings;
    }

    @Override
    public void after(SalesDraft draft) {
        if (!draft.isNew()) {
            return;
        }
        String name = draft.text("name");
        Map<String, Object> team = new HashMap<>();
        team.put("teamid", free("teams", "teams/" + name));
        team.put("name", name);
        team.put("_businessunitid_value", draft.id());
        team.put("_administratorid_value", settings.user());
        team.put("isdefault", true);
        team.put("teamtype", 0);
        add("teams", team);
        for (Row role : tables.where("roles", "_businessunitid_value", settings.businessUnit())) {
            Object title = tables.value("roles", role, "name");
            if (!draft.id().equals(settings.businessUnit())) {
                Map<String, Object> copy = new HashMap<>();
                copy.put("roleid", free("roles", "roles/" + name + "/" + title));
                copy.put("name", title);
                copy.put("_businessunitid_value", draft.id());
                copy.put("_parentrootroleid_value", tables.id("roles", role));
                add("roles", copy);
            }
        }
    }

    /** The id that follows from a name, so that it is the same at each start; else any id. */
    private UUID free(String set, String name) {
        UUID id = UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
        return tables.row(set, id) == null ? id : UUID.randomUUID();
    }

    private void add(String set, Map<String, Object> values) {
        Map<Integer, Object> at = new TreeMap<>();
        values.forEach((name, value) -> at.put(tables.table(set).model().index(name), value));
        writer.add(tables.table(set), at);
    }
}
