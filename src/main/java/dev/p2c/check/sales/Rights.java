package dev.p2c.check.sales;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.p2c.check.Findings;
import dev.p2c.check.Installation;
import dev.p2c.error.ConfigurationException;
import dev.p2c.odata.Connection;
import dev.p2c.odata.dialect.BusinessUnit;
import dev.p2c.text.Counted;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** Roles of the application user and of the teams that own rows, and the units of the companies. */
final class Rights {

    private static final String ADMINISTRATOR = "System Administrator";
    private static final String USERS =
            "Power Platform admin center > Environments > the environment > Settings > Users +"
                    + " permissions > Application users";
    private static final String TEAMS =
            "Settings > Security > Teams: choose the team, press Manage roles and tick a role that"
                    + " may read and own these tables, such as System Administrator";

    private Rights() {}

    static String user(Connection sales, Installation installation, Findings findings) {
        String id = sales.definitions().get("WhoAmI").path("UserId").asText();
        String give =
                USERS
                        + ": choose the user, press Edit security roles and tick System"
                        + " Administrator, or a role of docs/real-services.md, \"Solution and"
                        + " rights\"";
        List<String> roles;
        try {
            roles = SalesReads.roles(sales, "systemusers", id, "systemuserroles_association");
        } catch (ConfigurationException e) {
            findings.missing(
                    "the application user may not read its roles: " + e.getMessage(), give);
            return "";
        }
        if (roles.isEmpty()) {
            findings.missing("the application user " + id + " has no security role", give);
        } else if (!roles.contains(ADMINISTRATOR)) {
            findings.cannotBeSeen(
                    "the application user has the roles "
                            + String.join(", ", new TreeSet<>(roles))
                            + "; whether they suffice shows when rows are written",
                    "compare them with docs/real-services.md, \"Solution and rights\", in Settings >"
                            + " Security > Security roles");
        }
        return "the application user has " + String.join(", ", roles);
    }

    static String units(Connection sales, Installation installation, Findings findings) {
        Map<String, String> known = units(sales);
        installation
                .units()
                .forEach(
                        (company, unit) -> {
                            if (!known.containsKey(unit.name())) {
                                findings.missing(
                                        "company %s has the business unit \"%s\" (%s), which does not exist; there are %s"
                                                .formatted(
                                                        company,
                                                        unit.name(),
                                                        unit.setting(),
                                                        String.join(", ", known.keySet())),
                                        "Settings > Security > Business units: create it, or correct "
                                                + unit.setting());
                            }
                        });
        return installation.units().isEmpty()
                ? "a single company is configured, and all rows of Sales belong to it"
                : "every company has its business unit";
    }

    /** The ids of the business units in use, by name. */
    static Map<String, String> units(Connection sales) {
        Map<String, String> known = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (ObjectNode row :
                SalesReads.rows(
                        sales, "businessunits", "isdisabled ne true", "businessunitid", "name")) {
            known.put(row.path("name").asText(), row.path("businessunitid").asText());
        }
        return known;
    }

    /** Sales answers that the principal team is missing where the owner has no role. */
    static String teams(Connection sales, Installation installation, Findings findings) {
        Map<String, String> known = units(sales);
        int teams = 0;
        for (BusinessUnit unit : installation.units().values()) {
            String id = known.get(unit.name());
            if (id != null) {
                teams += teams(sales, unit.name(), id, true, findings);
            }
        }
        if (installation.units().isEmpty()) {
            String own = sales.definitions().get("WhoAmI").path("BusinessUnitId").asText();
            teams += teams(sales, "the application user", own, false, findings);
        }
        if (teams == 0) {
            findings.cannotBeSeen(
                    "no business unit of a company exists, so there is no team to look at",
                    "see " + sales.name() + ".business-units");
        }
        return Counted.of(teams, "owner team has a role", "owner teams have a role");
    }

    private static int teams(
            Connection sales, String unit, String id, boolean ownsRows, Findings findings) {
        List<ObjectNode> rows =
                SalesReads.rows(
                        sales,
                        "teams",
                        "isdefault eq true and _businessunitid_value eq " + id,
                        "teamid",
                        "name");
        for (ObjectNode team : rows) {
            List<String> roles =
                    SalesReads.roles(
                            sales, "teams", team.path("teamid").asText(), "teamroles_association");
            if (roles.isEmpty()) {
                String evidence =
                        "the team \"%s\" of %s has no security role"
                                .formatted(team.path("name").asText(), unit);
                if (ownsRows) {
                    findings.missing(evidence + ": no row of the company can be created", TEAMS);
                } else {
                    findings.warning(
                            evidence + ": Sales may answer that the principal team is missing",
                            TEAMS);
                }
            }
        }
        return rows.size();
    }
}
