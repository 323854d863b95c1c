package dev.p2c.sandbox.finance;

import com.fasterxml.jackson.databind.JsonNode;
import dev.p2c.sandbox.http.BatchStyle;
import dev.p2c.sandbox.http.InitialData;
import dev.p2c.sandbox.http.ODataAnswer;
import dev.p2c.sandbox.http.ODataCall;
import dev.p2c.sandbox.http.ODataService;
import dev.p2c.sandbox.http.Seeder;
import dev.p2c.sandbox.model.ServiceModel;
import dev.p2c.sandbox.odata.ODataError;
import dev.p2c.sandbox.odata.ODataReader;
import dev.p2c.sandbox.odata.UnroutableException;
import dev.p2c.sandbox.store.EntityTable;
import dev.p2c.sandbox.store.Store;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** The OData service of Finance. Thread-safe. */
public final class FinanceService implements ODataService {

    private final Store store;
    private final ODataReader reader;
    private final FinanceRows rows;
    private final FinanceWriter writer;
    private final FinanceActions actions;
    private final Release release;
    private final ServiceModel model;
    private final Seeder<FinanceRows> seeder;

    /**
     * @param store must be empty; {@link #reset} fills it
     * @param reader reads the same store
     */
    public FinanceService(
            ServiceModel model,
            Store store,
            ODataReader reader,
            FinanceSettings settings,
            Clock clock,
            Seeder<FinanceRows> seeder) {
        this.model = model;
        this.release = new Release(model);
        this.store = store;
        this.reader = reader;
        this.seeder = seeder;
        this.rows = new FinanceRows(store, settings, clock);
        this.actions = new FinanceActions(rows, clock);
        this.writer = new FinanceWriter(rows, reader, new FinancePayload(model));
    }

    public Store store() {
        return store;
    }

    public FinanceRows rows() {
        return rows;
    }

    @Override
    public ODataAnswer handle(ODataCall call) {
        try {
            return switch (call.method()) {
                case "GET", "HEAD" -> reader.read(call);
                case "POST" -> writer.create(call);
                case "PATCH", "PUT" -> writer.update(call);
                case "DELETE" -> writer.delete(call);
                default ->
                        error(405, "", "The requested resource does not support this http method.");
            };
        } catch (UnroutableException e) {
            return FinanceErrorBody.of(e);
        } catch (ODataError e) {
            return error(e.status(), e.code(), e.message());
        } catch (FinanceException e) {
            return FinanceErrorBody.of(e);
        }
    }

    @Override
    public <T> T atomically(Supplier<T> work) {
        return store.write(work);
    }

    @Override
    public ODataAnswer error(int status, String code, String message) {
        return FinanceErrorBody.of(status, code, message);
    }

    /** Finance names the X++ type of the entity, not the entity set. */
    @Override
    public String rowType(String entitySet) {
        EntityTable table = store.table(entitySet);
        return table == null || table.model().aotName() == null
                ? entitySet
                : table.model().aotName();
    }

    @Override
    public BatchStyle batchStyle() {
        return BatchStyle.FINANCE;
    }

    @Override
    public Object reset(InitialData data) {
        return store.write(
                () -> {
                    store.clear();
                    model.restore();
                    rows.reset();
                    if (data == InitialData.BARE) {
                        seeder.bare(rows);
                    } else {
                        seeder.reference(rows);
                    }
                    if (data == InitialData.DEMO) {
                        seeder.demo(rows);
                    }
                    return Map.of("reset", data.name());
                });
    }

    @Override
    public Optional<Object> control(String path, JsonNode body) {
        return path.equals("release")
                ? Optional.of(release.without(body))
                : actions.run(path, body);
    }

    @Override
    public Object seed(JsonNode counts) {
        return seeder.seed(rows, counts);
    }
}
