package dev.p2c.sandbox.odata;

import dev.p2c.sandbox.http.ODataAnswer;
import dev.p2c.sandbox.http.ODataCall;
import dev.p2c.sandbox.model.ServiceModel;
import dev.p2c.sandbox.store.Row;
import dev.p2c.sandbox.store.Store;
import dev.p2c.sandbox.store.Table;
import java.util.List;

/** All reading calls of one service. Thread-safe. */
public final class ODataReader {

    public ODataReader(ServiceModel model, Store store, ReadStyle style, ReaderSettings settings) {}

    /** Any GET except functions. */
    public ODataAnswer read(ODataCall call) {
        throw new UnsupportedOperationException();
    }

    /**
     * A GET with change tracking: the last page bears a delta link.
     *
     * @param token of this moment, decoded; a later page goes on with that of the first
     */
    public ODataAnswer readTracked(ODataCall call, String token) {
        throw new UnsupportedOperationException();
    }

    /**
     * What a delta link answers: changed rows with the columns of the call's {@code $select}, then
     * deletions.
     *
     * @param deletedIds bare keys
     * @param nextLink absolute, null on the last page
     * @param deltaLink absolute, null before the last page
     */
    public ODataAnswer changes(
            ODataCall call,
            Table table,
            List<Row> changed,
            List<String> deletedIds,
            String nextLink,
            String deltaLink) {
        throw new UnsupportedOperationException();
    }

    /** What the call's path names, with its row if there is one. */
    public Address address(ODataCall call) {
        throw new UnsupportedOperationException();
    }

    /** An address without a call of its own: {@code accounts(accountnumber='A1')}, encoded. */
    public Address address(String path, ODataCall call) {
        throw new UnsupportedOperationException();
    }

    /**
     * Body of one row with its etag header; honours {@code $select} and {@code $expand} of the
     * call.
     */
    public ODataAnswer representation(ODataCall call, int status, Table table, Row row) {
        throw new UnsupportedOperationException();
    }

    /** Absolute: {@code http://host/api/data/v9.2/accounts(...)}. */
    public String editLink(ODataCall call, Table table, Row row) {
        throw new UnsupportedOperationException();
    }

    public String etag(Table table, Row row) {
        throw new UnsupportedOperationException();
    }
}
