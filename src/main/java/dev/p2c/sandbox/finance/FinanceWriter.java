package dev.p2c.sandbox.finance;

import dev.p2c.sandbox.http.ODataAnswer;
import dev.p2c.sandbox.http.ODataCall;
import dev.p2c.sandbox.odata.ODataError;
import dev.p2c.sandbox.odata.ODataReader;
import dev.p2c.sandbox.odata.ResourceAddress;
import dev.p2c.sandbox.store.EntityTable;
import dev.p2c.sandbox.store.Row;

/**
 * Handles POST, PATCH, PUT and DELETE. There is no upsert: PATCH of a missing row fails, as does
 * POST of an existing row.
 */
final class FinanceWriter {

    private final FinanceRows rows;
    private final ODataReader reader;
    private final FinancePayload payload;

    FinanceWriter(FinanceRows rows, ODataReader reader, FinancePayload payload) {
        this.rows = rows;
        this.reader = reader;
        this.payload = payload;
    }

    /** Creates a row; answers 201 with the whole row as the rules completed it. */
    ODataAnswer create(ODataCall call) {
        ResourceAddress address = reader.address(call);
        requireWritable(address, true);
        EntityTable table = address.table();
        Row row = rows.create(table.model().set(), null, payload.read(table.model(), call.body()));
        return reader.representation(call, 201, table, row)
                .with("Location", reader.editLink(call, table, row));
    }

    /**
     * Updates a row; answers 204 without the row, so the caller must read what the rules changed.
     */
    ODataAnswer update(ODataCall call) {
        ResourceAddress address = reader.address(call);
        requireWritable(address, false);
        var values = payload.read(address.table().model(), call.body());
        return onCurrent(
                call,
                address,
                () -> rows.update(address.table().model().set(), address.row().key(), values));
    }

    ODataAnswer delete(ODataCall call) {
        ResourceAddress address = reader.address(call);
        requireWritable(address, false);
        return onCurrent(
                call,
                address,
                () -> rows.delete(address.table().model().set(), address.row().key()));
    }

    /** Compares the etag and writes the row in one atomic write. */
    private ODataAnswer onCurrent(ODataCall call, ResourceAddress address, Runnable write) {
        return rows.atomically(
                () -> {
                    requireCurrent(call, address);
                    write.run();
                    return ODataAnswer.of(204);
                });
    }

    private void requireCurrent(ODataCall call, ResourceAddress address) {
        Row now = address.row() == null ? null : address.table().get(address.row().key());
        if (now == null) {
            throw FinanceException.notSelected();
        }
        String expected = call.header("if-match");
        if (rows.settings().honoursIfMatch()
                && expected != null
                && !expected.equals("*")
                && !expected.equals(reader.etag(address.table(), now))) {
            throw FinanceException.staleEtag();
        }
    }

    private static void requireWritable(ResourceAddress address, boolean set) {
        if (set && !address.rest().isEmpty()) {
            throw new ODataError(
                    404,
                    "",
                    "No HTTP resource was found that matches the action '%s'."
                            .formatted(String.join("/", address.rest())));
        }
        if (address.isSet() != set || !address.rest().isEmpty()) {
            throw new ODataError(
                    405, "", "The requested resource does not support this http method.");
        }
        if (address.table().model().readOnly()) {
            throw new ODataError(
                    405,
                    "",
                    "The entity set '%s' is read-only.".formatted(address.table().model().set()));
        }
    }
}
