package dev.p2c.odata;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.p2c.error.ConfigurationException;
import dev.p2c.odata.dialect.BusinessUnit;
import dev.p2c.odata.dialect.Dialect;
import dev.p2c.odata.dialect.Dialects;
import dev.p2c.odata.dialect.Ownership;
import dev.p2c.odata.dialect.RowWrite;
import dev.p2c.odata.dialect.WriteResult;
import dev.p2c.odata.model.Model;
import dev.p2c.odata.model.ModelParser;
import dev.p2c.odata.model.Percent;
import dev.p2c.odata.model.Query;
import dev.p2c.odata.read.CurrentRows;
import dev.p2c.odata.read.IdCache;
import dev.p2c.odata.read.PageReader;
import dev.p2c.odata.read.QueryReader;
import dev.p2c.odata.read.RowFinder;
import dev.p2c.odata.transport.BatchSizeTuners;
import dev.p2c.odata.transport.ClientCredentials;
import dev.p2c.odata.transport.ConnectionSettings;
import dev.p2c.odata.transport.ConnectionStats;
import dev.p2c.odata.transport.Gateway;
import dev.p2c.odata.transport.Sleeper;
import dev.p2c.odata.transport.TokenSource;
import dev.p2c.odata.transport.Transport;
import dev.p2c.odata.write.RowOwner;
import dev.p2c.odata.write.UpsertWriter;
import java.time.Clock;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * One system, reached over OData. Every method that sends may throw {@code UnavailableException}
 * (after all retries) or {@code ConfigurationException} (401, 403, or the service knows no such
 * entity or column). Thread-safe: make one per system, its limits are kept across threads.
 */
public final class Connection {

    private final ConnectionSettings settings;
    private final Dialect dialect;
    private final Transport transport;
    private final Shared shared;
    private final QueryReader reader;
    private final UpsertWriter writer;
    private final RowFinder finder;
    private final Removals removals;

    /** With the dialect the settings need, see {@link Dialects}. */
    public Connection(ConnectionSettings settings, Dialect dialect, Gateway gateway, Clock clock) {
        this(settings, dialect, gateway, clock, Map.of());
    }

    /**
     * @param units of the companies, where the service divides its rows by them; empty: all rows
     *     are every company's
     */
    public Connection(
            ConnectionSettings settings,
            Dialect dialect,
            Gateway gateway,
            Clock clock,
            Map<String, BusinessUnit> units) {
        this(
                settings,
                dialect,
                new Transport(
                        settings,
                        dialect,
                        gateway,
                        ClientCredentials.of(settings, clock),
                        Sleeper.REAL,
                        clock),
                clock,
                units);
    }

    /**
     * With its own tokens and its own way to wait.
     *
     * @param users a source of tokens for each application user, at least one
     */
    public Connection(
            ConnectionSettings settings,
            Dialect dialect,
            Gateway gateway,
            List<TokenSource> users,
            Sleeper waiting,
            Clock clock) {
        this(
                settings,
                dialect,
                new Transport(settings, dialect, gateway, users, waiting, clock),
                clock,
                Map.of());
    }

    private Connection(
            ConnectionSettings settings,
            Dialect dialect,
            Transport transport,
            Clock clock,
            Map<String, BusinessUnit> units) {
        this(
                settings,
                dialect,
                transport,
                new Shared(
                        clock,
                        new IdCache(clock),
                        new BatchSizeTuners(settings.batch()),
                        units.isEmpty()
                                ? Ownership.NONE
                                : dialect.ownership(
                                        units, new QueryReader(transport, dialect)::read)));
    }

    private Connection(
            ConnectionSettings settings, Dialect dialect, Transport transport, Shared shared) {
        this.settings = settings;
        this.dialect = dialect;
        this.transport = transport;
        this.shared = shared;
        this.reader = new QueryReader(transport, dialect);
        this.writer =
                new UpsertWriter(settings, dialect, transport, reader, shared.sizes, shared.clock);
        this.finder = new RowFinder(reader, shared.identities);
        this.removals =
                new Removals(
                        settings,
                        dialect,
                        transport,
                        reader,
                        shared.sizes,
                        shared.clock,
                        this::entity);
    }

    /**
     * The same system, its limits and all that is known of it, with requests that go before those
     * of a higher rank where both wait. A new one has rank 0.
     */
    public Connection ranked(int rank) {
        return new Connection(settings, dialect, transport.ranked(rank), shared);
    }

    public static Connection sales(ConnectionSettings settings, Gateway gateway, Clock clock) {
        return new Connection(settings, Dialects.named("sales"), gateway, clock);
    }

    public static Connection finance(ConnectionSettings settings, Gateway gateway, Clock clock) {
        return new Connection(settings, Dialects.named("finance"), gateway, clock);
    }

    public String name() {
        return settings.name();
    }

    /**
     * Lazy: a page is read when it is asked for, its next link followed character for character.
     */
    public PageReader read(Query query) {
        return reader.read(owned(query));
    }

