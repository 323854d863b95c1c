package dev.p2c.odata;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.p2c.odata.dialect.Dialect;
import dev.p2c.odata.dialect.Dialects;
import dev.p2c.odata.dialect.FixedFields;
import dev.p2c.odata.dialect.MoneyDecimals;
import dev.p2c.odata.dialect.Ownership;
import dev.p2c.odata.dialect.RowWrite;
import dev.p2c.odata.dialect.WriteResult;
import dev.p2c.odata.model.Model;
import dev.p2c.odata.model.Percent;
import dev.p2c.odata.model.Query;
import dev.p2c.odata.read.CurrentRows;
import dev.p2c.odata.read.IdCache;
import dev.p2c.odata.read.PageReader;
import dev.p2c.odata.read.QueryReader;
import dev.p2c.odata.read.RefusedKey;
import dev.p2c.odata.read.RowFinder;
import dev.p2c.odata.transport.ConnectionSettings;
import dev.p2c.odata.transport.ConnectionStats;
import dev.p2c.odata.transport.Gateway;
import dev.p2c.odata.transport.Request;
import dev.p2c.odata.transport.Transport;
import dev.p2c.odata.write.RowOwner;
import dev.p2c.odata.write.RowWriter;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * A client of one system that offers OData. Every method that sends may throw {@code
 * UnavailableException} (after all retries) or {@code ConfigurationException} (401, 403, unknown
 * entity or column). Thread-safe: make one for each system, whose limits apply to all threads.
 */
public final class Connection {

    private final ConnectionSettings settings;
    private final Dialect dialect;
    private final Transport transport;
    private final ConnectionCaches caches;
    private final QueryReader reader;
    private final RowFinder finder;
    private final RowWriter writer;
    private final Removals removals;

    Connection(
            ConnectionSettings settings,
            Dialect dialect,
            Transport transport,
            ConnectionCaches caches) {
        this.settings = settings;
        this.dialect = dialect;
        this.transport = transport;
        this.caches = caches;
        this.reader = new QueryReader(transport, dialect, caches.filterLimit());
        IdCache own = new IdCache(caches.clock());
        this.finder = new RowFinder(reader, dialect, caches.ids(), own, caches.planned());
        Writing writing = Writing.of(settings, dialect, transport, caches, reader, this::entity);
        this.writer = writing.writer();
        this.removals = writing.removals();
    }

    /** Builds the connection to one system; for the dialect see {@link Dialects#named}. */
    public static ConnectionBuilder builder(
            ConnectionSettings settings, Dialect dialect, Gateway gateway) {
        return new ConnectionBuilder(settings, dialect, gateway);
    }

    /** A view whose waiting requests are sent before those of higher ranks; the first rank is 0. */
    public Connection ranked(int rank) {
        return new Connection(settings, dialect, transport.ranked(rank), caches);
    }

    public String name() {
        return settings.name();
    }

    /** Reads the rows of a query; a page is requested when the reader is asked for it. */
    public PageReader read(Query query) {
        return reader.read(owned(query));
    }

    /** The number of rows that a query finds; Dataverse stops counting at 5,000. */
    public long count(Query query) {
        return reader.count(owned(query));
    }

    /**
     * Reads the rows with one of these keys, in no particular order and in several requests.
     *
     * @param base what to read; its filter also applies, and key columns are added
     * @param keys all of the same fields; a lookup is compared by its id
     */
    public List<ObjectNode> readByKeys(Query base, List<Map<String, JsonNode>> keys) {
        return readByKeys(base, keys, RefusedKey.FAILS);
    }

    /** Reads rows by keys, and tells {@code refused} the keys that the service refuses. */
    public List<ObjectNode> readByKeys(
            Query base, List<Map<String, JsonNode>> keys, RefusedKey refused) {
        return reader.readByKeys(entity(base.entitySet()), owned(base), keys, refused);
    }

    private Query owned(Query query) {
        return ownerFilter(query.entitySet(), query.company()).map(query::and).orElse(query);
    }

    private Optional<String> ownerFilter(String entitySet, Optional<String> company) {
        return caches.ownership() == Ownership.NONE
                ? Optional.empty()
                : company.flatMap(c -> caches.ownership().filter(entity(entitySet), c));
    }

    /** Whether each row of the set belongs to one company, by a key column or by its owner. */
    public boolean isDivided(String entitySet) {
        return dialect.companyColumn().filter(entity(entitySet).key()::contains).isPresent()
                || isOwned(entitySet);
    }

    /** Whether rows belong to a company by their owner, so that a key is one row in all of them. */
    public boolean isOwned(String entitySet) {
        return caches.ownership().column(entity(entitySet)).isPresent();
    }

    /**
     * Creates or updates rows. After an exception any of the rows may have been written: write all
     * of them again, no row is doubled.
     *
     * @param company the owner of new rows; empty for rows without a company
     * @param moves whether rows of other companies become this company's; otherwise refused
     * @param rows no two with the same key
     * @return one result for each row, in order
     */
    public List<WriteResult> upsert(
            String entitySet, Optional<String> company, boolean moves, List<RowWrite> rows) {
        RowOwner owner =
                company.map(c -> new RowOwner(caches.ownership(), c, moves)).orElse(RowOwner.NONE);
        boolean updates = rows.stream().anyMatch(row -> row.known().isPresent());
        FixedFields fixed = updates ? fixedFields(entitySet) : FixedFields.NONE;
        return writer.upsert(entity(entitySet), fixed.leftOutOf(rows), owner);
    }

