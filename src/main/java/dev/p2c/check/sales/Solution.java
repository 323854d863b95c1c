package dev.p2c.check.sales;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.p2c.check.Findings;
import dev.p2c.check.Installation;
import dev.p2c.odata.Connection;
import dev.p2c.odata.transport.Sleeper;
import dev.p2c.setup.Plan;
import dev.p2c.setup.SalesSetup;
import dev.p2c.setup.Step;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** The version of Sales, and what the Prospect to cash solution brings. */
final class Solution {

    private static final String INSTALL =
            "install it: in AppSource look for \"Prospect to cash\" for Dynamics 365, or download the"
                    + " package, open the archive's Properties and tick Unblock, unpack it, start"
                    + " PackageDeployer.exe and sign in to this environment as System Administrator."
                    + " docs/real-services.md, \"Solution and rights\", has more";
    private static final String SETUP = "run bin/p2c setup sales; it shows what it adds, and asks";

    /** Registrations of the solution, with what is not done without them. */
    private static final Map<String, String> STEPS = new TreeMap<>();

    static {
        STEPS.put("PreOperationAccountCreate", "accounts get no number");
        STEPS.put("PreOperationContactCreate", "contacts get no number and no company flag");
        STEPS.put("PreOperationContactUpdate", "contacts keep a stale company flag");
        STEPS.put("PostOperationProductCreate", "new products get no price");
        STEPS.put("PostOperationProductUpdate", "products keep their old price");
        for (String document : List.of("Quote", "Order", "Invoice")) {
            STEPS.put(
                    "PostOperation" + document + "Create",
                    "its contact does not become a customer");
            STEPS.put(
                    "PostOperation" + document + "Update",
                    "its contact does not become a customer");
        }
        for (String line : List.of("QuoteLine", "OrderLine")) {
            for (String message : List.of("Create", "Update", "Delete")) {
                STEPS.put(
                        "PreOperation" + line + message,
                        "nobody sees whether all products are maintained in Finance");
            }
        }
        STEPS.put("PostOperationInvoiceCreate", "its order does not become Invoiced");
        STEPS.put("PostOperationInvoiceUpdate", "its order does not become Invoiced");
        STEPS.put("PostOperationOrderUpdateAsync", "orders lack the line Freight Tax");
        STEPS.put("PostOperationInvoiceUpdateAsync", "invoices lack the line Freight Tax");
    }

    /** What only the steps and buttons of the solution fill and the mappings read. */
    private static final List<String> COLUMNS =
            List.of(
                    "msdynce_isactivecustomer and msdynce_iscompanyanaccount of contact",
                    "msdynce_quotehasexternalmaintainedproductsonly of quotedetail",
                    "msdynce_orderhasexternalmaintainedproductsonly and msdynce_orderissubmitted of"
                            + " salesorderdetail",
                    "msdynce_processingstatus of salesorder");

    private Solution() {}

    /** Dynamics 365 Sales 1612, the first version that the solution supports. */
    static String release(Connection sales, Installation installation, Findings findings) {
        String version = sales.definitions().get("RetrieveVersion()").path("Version").asText();
        if (compare(version, "8.2.1.207") < 0) {
            findings.missing(
                    "version " + version + ", but the solution needs 8.2.1.207 or later",
                    "update the environment: Power Platform admin center > Environments > the"
                            + " environment > Updates");
        }
        return "version " + version;
    }

    /** The templates of version 1.0 need 1.14.1.0, those of version 2 need 1.15.0.0. */
    static String version(Connection sales, Installation installation, Findings findings) {
        Optional<String> version = SalesSetup.solution(sales);
        if (version.isEmpty()) {
            withoutSolution(sales, findings);
            return "";
        }
        String found = SalesSetup.SOLUTION + " " + version.get();
        if (compare(version.get(), "1.14.1.0") < 0) {
            findings.missing(
                    found + ", but the oldest version for these templates is 1.14.1.0",
                    "import a newer version over it: " + INSTALL);
        } else if (compare(version.get(), "1.15.0.0") < 0) {
            findings.warning(
                    found
                            + ", which is for the templates 1.0.0.x; those here are of version 2 and"
                            + " need 1.15.0.0 for the line Freight Tax and orders of both directions",
                    "import a newer version over it: " + INSTALL);
        }
        return found
                + (compare(version.get(), "15.0.0.0") < 0
                        ? "; account numbers have a unique key"
                        : "; the last package, 15.0.0.2: account numbers have no unique key");
    }

    private static void withoutSolution(Connection sales, Findings findings) {
        String missing =
                "the Prospect to cash solution (%s) is not installed"
                        .formatted(SalesSetup.SOLUTION);
        if (plan(sales).of(Step.Kind.COLUMN).isEmpty()) {
            findings.warning(
                    missing
                            + "; its columns are there. Its plug-ins and buttons are not: see"
                            + " sales.steps",
                    "to have them, too, " + INSTALL);
        } else {
            findings.missing(
                    missing,
                    INSTALL
                            + ". Where that is not possible, bin/p2c setup sales adds its columns,"
                            + " values and keys, but not its plug-ins");
        }
    }