    /** Whether a set's rows are divided between the companies by what owns them. */
    public boolean isOwned(String entitySet) {
        return shared.ownership != Ownership.NONE
                && shared.ownership.column(entity(entitySet)).isPresent();
    }

    private Query owned(Query query) {
        return owner(query.entitySet(), query.company()).map(query::where).orElse(query);
    }

    private Optional<String> owner(String entitySet, Optional<String> company) {
        return shared.ownership == Ownership.NONE
                ? Optional.empty()
                : company.flatMap(c -> shared.ownership.filter(entity(entitySet), c));
    }

    /** Dataverse counts no further than 5,000 ({@code $count}, count rows). */
    public long count(String entitySet, Optional<String> filter, Optional<String> company) {
        Optional<String> owned =
                owner(entitySet, company)
                        .map(own -> filter.map(f -> own + " and (" + f + ")").orElse(own));
        return reader.count(entitySet, owned.or(() -> filter), company);
    }

    /**
     * The rows with one of these keys, in no particular order; in as many requests as addresses of
     * a safe length need.
     *
     * @param base what to read of them; its filter holds besides, its key columns are added
     * @param keys all of the same fields; a lookup's name stands for the id behind it
     */
    public List<ObjectNode> readByKeys(Query base, List<Map<String, JsonNode>> keys) {
        return reader.readByKeys(entity(base.entitySet()), owned(base), keys);
    }

    /**
     * Creates or updates rows. After an exception any of them may have been written: write all of
     * them again, nothing is doubled.
     *
     * @param rows no two with the same key
     * @return one result for each row, in order
     */
    public List<WriteResult> upsert(String entitySet, List<RowWrite> rows) {
        return writer.upsert(entity(entitySet), rows, RowOwner.NOBODY);
    }

    /** The same for a company's rows: new ones become its own, those of another one are refused. */
    public List<WriteResult> upsert(String entitySet, List<RowWrite> rows, String company) {
        return writer.upsert(entity(entitySet), rows, new RowOwner(shared.ownership, company));
    }

    /** For rows that were deleted, there or on the other side. */
    public Removals removals() {
        return removals;
    }

    /** A set's rows as they are now, for a look before they are overwritten. */
    public CurrentRows current(String entitySet) {
        return new CurrentRows(entity(entitySet), reader, dialect, Optional.empty());
    }

    /** The same, of a company's rows alone. */
    public CurrentRows current(String entitySet, String company) {
        Optional<String> owned = owner(entitySet, Optional.of(company));
        return new CurrentRows(entity(entitySet), reader, dialect, owned);
    }

    /**
     * Ids of rows of a set with a single id, by an attribute. Found ids are remembered for ten
     * minutes; what is missing is asked for each time.
     *
     * @return without the values that no row has
     */
    public Map<JsonNode, String> find(
            String entitySet, String attribute, Collection<JsonNode> values) {
        return find(entitySet, attribute, values, Optional.empty());
    }

    /** The same within a company's rows. */
    public Map<JsonNode, String> find(
            String entitySet,
            String attribute,
            Collection<JsonNode> values,
            Optional<String> company) {
        return values.isEmpty()
                ? Map.of()
                : finder.find(entity(entitySet), attribute, values, owner(entitySet, company));
    }

    /**
     * Which of these values a row of a set has in a column, asked for each time.
     *
     * @param company of the rows, where the set has companies
     */
    public Set<JsonNode> existing(
            String entitySet, String attribute, Collection<JsonNode> values, String company) {
        return finder.existing(
                entity(entitySet),
                attribute,
                values,
                company,
                owner(entitySet, Optional.of(company)));
    }

    /**
     * Rows of an entity that go in one batch at present; changes with what the service can take.
     */
    public int batchSize(String entitySet) {
        return shared.sizes.of(entitySet).now();
    }

    /** What a field {@code x@odata.bind} takes: {@code /transactioncurrencies(guid)}. */
    public String bind(String entitySet, String id) {
        return "/" + entitySet + "(" + Percent.segment(id) + ")";
    }

    /** Fetched once, at the first call. */
    public Model model() {
        return shared.model(this::fetchModel);
    }

    private Model fetchModel() {
        Map<String, String> headers = new HashMap<>(dialect.headers());
        headers.put("Accept", "application/xml");
        return transport.exchange(
                Transport.Request.get("$metadata", headers),
                reply -> ModelParser.parse(reply.body()));
    }

    private Model.EntityType entity(String entitySet) {
        return model().entity(entitySet)
                .orElseThrow(
                        () ->
                                new ConfigurationException(
                                        settings.name(),
                                        "the service has no entity set " + entitySet));
    }

    /** Asks for something cheap, to see whether the system is there and knows us. */
    public void check() {
        transport.exchange(
                Transport.Request.get(dialect.probe(), dialect.headers()), Gateway.Reply::status);
    }

    /** What tells this environment from another one; asked for at most once an hour. */
    public String environment() {
        return shared.environment(() -> Environment.of(settings, dialect, transport));
    }

    public ConnectionStats stats() {
        return transport.stats();
    }
}
