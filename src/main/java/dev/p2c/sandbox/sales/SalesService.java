package dev.p2c.sandbox.sales;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.p2c.sandbox.http.BatchStyle;
import dev.p2c.sandbox.http.InitialData;
import dev.p2c.sandbox.http.ODataAnswer;
import dev.p2c.sandbox.http.ODataCall;
import dev.p2c.sandbox.http.ODataService;
import dev.p2c.sandbox.http.Seeder;
import dev.p2c.sandbox.model.ServiceModel;
import dev.p2c.sandbox.odata.Indexes;
import dev.p2c.sandbox.odata.ODataError;
import dev.p2c.sandbox.odata.ODataReader;
import dev.p2c.sandbox.odata.ReaderSettings;
import dev.p2c.sandbox.odata.ResourceAddress;
import dev.p2c.sandbox.odata.SalesReadStyle;
import dev.p2c.sandbox.store.DuplicateException;
import dev.p2c.sandbox.store.EntityTable;
import dev.p2c.sandbox.store.Store;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * An OData service on Dataverse, the Web API: Sales with its business behaviour, or a Dataverse
 * without an application. Thread-safe.
 */
public final class SalesService implements ODataService {

    private static final String NAMESPACE = "Microsoft.Dynamics.CRM.";

    private final SalesTables tables;
    private final ODataReader reader;
    private final Seeder<SalesRows> seeder;
    private final GeneratedIds ids;
    private final SalesSwitches switches = new SalesSwitches();
    private final AutoNumbers numbers;
    private final ApplicationUsers users;
    private final UserRoles roles;
    private final Customizing customizing;
    private final SalesWriter writer;
    private final SalesRows rows;
    private final Preconditions conditions;
    private final RowWrites writes;
    private final PropertyWrites properties;
    private final BulkWrites bulk;
    private final Optional<SalesActions> actions;
    private final SalesFunctions functions;
    private final ChangeTracking delta;
    private final SalesControls controls;

    /**
     * @param sells whether the service is Sales; otherwise it is a Dataverse without an application
     */
    private SalesService(
            ServiceModel model,
            Store store,
            ODataReader reader,
            SalesSettings settings,
            Clock clock,
            Seeder<SalesRows> seeder,
            boolean sells) {
        this.tables = new SalesTables(model, store);
        if (sells) {
            tables.indexForSales();
        }
        this.reader = reader;
        this.seeder = seeder;
        this.ids = new GeneratedIds(sells ? 0 : 1);
        this.numbers = new AutoNumbers(tables, ids);
        this.users = new ApplicationUsers(tables, settings);
        this.roles = new UserRoles(tables, users);
        this.customizing = new Customizing(model, tables, settings, roles, clock);
        this.writer = writer(model, settings, clock, sells);
        this.rows = new SalesRows(tables, writer);
        LookupReferences references = new LookupReferences(reader);
        this.conditions = new Preconditions(reader);
        this.writes = rowWrites(references, settings);
        this.properties = new PropertyWrites(tables, references, writer, conditions);
        this.bulk = new BulkWrites(tables, references, writes);
        this.actions =
                sells
                        ? Optional.of(new SalesActions(tables, reader, references, writer))
                        : Optional.empty();
        this.functions = new SalesFunctions(tables, settings, users);
        this.delta = new ChangeTracking(tables.store(), reader, settings, clock);
        this.controls =
                new SalesControls(
                        switches,
                        customizing,
                        functions,
                        writer,
                        sells ? Optional.of(new FormButtons(tables, writer)) : Optional.empty());
        customizing.restart(writer, InitialData.EMPTY);
    }

    private RowWrites rowWrites(LookupReferences references, SalesSettings settings) {
        return new RowWrites(
                reader,
                writer,
                new SalesPayload(references),
                conditions,
                new DuplicateDetection(tables, settings));
    }

    private SalesWriter writer(
            ServiceModel model, SalesSettings settings, Clock clock, boolean sells) {
        ProspectToCash solution = customizing.solution();
        return new SalesWriter(
                tables,
                new SystemValues(tables, settings, users, clock),
                ids,
                settings,
                customizing.numbers(),
                roles,
                self ->
                        sells
                                ? new SalesRules(
                                        tables, self, numbers, settings, users, switches, solution)
                                : new PlainRules(tables, self, settings, model));
    }

    /**
     * Opens Sales with a store of its own, which holds the Prospect to cash solution only; {@link
     * #reset} fills it.
     */
    public static SalesService open(
            SalesSettings settings, ReaderSettings reading, Clock clock, Seeder<SalesRows> seeder) {
        ServiceModel model = ServiceModel.sales(reading.accountNumberKey());
        Store store = new Store(model, reading.collation());
        Indexes.ofSales(store);
        return new SalesService(
                model, store, reader(model, store, reading), settings, clock, seeder, true);
    }