    private static Plan plan(Connection sales) {
        return new SalesSetup(sales, Sleeper.REAL).plan();
    }

    /** Columns, whether or not a mapping uses them: the solution and its buttons do. */
    static String columns(Connection sales, Installation installation, Findings findings) {
        Plan plan = plan(sales);
        Map<String, List<String>> byTable = new LinkedHashMap<>();
        plan.of(Step.Kind.COLUMN)
                .forEach(
                        step ->
                                byTable.computeIfAbsent(step.table(), table -> new ArrayList<>())
                                        .add(step.name()));
        byTable.forEach(
                (table, names) ->
                        findings.missing(
                                "table " + table + " lacks " + String.join(", ", names), SETUP));
        plan.obstacles().forEach(text -> findings.missing(text, "then " + SETUP));
        return "every column of the solution is there";
    }

    static String options(Connection sales, Installation installation, Findings findings) {
        plan(sales)
                .of(Step.Kind.OPTION)
                .forEach(
                        step ->
                                findings.missing(
                                        "no " + step.shown() + ", or it is not published", SETUP));
        return "every option value is there";
    }

    static String keys(Connection sales, Installation installation, Findings findings) {
        plan(sales)
                .of(Step.Kind.KEY)
                .forEach(
                        step ->
                                findings.missing(
                                        "not active: " + step.shown(),
                                        SETUP
                                                + ". If the index cannot be built, two rows share a"
                                                + " number: give one of them another"));
        others(sales, installation, findings);
        return "alternate keys are active";
    }

    /** Keys that people defined, or an older solution: rows that share a number stay behind. */
    private static void others(Connection sales, Installation installation, Findings findings) {
        Set<String> named = new TreeSet<>();
        installation.mappings().stream()
                .flatMap(mapping -> mapping.uses().stream())
                .filter(use -> use.connection().equals(SalesChecks.SYSTEM))
                .flatMap(use -> sales.model().entity(use.entity()).stream())
                .map(type -> type.name().substring(type.name().lastIndexOf('.') + 1))
                .forEach(named::add);
        for (String table : named) {
            sales.definitions()
                    .get(
                            "EntityDefinitions(LogicalName='%s')/Keys?$select=SchemaName,EntityKeyIndexStatus"
                                    .formatted(table))
                    .path("value")
                    .forEach(key -> other(table, key, findings));
        }
    }

    private static void other(String table, JsonNode key, Findings findings) {
        String name = key.path("SchemaName").asText();
        String status = key.path("EntityKeyIndexStatus").asText();
        if (!status.equals("Active") && !name.equals("msdynce_ContactNumber")) {
            findings.warning(
                    "the alternate key %s of %s is %s".formatted(name, table, status),
                    "Settings > Customizations > Customize the System > Entities > "
                            + table
                            + " > Keys: give rows that share the key's values others, then choose the"
                            + " key and press Reactivate Key");
        }
    }

    static String steps(Connection sales, Installation installation, Findings findings) {
        Map<String, String> found = new TreeMap<>();
        for (ObjectNode row :
                SalesReads.rows(
                        sales,
                        "sdkmessageprocessingsteps",
                        "contains(name,'PreOperation') or contains(name,'PostOperation')",
                        "name",
                        "statecode")) {
            STEPS.keySet().stream()
                    .filter(name -> isNamed(row.path("name").asText(), name))
                    .forEach(
                            name ->
                                    found.merge(
                                            name,
                                            row.path("statecode").asText(),
                                            (a, b) -> a.equals("0") ? a : b));
        }
        if (found.isEmpty()) {
            findings.warning(
                    "none of the solution's plug-in steps is there. Nothing sets these columns: "
                            + String.join(", ", COLUMNS)
                            + ". New products get no price list item, orders lack the line Freight Tax"
                            + " and do not become Invoiced",
                    "install the solution, see sales.solution; or set the columns by hand, by a form"
                            + " or by a flow of your own, as docs/real-services.md, \"Without the"
                            + " solution\", says");
            return "";
        }
        STEPS.forEach((name, effect) -> step(name, effect, found.get(name), findings));
        return found.size() + " plug-in steps of the solution are enabled";
    }

    /** Whether a registration is of a class, with or without namespace and message behind. */
    private static boolean isNamed(String registration, String name) {
        return Arrays.asList(registration.split("[^A-Za-z0-9]+")).contains(name);
    }

    private static void step(String name, String effect, String state, Findings findings) {
        if (state == null) {
            findings.missing(
                    "the plug-in step " + name + " is not registered: " + effect,
                    "import the solution again, see sales.solution");
        } else if (!state.equals("0")) {
            findings.missing(
                    "the plug-in step " + name + " is disabled: " + effect,
                    "Settings > Customizations > Customize the System > Sdk Message Processing"
                            + " Steps: choose the step and press Activate");
        }
    }

    /** Compares versions number by number. */
    static int compare(String a, String b) {
        return Arrays.compare(numbers(a), numbers(b));
    }

    private static int[] numbers(String version) {
        return Arrays.stream(version.split("\\D+"))
                .filter(part -> !part.isEmpty())
                .mapToInt(Integer::parseInt)
                .toArray();
    }
}
