package dev.p2c.sandbox.sales;

import dev.p2c.sandbox.model.Column;
import dev.p2c.sandbox.model.EntityModel;
import dev.p2c.sandbox.model.ServiceModel;
import dev.p2c.sandbox.store.Row;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The Prospect to cash solution as an organization has it: its columns, option values, keys, its
 * table of number sequences and its plug-in steps (customizations.xml of package 15.0.0.2). A
 * version brings the columns that its customizations name as introduced up to it. The account
 * number's key is gone in the last package (Prospect to cash, "dormant" solution). Used inside
 * writes.
 */
final class ProspectToCash {

    static final String NAME = "msdynce_ProspectToCashIntegration";

    /** Version of the solution inside the last package, 15.0.0.2. */
    static final Version LAST = Version.of("15.0.0.1");

    private static final Version WITHOUT_ACCOUNT_KEY = Version.of("15.0.0.0");
    private static final String SEQUENCES = "msdynce_p2cautonumber";
    private static final String SOLUTIONS = "solutions";
    private static final String STEPS = "sdkmessageprocessingsteps";
    private static final int SUBMITTED = 647390000;
    private static final String ACCOUNT_NUMBER = "msdynce_AccountNumber";
    private static final String CONTACT_NUMBER = "msdynce_ContactNumber";

    private final ServiceModel model;
    private final SalesTables tables;
    private final EntityKeys keys;
    private volatile boolean installed;
    private volatile Set<String> enabled = Set.of();

    ProspectToCash(ServiceModel model, SalesTables tables, EntityKeys keys) {
        this.keys = keys;
        this.model = model;
        this.tables = tables;
    }

    /** Whether the service is one that the solution is made for. */
    boolean fits() {
        return model.type(SEQUENCES) != null;
    }

    boolean isInstalled() {
        return installed;
    }

    /** Whether a step is there and enabled. */
    boolean runs(String step) {
        return enabled.contains(step);
    }

    /** Reads again which steps run. */
    void refresh() {
        enabled =
                tables.rows(STEPS)
                        .filter(row -> !Integer.valueOf(1).equals(value(row, "statecode")))
                        .map(row -> String.valueOf(value(row, "name")))
                        .collect(Collectors.toUnmodifiableSet());
    }

    private Object value(Row step, String column) {
        return tables.value(STEPS, step, column);
    }

    /** Installs a version: its columns appear, and its steps run from now on. */
    void install(SalesWriter writer, Version version) {
        for (EntityModel entity : model.all()) {
            entity.declared().stream()
                    .filter(column -> isOurs(column) && entity.column(column.name()) == null)
                    .filter(column -> since(column).compareTo(version) <= 0)
                    .forEach(entity::put);
        }
        keys(version);
        model.type(SEQUENCES).present(true);
        submitted(true);
        rows(writer, version);
        installed = true;
        refresh();
        upgrade(writer);
    }

    /** Numbers the rows without a number (Prospect to cash, upgrade script). */
    private void upgrade(SalesWriter writer) {
        Map.of("accounts", "accountnumber", "contacts", "msdynce_contactnumber")
                .forEach(
                        (set, column) ->
                                tables.rows(set).toList().stream()
                                        .filter(row -> tables.value(set, row, column) == null)
                                        .forEach(row -> writer.number(tables.table(set), row)));
    }

    private void keys(Version version) {
        key("contact", CONTACT_NUMBER, "msdynce_contactnumber");
        if (version.compareTo(WITHOUT_ACCOUNT_KEY) < 0) {
            key("account", ACCOUNT_NUMBER, "accountnumber");
        }
    }

    private void key(String type, String schemaName, String column) {
        EntityModel entity = model.type(type);
        boolean there =
                keys.read(entity).stream()
                        .anyMatch(key -> key.definition().columns().equals(List.of(column)));
        if (!there) {
            keys.build(entity, keys.define(entity, schemaName, List.of(column), true));
        }
    }

    /** Takes away all that the solution brings; its steps stop. */
    void remove(SalesWriter writer) {
        for (EntityModel entity : model.all()) {
            entity.columns().stream()
                    .filter(ProspectToCash::isOurs)
                    .forEach(
                            column -> {
                                keys.columnGone(entity, column.name());
                                entity.remove(column.name());
                            });
        }
        keys.managedGone(model.type("account"));
        model.type(SEQUENCES).present(false);
        submitted(false);
        for (String set : List.of(STEPS, SOLUTIONS)) {
            tables.rows(set).toList().stream()
                    .filter(row -> isOurs(set, row))
                    .forEach(row -> writer.remove(tables.table(set), row));
        }
        installed = false;
        refresh();
    }

    private boolean isOurs(String set, Row row) {
        return STEPS.equals(set) || NAME.equals(tables.value(set, row, "uniquename"));
    }

    private static boolean isOurs(Column column) {
        return NAME.equals(column.origin().solution());
    }

    private static Version since(Column column) {
        return Version.of(column.origin().since().isEmpty() ? "0" : column.origin().since());
    }

    /** The status reason Submitted of closed quotes. */
    private void submitted(boolean there) {
        EntityModel quote = model.type("quote");
        Column status = quote.column("statuscode");
        Map<Integer, String> labels = new TreeMap<>(status.options());
        Map<Integer, Integer> states = new TreeMap<>(status.stateOf());
        if (there) {
            labels.put(SUBMITTED, "Submitted");
            states.put(SUBMITTED, 3);
        } else {
            labels.remove(SUBMITTED);
            states.remove(SUBMITTED);
        }
        quote.put(status.withOptions(labels, states));
    }

    private void rows(SalesWriter writer, Version version) {
        Map<String, Object> solution = new LinkedHashMap<>();
        solution.put("uniquename", NAME);
        solution.put("friendlyname", "Prospect to cash");
        solution.put("version", version.toString());
        solution.put("ismanaged", true);
        solution.put("isvisible", true);
        Row before = tables.where(SOLUTIONS, "uniquename", NAME).stream().findFirst().orElse(null);
        if (before == null) {
            before = writer.add(tables.table(SOLUTIONS), positions(SOLUTIONS, solution));
        } else {
            writer.amend(tables.table(SOLUTIONS), before, solution);
        }
        Object id = tables.id(SOLUTIONS, before);
        for (SolutionStep step : SolutionStep.ALL) {
            if (tables.where(STEPS, "name", step.name()).isEmpty()) {
                Map<String, Object> values = new LinkedHashMap<>(step.values());
                values.put("solutionid", id);
                writer.add(tables.table(STEPS), positions(STEPS, values));
            }
        }
    }

    private Map<Integer, Object> positions(String set, Map<String, Object> values) {
        Map<Integer, Object> at = new TreeMap<>();
        values.forEach((name, value) -> at.put(tables.table(set).model().index(name), value));
        return at;
    }
}
