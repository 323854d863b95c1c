package dev.p2c.sandbox.odata;

import dev.p2c.sandbox.http.ODataAnswer;
import dev.p2c.sandbox.http.ODataCall;
import dev.p2c.sandbox.http.ResponseBody;
import dev.p2c.sandbox.model.EntityModel;
import dev.p2c.sandbox.model.ServiceModel;
import dev.p2c.sandbox.store.EntityTable;
import dev.p2c.sandbox.store.Row;
import dev.p2c.sandbox.store.Store;
import java.util.List;

/** Answers the read operations of one service. Thread-safe. */
public final class ODataReader {

    private final ServiceModel model;
    private final ReadStyle style;
    private final EdmModel edm;
    private final QueryParser parser;
    private final ResourceAddresses addresses;
    private final RowSource source = new RowSource();
    private final RowWriter writer;
    private final CollectionPages collections;
    private final DeltaPages changes;
    private final ResourcePathReader paths;

    public ODataReader(ServiceModel model, Store store, ReadStyle style, ReaderSettings settings) {
        this.model = model;
        this.style = style;
        this.edm = new EdmModel(model);
        Navigator navigator = new Navigator(model, store, style);
        this.parser = new QueryParser(model, edm, style, navigator);
        this.addresses = new ResourceAddresses(style, navigator, settings);
        this.writer = new RowWriter(style, navigator, addresses, source);
        this.collections = new CollectionPages(style, writer, source, style.paging(settings));
        this.changes = new DeltaPages(writer);
        this.paths =
                new ResourcePathReader(
                        this, style, navigator, parser, collections, source, settings);
    }

    /**
     * Answers a GET of the service document, {@code $metadata}, an entity set, a row or a property.
     * Functions are not handled.
     */
    public ODataAnswer read(ODataCall call) {
        return switch (call.path()) {
            case "" -> ODataAnswer.json(200, serviceDocument(call));
            case "$metadata", "%24metadata" ->
                    ODataAnswer.of(200, "application/xml", ResponseBody.of(edm.metadata()));
            default -> paths.read(call, address(call), null);
        };
    }

    private ResponseBody serviceDocument(ODataCall call) {
        return ODataJson.object(
                json -> {
                    json.writeStringField("@odata.context", call.root() + "$metadata");
                    json.writeArrayFieldStart("value");
                    for (EntityModel entity : model.entities()) {
                        json.writeStartObject();
                        json.writeStringField("name", entity.set());
                        json.writeStringField("kind", "EntitySet");
                        json.writeStringField("url", entity.set());
                        json.writeEndObject();
                    }
                    json.writeEndArray();
                });
    }

    /**
     * Answers a GET of an entity set with change tracking: its last page holds a delta link.
     *
     * @param token delta token of the present state, decoded; later pages keep the token of the
     *     first
     */
    public ODataAnswer readTracked(ODataCall call, String token) {
        return paths.read(call, address(call), token);
    }

    /**
     * Answers a delta link: changed rows with the columns of the call's {@code $select}, then
     * deletions.
     *
     * @param deletedIds keys without the entity set
     * @param nextLink absolute; null on the last page
     * @param deltaLink absolute; null before the last page; see {@link #deltaLink}
     */
    public ODataAnswer changes(
            ODataCall call,
            EntityTable table,
            List<Row> changed,
            List<String> deletedIds,
            String nextLink,
            String deltaLink) {
        ParsedQuery query = parser.parse(table, QueryString.of(call.query()));
        return changes.page(call, query, changed, deletedIds, nextLink, deltaLink);
    }

    /**
     * Address of the call with this delta token.
     *
     * @param token decoded
     */
    public String deltaLink(ODataCall call, String token) {
        return PageLinks.deltaLink(call, QueryString.of(call.query()), token);
    }

    /**
     * Resolves the path of a call.
     *
     * @throws ODataError 404 for an unknown set, 400 for a key that cannot be used
     */
    public ResourceAddress address(ODataCall call) {
        return addresses.read(call, call.path());
    }

    /**
     * Resolves a path inside a call, such as the target of a binding: {@code
     * accounts(accountnumber='A1')}.
     */
    public ResourceAddress address(String path, ODataCall call) {
        return addresses.read(call, path);
    }

    /**
     * Response that holds one row, with its etag as a header; applies {@code $select} and {@code
     * $expand} of the call.
     */
    public ODataAnswer representation(ODataCall call, int status, EntityTable table, Row row) {
        ParsedQuery query = parser.parse(table, QueryString.of(call.query()));
        Annotations wanted = Annotations.of(call);
        String context =
                call.root()
                        + "$metadata#"
                        + table.model().set()
                        + writer.context(query)
                        + "/$entity";
        ResponseBody content =
                ODataJson.object(
                        json -> {
                            json.writeStringField("@odata.context", context);
                            writer.members(json, query, row, wanted, call.root(), true);
                        });
        ODataAnswer answer = ODataAnswer.json(status, content).with("ETag", etag(table, row));
        return AppliedPreferences.addTo(answer, call, false);
    }

    /** Absolute address of a row: {@code http://host/api/data/v9.2/accounts(...)}. */
    public String editLink(ODataCall call, EntityTable table, Row row) {
        return call.root() + addresses.path(table, row);
    }

    public String etag(EntityTable table, Row row) {
        return style.etag(table.model(), row);
    }

    /** Number of rows examined since the start: a measure of query costs that needs no clock. */
    public long examinedRows() {
        return source.examined();
    }
}
