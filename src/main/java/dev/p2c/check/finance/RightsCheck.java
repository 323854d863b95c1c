package dev.p2c.check.finance;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.p2c.check.Finding;
import dev.p2c.check.Findings;
import dev.p2c.check.Installation;
import dev.p2c.check.RowScan;
import dev.p2c.error.ConfigurationException;
import dev.p2c.mapping.FieldUse;
import dev.p2c.odata.Connection;
import dev.p2c.odata.model.Query;
import dev.p2c.text.Counted;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Whether the application's user may read the entities of the mappings, and has a role. Whether a
 * role may write shows no entity.
 */
final class RightsCheck implements FinanceCheck {

    private static final String APPLICATIONS = "SysAADClients";
    private static final String ROLES = "SecurityUserRoleAssociations";
    private static final String REMEDY =
            "in System administration > Users give the user a role that may read and write the"
                    + " entities of the mappings, in every company of p2c.companies (Assign"
                    + " organizations)";

    @Override
    public String id() {
        return FinanceChecks.SYSTEM + ".rights";
    }

    @Override
    public boolean isCheap() {
        return false;
    }

    @Override
    public List<Finding> run(Installation installation) {
        Connection finance = installation.connection(FinanceChecks.SYSTEM);
        Findings findings = Findings.of(this);
        Set<String> sets = sets(installation, finance);
        sets.forEach(set -> read(findings, finance, set));
        List<String> roles = new ArrayList<>();
        for (String client : installation.clients(FinanceChecks.SYSTEM)) {
            try {
                roles.addAll(roles(findings, finance, client));
            } catch (ConfigurationException e) {
                findings.cannotBeSeen(
                        "the application user has no permission to read role assignments: "
                                + e.getMessage(),
                        "open System administration > Users and read the roles of the application"
                                + " user");
            }
        }
        return findings.orOk(
                "the user may read %s and has the roles %s"
                        .formatted(Counted.of(sets.size(), "entity"), String.join(", ", roles)));
    }

    private static Set<String> sets(Installation installation, Connection finance) {
        return installation.mappings().stream()
                .flatMap(mapping -> mapping.uses().stream())
                .filter(use -> use.connection().equals(FinanceChecks.SYSTEM))
                .map(FieldUse::entity)
                .filter(set -> FinanceReads.has(finance, set))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static void read(Findings findings, Connection finance, String set) {
        List<String> key = finance.model().entity(set).orElseThrow().key();
        try {
            RowScan.each(finance, Query.of(set).withSelect(key).withPageSize(1), 0, row -> {});
        } catch (ConfigurationException e) {
            findings.missing("the user may not read " + set + ": " + e.getMessage(), REMEDY);
        }
    }

    private static List<String> roles(Findings findings, Connection finance, String client) {
        Optional<String> user =
                rows(finance, APPLICATIONS, "AADClientId", client).stream()
                        .map(row -> row.path("UserId").asText())
                        .findFirst();
        if (user.isEmpty()) {
            findings.missing(
                    "the client id " + client + " is not entered in Finance",
                    "enter the client id with a user under System administration > Setup >"
                            + " Microsoft Entra applications");
            return List.of();
        }
        List<String> roles =
                rows(finance, ROLES, "UserId", user.get()).stream()
                        .filter(row -> !row.path("AssignmentStatus").asText().equals("Disabled"))
                        .map(row -> row.path("SecurityRoleName").asText())
                        .toList();
        if (roles.isEmpty()) {
            findings.missing("the user " + user.get() + " has no security role", REMEDY);
        }
        return roles;
    }

    private static List<ObjectNode> rows(
            Connection finance, String set, String column, String value) {
        String literal =
                finance.dialect()
                        .literal("Edm.String", TextNode.valueOf(value))
                        .orElseThrow(() -> new IllegalArgumentException(column));
        List<ObjectNode> rows = new ArrayList<>();
        Query query = Query.of(set).withFilter(Optional.of(column + " eq " + literal));
        RowScan.each(finance, query, 1_000, rows::add);
        return rows;
    }
}
