package dev.p2c.sandbox.odata;

import com.fasterxml.jackson.core.JsonEncoding;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
import dev.p2c.sandbox.http.ODataAnswer;
import dev.p2c.sandbox.http.ODataCall;
import dev.p2c.sandbox.http.ResponseBody;
import dev.p2c.sandbox.store.Row;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Builds responses that hold a page of rows. The rows are selected first and streamed one by one
 * when the response is sent.
 */
final class CollectionAnswer {

    private static final JsonFactory JSON =
            JsonFactory.builder()
                    .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
                    .disable(StreamWriteFeature.AUTO_CLOSE_CONTENT)
                    .build();

    private final ReadStyle style;
    private final RowWriter writer;
    private final RowSource source;
    private final Paging paging;

    CollectionAnswer(ReadStyle style, RowWriter writer, RowSource source, Paging paging) {
        this.style = style;
        this.writer = writer;
        this.source = source;
        this.paging = paging;
    }

    /**
     * A JSON generator for one response; closing it leaves the target open, which may be a batch.
     */
    static JsonGenerator generator(OutputStream out) throws IOException {
        JsonGenerator json = JSON.createGenerator(out, JsonEncoding.UTF8);
        json.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
        json.disable(JsonGenerator.Feature.FLUSH_PASSED_TO_STREAM);
        return json;
    }

    /**
     * One page of a query, with its next link or delta link.
     *
     * @param deltaToken null without change tracking
     */
    ODataAnswer page(ODataCall call, QueryString options, ParsedQuery query, String deltaToken) {
        Paging.Page page = paging.page(call, options, query, deltaToken);
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
        String delta = tracked && next == null ? deltaLink(call, options, page.deltaToken()) : null;
        long total = query.count() ? source.count(query, style.mostCounted() + 1L) : -1;
        return applied(
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
        return out -> {
            try (JsonGenerator json = generator(out)) {
                json.writeStartObject();
                head(json, call, query, wanted, total);
                if (delta != null) {
                    json.writeStringField("@odata.deltaLink", delta);
                }
                rows(json, call, query, rows, wanted);
                if (next != null) {
                    json.writeStringField("@odata.nextLink", next);
                }
                json.writeEndObject();
            }
        };
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

    static String deltaLink(ODataCall call, QueryString options, String token) {
        String kept = QueryString.of(options.without("$skiptoken")).without("$deltatoken");
        return call.root()
                + call.path()
                + "?"
                + kept
                + (kept.isEmpty() ? "" : "&")
                + "$deltatoken="
                + URLEncoder.encode(token, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /** One page of a delta link: changed rows, then deletions. */
    ODataAnswer changes(
            ODataCall call,
            ParsedQuery query,
            List<Row> changed,
            List<String> deletedIds,
            String nextLink,
            String deltaLink) {
        String set = query.table().model().set();
        Annotations wanted = Annotations.of(call);
        return ODataAnswer.json(
                200,
                out -> {
                    try (JsonGenerator json = generator(out)) {
                        json.writeStartObject();
                        json.writeStringField(
                                "@odata.context",
                                call.root()
                                        + "$metadata#"
                                        + set
                                        + writer.context(query)
                                        + "/$delta");
                        if (deltaLink != null) {
                            json.writeStringField("@odata.deltaLink", deltaLink);
                        }
                        json.writeArrayFieldStart("value");
                        for (Row row : changed) {
                            writer.write(json, query, row, wanted, call.root());
                        }
                        for (String id : deletedIds) {
                            deleted(json, call, set, id);
                        }
                        json.writeEndArray();
                        if (nextLink != null) {
                            json.writeStringField("@odata.nextLink", nextLink);
                        }
                        json.writeEndObject();
                    }
                });
    }

    private static void deleted(JsonGenerator json, ODataCall call, String set, String id)
            throws IOException {
        json.writeStartObject();
        json.writeStringField(
                "@odata.context", call.root() + "$metadata#" + set + "/$deletedEntity");
        json.writeStringField("id", id);
        json.writeStringField("reason", "deleted");
        json.writeEndObject();
    }

    /**
     * Adds the header {@code Preference-Applied} for the preferences of the call that were applied.
     */
    static ODataAnswer applied(ODataAnswer answer, ODataCall call, boolean tracked) {
        List<String> applied = new ArrayList<>();
        if (tracked) {
            applied.add("odata.track-changes");
        }
        MaxPageSize.of(call).ifPresent(n -> applied.add("odata.maxpagesize=" + n));
        call.prefer("odata.include-annotations")
                .ifPresent(v -> applied.add("odata.include-annotations=\"" + v + "\""));
        return applied.isEmpty()
                ? answer
                : answer.with("Preference-Applied", String.join(",", applied));
    }
}
