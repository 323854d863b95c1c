package dev.p2c.sandbox.odata;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.p2c.sandbox.http.ODataAnswer;
import dev.p2c.sandbox.http.ODataCall;
import dev.p2c.sandbox.http.ResponseBody;
import dev.p2c.sandbox.store.Row;
import java.io.IOException;
import java.util.List;

/**
 * Builds responses that hold a page of rows. The rows are selected first and streamed one by one
 * when the response is sent.
 */
final class CollectionPages {

    private final ReadStyle style;
    private final RowWriter writer;
    private final RowSource source;
    private final Paging paging;

    CollectionPages(ReadStyle style, RowWriter writer, RowSource source, Paging paging) {
        this.style = style;
        this.writer = writer;
        this.source = source;
        this.paging = paging;
    }

    /**
     * One page of a query, with its next link or delta link.
     *
     * @param deltaToken null without change tracking
     */
    ODataAnswer page(ODataCall call, QueryString options, ParsedQuery query, String deltaToken) {
        Paging.QueryPage page = paging.page(call, options, query, deltaToken);
        List<Row> rows =
                source.rows(query, page.after())
                        .skip(page.skip())
                        .limit(page.limit() + 1L)
                        .toList();
        boolean more = rows.size() > page.limit();
        List<Row> shown = more ? rows.subList(0, page.limit()) : rows;
        String next =
                more && page.linked()
                        ? paging.nextLink(
                                call,
                                options,
                                query,
                                page,
                                shown.get(0),
                                shown.get(shown.size() - 1))
                        : null;
        boolean tracked = page.deltaToken() != null;
        String delta =
                tracked && next == null
                        ? PageLinks.deltaLink(call, options, page.deltaToken())
                        : null;
        long total = query.count() ? source.count(query, style.mostCounted() + 1L) : -1;
        return AppliedPreferences.addTo(
                ODataAnswer.json(200, written(call, query, shown, total, next, delta)),
                call,
                tracked);
    }

    private ResponseBody written(
            ODataCall call,
            ParsedQuery query,
            List<Row> rows,
            long total,
            String next,
            String delta) {
        Annotations wanted = Annotations.of(call);
        return ODataJson.object(
                json -> {
                    head(json, call, query, wanted, total);
                    if (delta != null) {
                        json.writeStringField("@odata.deltaLink", delta);
                    }
                    rows(json, call, query, rows, wanted);
                    if (next != null) {
                        json.writeStringField("@odata.nextLink", next);
                    }
                });
    }

    private void head(
            JsonGenerator json, ODataCall call, ParsedQuery query, Annotations wanted, long total)
            throws IOException {
        json.writeStringField(
                "@odata.context",
                call.root() + "$metadata#" + query.table().model().set() + writer.context(query));
        if (total >= 0) {
            json.writeNumberField("@odata.count", Math.min(total, style.mostCounted()));
        }
        String term = "Microsoft.Dynamics.CRM.totalrecordcount";
        if (wanted.wants(term)) {
            json.writeNumberField(
                    "@" + term, total < 0 ? -1 : Math.min(total, style.mostCounted()));
            json.writeBooleanField("@" + term + "limitexceeded", total > style.mostCounted());
        }
    }

    private void rows(
            JsonGenerator json,
            ODataCall call,
            ParsedQuery query,
            List<Row> rows,
            Annotations wanted)
            throws IOException {
        json.writeArrayFieldStart("value");
        for (Row row : rows) {
            writer.write(json, query, row, wanted, call.root());
        }
        json.writeEndArray();
    }
}
