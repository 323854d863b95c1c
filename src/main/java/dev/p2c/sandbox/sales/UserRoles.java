package dev.p2c.sandbox.sales;

import dev.p2c.sandbox.odata.ODataError;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;

/**
 * The security roles of users and teams (Security roles and privileges; Client errors, "Principal
 * user is missing privilege"). The stand-in knows three rules: a user without a role may do
 * nothing, customizing needs the role System Administrator or System Customizer, and a team without
 * a role may own no row.
 */
final class UserRoles {

    private static final Set<String> CUSTOMIZERS =
            Set.of("System Administrator", "System Customizer");
    private static final String OF_USERS = "systemuserrolescollection";
    private static final String OF_TEAMS = "teamrolescollection";

    private final SalesTables tables;
    private final ApplicationUsers users;

    UserRoles(SalesTables tables, ApplicationUsers users) {
        this.tables = tables;
        this.users = users;
    }

    private List<String> of(String set, String column, UUID id) {
        return tables.where(set, column, id).stream()
                .map(row -> (UUID) tables.value(set, row, "roleid"))
                .map(role -> (String) tables.value("roles", role, "name"))
                .filter(Objects::nonNull)
                .toList();
    }

    /**
     * @throws ODataError 403 if the caller has no role
     */
    void requireAny() {
        if (of(OF_USERS, "systemuserid", users.current()).isEmpty()) {
            throw new ODataError(
                    403,
                    "0x80042f09",
                    "SecLib::RetrievePrivilegeForUser failed - no roles are assigned to user."
                            + " Returned hr = -2147209463, User: "
                            + users.current());
        }
    }

    /**
     * @throws ODataError 403 if the caller may not customize
     */
    void requireCustomizer(String privilege, String entity) {
        List<String> roles = of(OF_USERS, "systemuserid", users.current());
        if (roles.stream().noneMatch(CUSTOMIZERS::contains)) {
            throw new ODataError(
                    403,
                    "0x80040220",
                    "Principal user (Id=%s, type=8, roleCount=%d) is missing %s privilege for entity '%s'."
                            .formatted(users.current(), roles.size(), privilege, entity));
        }
    }

    /**
     * @throws ODataError 403 if the owner is a team without a role
     */
    void requireOwner(UUID owner, String entity) {
        boolean team = owner != null && tables.row("teams", owner) != null;
        if (team && of(OF_TEAMS, "teamid", owner).isEmpty()) {
            throw new ODataError(
                    403,
                    "0x80040220",
                    "Principal team (Id=%s, type=9, roleCount=0) is missing prvRead%s privilege for entity '%s'."
                            .formatted(owner, capital(entity), entity));
        }
    }

    private static String capital(String entity) {
        return Character.toUpperCase(entity.charAt(0)) + entity.substring(1);
    }
}