    /** Writes rows, and refuses those of other companies. */
    public List<WriteResult> upsert(String set, Optional<String> company, List<RowWrite> rows) {
        return upsert(set, company, false, rows);
    }

    /** The fields that the service does not change in an existing row; asked for once. */
    public FixedFields fixedFields(String entitySet) {
        return caches.fixedFields().of(entity(entitySet), dialect, transport);
    }

    /** Whether this connection sends no write and only tells what would become of the rows. */
    public boolean isPlanning() {
        return caches.planned().isPresent();
    }

    public Removals removals() {
        return removals;
    }

    /** Reads rows as they are now, before they are overwritten; of all companies if empty. */
    public CurrentRows current(String entitySet, Optional<String> company) {
        return new CurrentRows(
                model(),
                entity(entitySet),
                reader,
                dialect,
                ownerFilter(entitySet, company),
                isPlanning());
    }

    /**
     * Finds ids of rows by an attribute, in a set whose key is a single id. Found ids are cached
     * for ten minutes, ids of rows that can be deactivated by this view only.
     *
     * @param company whose rows; empty for all
     * @param where OData filter for the rows to search; empty for all
     */
    public RowFinder.Found find(
            String entitySet,
            Optional<String> company,
            String attribute,
            Optional<String> where,
            Collection<JsonNode> values) {
        Optional<String> owner = ownerFilter(entitySet, company);
        Optional<String> both =
                where.map(filter -> owner.map(o -> o + " and (" + filter + ")").orElse(filter));
        return finder.find(
                entity(entitySet),
                company.filter(c -> isDivided(entitySet)),
                attribute,
                values,
                both.or(() -> owner));
    }

    /** Drops cached ids, in lower case, of rows and owners that may be gone. */
    public void forget(Set<String> ids) {
        finder.forget(ids);
        caches.ownership().forget(ids);
    }

    /** Finds ids among all rows. */
    public RowFinder.Found find(
            String set, Optional<String> company, String attribute, Collection<JsonNode> values) {
        return find(set, company, attribute, Optional.empty(), values);
    }

    /** Finds the rows, by name, for each row that a lookup leads to; nothing is cached. */
    public Map<String, List<RowFinder.NamedRow>> inOrder(
            String entitySet,
            Optional<String> company,
            String lookup,
            Collection<String> ids,
            String name) {
        return ids.isEmpty()
                ? Map.of()
                : finder.inOrder(
                        entity(entitySet), lookup, ids, name, ownerFilter(entitySet, company));
    }

    /** Finds which values occur in a column, of this company's rows where rows have companies. */
    public Set<JsonNode> existing(
            String entitySet, String company, String attribute, Collection<JsonNode> values) {
        Optional<String> owner = Optional.of(company);
        Query query =
                owned(Query.of(entitySet).withCompany(owner))
                        .withCompany(owner.filter(c -> isDivided(entitySet)));
        return finder.existing(entity(entitySet), query, attribute, values);
    }

    /** The number of rows that go into one batch at present; follows the service's speed. */
    public int batchSize(String entitySet) {
        return caches.batchSizes().of(entitySet).now();
    }

    /** The version in an etag, which grows with each write; empty where etags have no order. */
    public OptionalLong version(String etag) {
        return dialect.version(etag);
    }

    /** The value of {@code x@odata.bind}: {@code /transactioncurrencies(guid)}. */
    public String bind(String entitySet, String id) {
        return "/" + entitySet + "(" + Percent.segment(id) + ")";
    }

    /** The service's {@code $metadata}, fetched at the first call. */
    public Model model() {
        return caches.model().get(new Metadata(dialect, transport)::fetch);
    }

    /**
     * The values that choice columns of an entity set may have, by column; without the columns
     * whose values the service does not tell. Read at the first call.
     */
    public Map<String, Set<Integer>> options(String entitySet) {
        return caches.options().of(model(), entity(entitySet), dialect, reader);
    }

    /** How many decimals the service keeps of money; asked for every ten minutes at most. */
    public MoneyDecimals decimals() {
        return caches.decimals()
                .get(() -> KeptDecimals.read(settings.name(), dialect, model(), reader));
    }

    private Model.EntityType entity(String entitySet) {
        return model().required(entitySet, settings.name());
    }

    /** Sends a cheap request; fails if the system is away or refuses our credentials. */
    public void check() {
        transport.exchange(
                Request.get(dialect.probe(), dialect.headers()), Gateway.Response::status);
    }

    /** The definitions of the service's tables, its functions and actions. */
    public Definitions definitions() {
        return new Definitions(transport, dialect, caches.limits());
    }

    /** What the service is known to do differently from plain OData. */
    public Dialect dialect() {
        return dialect;
    }

    /** The id of the environment (production, test), requested at most once an hour. */
    public String environment() {
        return caches.environment()
                .get(() -> Environment.of(settings.baseUrl(), dialect, transport));
    }

    public ConnectionStats stats() {
        return transport.stats();
    }
}
