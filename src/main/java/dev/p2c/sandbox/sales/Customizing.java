package dev.p2c.sandbox.sales;

import com.fasterxml.jackson.databind.JsonNode;
import dev.p2c.sandbox.http.ControlBody;
import dev.p2c.sandbox.http.InitialData;
import dev.p2c.sandbox.http.ODataAnswer;
import dev.p2c.sandbox.http.ODataCall;
import dev.p2c.sandbox.model.Column;
import dev.p2c.sandbox.model.EntityModel;
import dev.p2c.sandbox.model.ServiceModel;
import java.time.Clock;
import java.util.Map;
import java.util.TreeMap;

/**
 * What customizing changes in an organization: columns, options, keys, numbering, and the Prospect
 * to cash solution. Thread-safe.
 */
final class Customizing {

    private final ServiceModel model;
    private final SalesTables tables;
    private final EntityKeys keys;
    private final Unpublished unpublished;
    private final NumberedColumns numbers;
    private final ProspectToCash solution;
    private final TableDefinitions definitions;
    private final DefinitionWrites writes;
    private final DefinitionActions actions;

    Customizing(
            ServiceModel model,
            SalesTables tables,
            SalesSettings settings,
            UserRoles roles,
            Clock clock) {
        this.model = model;
        this.tables = tables;
        this.keys = new EntityKeys(tables);
        this.unpublished = new Unpublished(tables);
        this.numbers = new NumberedColumns(clock);
        this.solution = new ProspectToCash(model, tables, keys);
        this.definitions = new TableDefinitions(model, tables, keys, settings);
        this.writes = new DefinitionWrites(definitions, tables, keys, unpublished, roles);
        this.actions = new DefinitionActions(model, definitions, keys, unpublished, numbers, roles);
    }

    ProspectToCash solution() {
        return solution;
    }

    NumberedColumns numbers() {
        return numbers;
    }

    /** Answers a call for definitions. */
    ODataAnswer answer(ODataCall call) {
        return "GET".equals(call.method()) ? definitions.answer(call) : writes.write(call);
    }

    ODataAnswer act(String action, ODataCall call) {
        return actions.run(action, call);
    }

    /**
     * Installs the solution in its last version, or takes it away; all other customizing is
     * forgotten. For an empty store.
     */
    void restart(SalesWriter writer, InitialData data) {
        tables.store()
                .write(
                        () -> {
                            keys.restart();
                            unpublished.restart();
                            numbers.restart();
                            model.restore();
                            if (!solution.fits()) {
                                return null;
                            }
                            if (data == InitialData.BARE) {
                                solution.remove(writer);
                            } else {
                                solution.install(writer, ProspectToCash.LAST);
                            }
                            return null;
                        });
    }

    /**
     * Installs a version of the solution, as AppSource and PackageDeployer.exe do, or takes the
     * solution away.
     */
    Object solution(SalesWriter writer, JsonNode body) {
        String version =
                new ControlBody(body, "version")
                        .text("version")
                        .orElse(ProspectToCash.LAST.toString());
        tables.store()
                .write(
                        () -> {
                            if ("none".equals(version)) {
                                solution.remove(writer);
                            } else {
                                solution.install(writer, Version.of(version));
                            }
                            relabel();
                            return null;
                        });
        return Map.of(ProspectToCash.NAME, version);
    }

    private void relabel() {
        for (EntityModel entity : model.entities()) {
            entity.columns().stream()
                    .filter(column -> !column.options().isEmpty())
                    .filter(column -> column.origin().custom() || column.isChoice())
                    .forEach(column -> unpublished.label(entity, column));
        }
    }

    /**
     * Damages definitions, so that tests can prove that a check reports the damage: removes columns
     * and options, which customizing itself refuses for managed ones, and sets indexes of keys to
     * failed.
     *
     * @param body {@code remove} lists columns and options ({@code contact.msdynce_contactnumber},
     *     {@code quote.statuscode.647390000}), {@code fail} lists keys ({@code
     *     contact.msdynce_contactnumber})
     */
    Object damage(JsonNode body) {
        return tables.store()
                .write(
                        () -> {
                            body.path("remove").forEach(name -> remove(parts(name)));
                            body.path("fail")
                                    .forEach(
                                            name -> keys.fail(entity(parts(name)), parts(name)[1]));
                            return Map.of("done", true);
                        });
    }

    private static String[] parts(JsonNode name) {
        String[] parts = name.asText().split("\\.");
        if (parts.length < 2) {
            throw new IllegalArgumentException(
                    "definitions: expected table.column or table.column.value, not " + name);
        }
        return parts;
    }

    private EntityModel entity(String... parts) {
        return definitions.entity(parts[0]);
    }

    private void remove(String... parts) {
        EntityModel entity = entity(parts);
        Column column = TableDefinitions.column(entity, parts[1]);
        if (parts.length == 2) {
            writes.remove(entity, column);
            return;
        }
        int value = Integer.parseInt(parts[2]);
        Map<Integer, String> labels = new TreeMap<>(column.options());
        Map<Integer, Integer> states = new TreeMap<>(column.stateOf());
        labels.remove(value);
        states.remove(value);
        entity.put(column.withOptions(labels, states));
        unpublished.unlabel(entity, column.name(), value);
    }
}
