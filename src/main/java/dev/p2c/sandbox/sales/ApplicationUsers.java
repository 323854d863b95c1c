package dev.p2c.sandbox.sales;

import dev.p2c.sandbox.store.EntityTable;
import dev.p2c.sandbox.store.Key;
import dev.p2c.sandbox.store.Row;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * The users that calls act as: one for each application (Use single-tenant server-to-server
 * authentication). The first client is the user of the reference data; every further client gets a
 * user of its own at its first call, in the business unit of the organization, so that a row
 * without an owner lands there. Thread-safe.
 */
final class ApplicationUsers {

    private static final String USERS = "systemusers";
    private static final String FIRST = "p2c-sandbox";

    private final SalesTables tables;
    private final SalesSettings settings;
    private final ThreadLocal<UUID> caller = new ThreadLocal<>();

    ApplicationUsers(SalesTables tables, SalesSettings settings) {
        this.tables = tables;
        this.settings = settings;
    }

    /** Id of the user who calls; a caller in this process is the first user. */
    UUID current() {
        UUID user = caller.get();
        return user == null ? settings.user() : user;
    }

    /**
     * Works for a client.
     *
     * @param client client id; empty for a caller in this process
     */
    <T> T as(String client, Supplier<T> work) {
        UUID before = caller.get();
        caller.set(client.isEmpty() || client.equals(FIRST) ? settings.user() : user(client));
        try {
            return work.get();
        } finally {
            if (before == null) {
                caller.remove();
            } else {
                caller.set(before);
            }
        }
    }

    private UUID user(String client) {
        UUID id = UUID.nameUUIDFromBytes(("user " + client).getBytes(StandardCharsets.UTF_8));
        if (tables.row(USERS, id) == null) {
            tables.store().write(() -> add(id, client));
        }
        return id;
    }

    /** Gives a user the role of the organization's unit that may do everything. */
    private void administrator(UUID user) {
        EntityTable between = tables.table("systemuserrolescollection");
        tables.where("roles", "name", "System Administrator").stream()
                .filter(
                        role ->
                                settings.businessUnit()
                                        .equals(
                                                tables.value(
                                                        "roles", role, "_businessunitid_value")))
                .forEach(
                        role -> {
                            Map<Integer, Object> values = new TreeMap<>();
                            values.put(
                                    between.model().index("systemuserroleid"),
                                    UUID.nameUUIDFromBytes(
                                            user.toString().getBytes(StandardCharsets.UTF_8)));
                            values.put(between.model().index("systemuserid"), user);
                            values.put(between.model().index("roleid"), tables.id("roles", role));
                            between.put(values);
                        });
    }

    private Row add(UUID id, String client) {
        EntityTable users = tables.table(USERS);
        Row there = users.get(Key.of(id));
        if (there != null) {
            return there;
        }
        Map<Integer, Object> values = new TreeMap<>();
        Map.<String, Object>of(
                        "systemuserid",
                        id,
                        "fullname",
                        "# " + client,
                        "lastname",
                        client,
                        "firstname",
                        "#",
                        "domainname",
                        client + "@contoso.example",
                        "_businessunitid_value",
                        settings.businessUnit(),
                        "isintegrationuser",
                        false,
                        "isdisabled",
                        false,
                        "accessmode",
                        4)
                .forEach((name, value) -> values.put(users.model().index(name), value));
        Row user = users.put(values);
        administrator(id);
        return user;
    }
}
