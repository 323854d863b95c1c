package dev.p2c.odata.read;

import dev.p2c.error.ConfigurationException;
import dev.p2c.odata.dialect.Dialect;
import dev.p2c.odata.model.Json;
import dev.p2c.odata.model.Model;
import dev.p2c.odata.transport.Transport;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Which rows of an entity there are, and which went since (OData 4.0 Protocol, 11.3; Use change
 * tracking to synchronize data with external systems). Thread-safe.
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
     * Every row's id, whatever a filter says.
     *
     * @return where to ask what has changed since; empty where the service tracks no changes of it
     */
    public String all(Model.EntityType type, Consumer<String> id) {
        String column = type.key().get(0);
        String target = type.set() + "?$select=" + column;
        try {
            return pages(target, TRACK + "," + PAGE, row(column, id));
        } catch (ConfigurationException e) {
            LOG.warn(
                    "{}: no change tracking, all ids are read instead: {}",
                    type.set(),
                    e.getMessage());
            return pages(target, PAGE, row(column, id));
        }
    }

    private static Consumer<Json.Rows> row(String column, Consumer<String> id) {
        return page -> page.rows().forEach(row -> id.accept(row.path(column).asText()));
    }

    /**
     * Ids of the rows deleted since.
     *
     * @return where to ask the next time
     * @throws ConfigurationException if the link has expired, or is of another state of the service
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
        Map<String, String> asked = new HashMap<>(headers);
        asked.put("Prefer", prefer);
        String target = first;
        while (true) {
            Json.Rows rows =
                    transport.exchange(
                            Transport.Request.get(target, asked), reply -> Json.rows(reply.body()));
            page.accept(rows);
            if (rows.nextLink().isEmpty()) {
                return rows.deltaLink();
            }
            target = rows.nextLink();
        }
    }
}
