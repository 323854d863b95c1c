package dev.p2c.sandbox.sales;

import dev.p2c.sandbox.http.ODataAnswer;
import dev.p2c.sandbox.http.ODataCall;
import dev.p2c.sandbox.http.PercentEncoding;
import dev.p2c.sandbox.odata.ODataReader;
import dev.p2c.sandbox.store.EntityTable;
import dev.p2c.sandbox.store.Key;
import dev.p2c.sandbox.store.Row;
import dev.p2c.sandbox.store.Store;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * Change tracking: answers reads that end in a delta link, and delta links (Use change tracking to
 * synchronize data with external systems).
 */
final class ChangeTracking {

    private static final int PAGE = 5_000;
    private static final String TOKEN = "$deltatoken";
    private static final String SKIP = "$skiptoken";
    private static final List<String> REFUSED = List.of("$filter", "$orderby", "$expand", "$top");

    private final Store store;
    private final ODataReader reader;
    private final SalesSettings settings;
    private final Clock clock;

    ChangeTracking(Store store, ODataReader reader, SalesSettings settings, Clock clock) {
        this.store = store;
        this.reader = reader;
        this.settings = settings;
        this.clock = clock;
    }

    /** True if a GET asks for change tracking or follows a delta link. */
    static boolean isAsked(ODataCall call) {
        return call.prefer("odata.track-changes").isPresent()
                || new QueryOptions(call.query()).has(TOKEN);
    }

    ODataAnswer read(ODataCall call) {
        QueryOptions query = new QueryOptions(call.query());
        for (String option : REFUSED) {
            if (query.has(option)) {
                throw WebApiErrors.tracked(option);
            }
        }
        EntityTable table = store.table(call.entity());
        if (table == null) {
            throw WebApiErrors.unknownSegment(call.entity());
        }
        if (settings.untracked().contains(call.entity())) {
            throw WebApiErrors.untracked(table.model());
        }
        return query.has(TOKEN)
                ? changes(call, query, table)
                : reader.readTracked(call, now().toString());
    }

    private DeltaToken now() {
        return new DeltaToken(store.version(), clock.instant());
    }

    private ODataAnswer changes(ODataCall call, QueryOptions query, EntityTable table) {
        DeltaToken since = since(query);
        // A later page continues after the last version shown, up to the time of the first page.
        boolean first = !query.has(SKIP);
        long from = first ? since.version() : DeltaPage.parse(query.get(SKIP)).after();
        DeltaToken until = first ? now() : DeltaPage.parse(query.get(SKIP)).until();
        List<Row> changed = changed(table, from, until.version());
        List<String> deleted = deleted(table, since.version(), until.version());
        if (call.path().endsWith("/$count")) {
            return ODataAnswer.text(200, String.valueOf(changed.size() + deleted.size()));
        }
        int size = size(call);
        if (changed.size() > size) {
            long last = changed.get(size - 1).version();
            String next =
                    link(call, query, since.toString(), new DeltaPage(last, until).toString());
            return reader.changes(call, table, changed.subList(0, size), List.of(), next, null);
        }
        String delta = link(call, query, until.toString(), null);
        return reader.changes(call, table, changed, deleted, null, delta);
    }

    private DeltaToken since(QueryOptions query) {
        DeltaToken since = DeltaToken.parse(query.get(TOKEN));
        boolean expired = since.time().plus(settings.deltaLifetime()).isBefore(clock.instant());
        if (expired || since.version() > store.version()) {
            throw WebApiErrors.expiredToken();
        }
        return since;
    }

    /** Rows changed in a range of versions, oldest change first. */
    private static List<Row> changed(EntityTable table, long from, long until) {
        return table.stream()
                .filter(row -> row.version() > from && row.version() <= until)
                .sorted(Comparator.comparingLong(Row::version))
                .toList();
    }

    /** Ids of rows deleted in a range of versions, except ids that exist again. */
    private static List<String> deleted(EntityTable table, long from, long until) {
        return table.deletedAfter(from).entrySet().stream()
                .filter(deletion -> deletion.getKey() <= until)
                .map(Map.Entry::getValue)
                .filter(key -> table.get(key) == null)
                .map(ChangeTracking::bare)
                .toList();
    }

    private static String bare(Key key) {
        String text = key.toString();
        return text.substring(1, text.length() - 1);
    }

    private static int size(ODataCall call) {
        return call.prefer("odata.maxpagesize")
                .filter(value -> value.matches("[1-9]\\d{0,8}"))
                .map(value -> Math.min(PAGE, Integer.parseInt(value)))
                .orElse(PAGE);
    }

    private static String link(ODataCall call, QueryOptions query, String token, String skip) {
        StringBuilder link = new StringBuilder(call.root()).append(call.path()).append('?');
        for (String option : query.without(TOKEN, SKIP)) {
            link.append(option).append('&');
        }
        link.append(TOKEN).append('=').append(encoded(token));
        if (skip != null) {
            link.append('&').append(SKIP).append('=').append(encoded(skip));
        }
        return link.toString();
    }

    private static String encoded(String token) {
        return PercentEncoding.encode(token);
    }
}
