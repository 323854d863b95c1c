package dev.p2c.odata.read;

import dev.p2c.error.ConfigurationException;
import dev.p2c.odata.dialect.Dialect;
import dev.p2c.odata.model.Json;
import dev.p2c.odata.model.Model;
import dev.p2c.odata.transport.Request;
import dev.p2c.odata.transport.Transport;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the ids of an entity set's rows, and later the ids of the deleted rows, by change tracking
 * (OData 4.0 Protocol, 11.3; Dataverse: Use change tracking to synchronize data with external
 * systems). Thread-safe.
 */
public final class DeltaReader {

    private static final Logger LOG = LoggerFactory.getLogger(DeltaReader.class);
    private static final String PAGE = "odata.maxpagesize=5000";
    private static final String TRACK = "odata.track-changes";

    private final Transport transport;
    private final Map<String, String> headers;

    public DeltaReader(Transport transport, Dialect dialect) {
        this.transport = transport;
        this.headers = dialect.headers();
    }

    /**
     * Reads the ids of all rows of a set whose key is a single id.
     *
     * @param id called for each id
     * @return the link that asks for later changes; empty where the service tracks no changes
     */
    public String all(Model.EntityType type, Consumer<String> id) {
        String column = type.key().get(0);
        String target = type.set() + "?$select=" + column;
        Consumer<Json.Rows> ids =
                page -> page.rows().forEach(row -> id.accept(row.path(column).asText()));
        try {
            return pages(target, TRACK + "," + PAGE, ids);
        } catch (ConfigurationException e) {
            LOG.warn(
                    "{}: no change tracking, so all ids are read instead: {}",
                    type.set(),
                    e.getMessage());
            return pages(target, PAGE, ids);
        }
    }

    /**
     * Reads the ids of the rows that were deleted since the link was given.
     *
     * @param deleted called for each id
     * @return the link for the next call
     * @throws ConfigurationException if the link has expired, or belongs to another service
     */
    public String since(String link, Consumer<String> deleted) {
        return pages(
                link,
                PAGE,
                page ->
                        page.rows().stream()
                                .filter(row -> row.path("reason").asText().equals("deleted"))
                                .filter(
                                        row ->
                                                row.path("@odata.context")
                                                        .asText()
                                                        .contains("$deletedEntity"))
                                .forEach(row -> deleted.accept(row.path("id").asText())));
    }

    private String pages(String first, String prefer, Consumer<Json.Rows> page) {
        Map<String, String> all = new HashMap<>(headers);
        all.put("Prefer", prefer);
        PageTrail trail = new PageTrail(transport, first);
        String target = first;
        while (true) {
            Json.Rows rows =
                    transport.exchange(Request.get(target, all), reply -> Json.rows(reply.body()));
            page.accept(rows);
            if (rows.nextLink().isEmpty()) {
                return rows.deltaLink();
            }
            target = trail.follow(rows.rows(), rows.nextLink());
        }
    }
}