    /**
     * Opens a Dataverse whose rows have no business behaviour: the Web API, keys, lookups, change
     * tracking and the relationships of the model, and nothing of Sales.
     */
    public static SalesService plain(
            ServiceModel model,
            SalesSettings settings,
            ReaderSettings reading,
            Clock clock,
            Seeder<SalesRows> seeder) {
        Store store = new Store(model, reading.collation());
        Indexes.ofLookups(store, model);
        return new SalesService(
                model, store, reader(model, store, reading), settings, clock, seeder, false);
    }

    private static ODataReader reader(ServiceModel model, Store store, ReaderSettings reading) {
        return new ODataReader(model, store, new SalesReadStyle(reading.collation()), reading);
    }

    public Store store() {
        return tables.store();
    }

    public SalesRows rows() {
        return rows;
    }

    @Override
    public ODataAnswer handle(ODataCall call) {
        try {
            RequestChecks.check(call);
            return users.as(call.user(), () -> answer(call));
        } catch (ODataError e) {
            return error(e.status(), e.code(), e.getMessage());
        } catch (DuplicateException e) {
            ODataError error = WebApiErrors.duplicate(e);
            return error(error.status(), error.code(), error.getMessage());
        }
    }

    private ODataAnswer answer(ODataCall call) {
        if (!call.user().isEmpty() && !SalesFunctions.needsNoRole(call)) {
            roles.requireAny();
        }
        if (DefinitionPath.isIn(call)) {
            return customizing.answer(call);
        }
        if (SalesFunctions.isFunction(call)) {
            return functions.answer(call);
        }
        if ("GET".equals(call.method())) {
            unchanged(call);
            return ChangeTracking.isAsked(call) ? delta.read(call) : reader.read(call);
        }
        return tables.store().write(() -> write(call));
    }

    /** Checks {@code If-Match} of a GET of one row (OData 4.0 Protocol, 8.2.4). */
    private void unchanged(ODataCall call) {
        if (call.header("if-match") != null) {
            ResourceAddress address = reader.address(call);
            if (!address.isSet() && address.rest().isEmpty()) {
                conditions.match(call, address);
            }
        }
    }

    private ODataAnswer write(ODataCall call) {
        String last = call.path().substring(call.path().lastIndexOf('/') + 1);
        String action = last.startsWith(NAMESPACE) ? last.substring(NAMESPACE.length()) : last;
        boolean post = "POST".equals(call.method());
        if (post && DefinitionActions.knows(action)) {
            return customizing.act(action, call);
        }
        if (post && actions.isPresent() && actions.get().knows(action)) {
            return actions.get().run(action, call);
        }
        if (post && BulkWrites.isBulk(action)) {
            return bulk.write(call, action, table(call));
        }
        ResourceAddress address = reader.address(call);
        if (!address.rest().isEmpty()) {
            return properties.write(call, address);
        }
        return row(call, address);
    }

    private ODataAnswer row(ODataCall call, ResourceAddress address) {
        if (address.isSet() != "POST".equals(call.method())) {
            throw WebApiErrors.notAllowed();
        }
        return switch (call.method()) {
            case "POST" -> writes.create(call, address.table());
            case "PATCH" -> writes.upsert(call, address);
            case "DELETE" -> writes.delete(call, address);
            default -> throw WebApiErrors.notAllowed();
        };
    }

    private EntityTable table(ODataCall call) {
        EntityTable table = tables.store().table(call.entity());
        if (table == null) {
            throw WebApiErrors.unknownSegment(call.entity());
        }
        return table;
    }

    @Override
    public <T> T atomically(Supplier<T> work) {
        return tables.store().write(work);
    }

    @Override
    public ODataAnswer error(int status, String code, String message) {
        ObjectNode body = SalesJson.empty();
        body.putObject("error").put("code", code).put("message", message);
        return SalesJson.answer(status, body);
    }

    @Override
    public BatchStyle batchStyle() {
        return BatchStyle.SALES;
    }

    @Override
    public Object reset(InitialData data) {
        tables.store()
                .write(
                        () -> {
                            tables.store().clear();
                            ids.restart();
                            numbers.restart();
                            customizing.restart(writer, data);
                            return null;
                        });
        if (data == InitialData.BARE) {
            seeder.bare(rows);
        } else {
            seeder.reference(rows);
        }
        if (data == InitialData.DEMO) {
            seeder.demo(rows);
        }
        return tables.counts();
    }

    @Override
    public Object seed(JsonNode counts) {
        return seeder.seed(rows, counts);
    }

    @Override
    public Optional<Object> control(String path, JsonNode body) {
        return controls.answer(path, body);
    }
}
