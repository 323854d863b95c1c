package dev.p2c.sandbox.odata;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.p2c.sandbox.http.ODataAnswer;
import dev.p2c.sandbox.http.ODataCall;
import dev.p2c.sandbox.store.Row;
import java.io.IOException;
import java.util.List;

/** Builds the responses of delta links: changed rows, then deletions. */
final class DeltaPages {

    private final RowWriter writer;

    DeltaPages(RowWriter writer) {
        this.writer = writer;
    }

    /**
     * One page of changes.
     *
     * @param deletedIds keys without the entity set
     * @param nextLink absolute; null on the last page
     * @param deltaLink absolute; null before the last page
     */
    ODataAnswer page(
            ODataCall call,
            ParsedQuery query,
            List<Row> changed,
            List<String> deletedIds,
            String nextLink,
            String deltaLink) {
        String context = call.root() + "$metadata#" + query.table().model().set();
        Annotations wanted = Annotations.of(call);
        return ODataAnswer.json(
                200,
                ODataJson.object(
                        json -> {
                            json.writeStringField(
                                    "@odata.context", context + writer.context(query) + "/$delta");
                            if (deltaLink != null) {
                                json.writeStringField("@odata.deltaLink", deltaLink);
                            }
                            json.writeArrayFieldStart("value");
                            for (Row row : changed) {
                                writer.write(json, query, row, wanted, call.root());
                            }
                            for (String id : deletedIds) {
                                deleted(json, context, id);
                            }
                            json.writeEndArray();
                            if (nextLink != null) {
                                json.writeStringField("@odata.nextLink", nextLink);
                            }
                        }));
    }

    private static void deleted(JsonGenerator json, String context, String id) throws IOException {
        json.writeStartObject();
        json.writeStringField("@odata.context", context + "/$deletedEntity");
        json.writeStringField("id", id);
        json.writeStringField("reason", "deleted");
        json.writeEndObject();
    }
}
